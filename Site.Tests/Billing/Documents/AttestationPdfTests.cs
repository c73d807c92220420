using Site.Core.Billing.Documents;

namespace Site.Tests.Billing.Documents;

public class AttestationPdfTests
{
    private static readonly AttestedChild Lina = new("Lina", "Lefèvre", new DateOnly(2020, 1, 2), 123450);
    private static readonly AttestedChild Noe = new("Noé", "Lefèvre-Œuvrard", new DateOnly(2023, 5, 17), 40210);

    [Test]
    public void Attests_what_was_paid_for_each_child_and_in_all()
    {
        var printed = PrintedDocument.Of(stream => AttestationPdf.Write(Samples.Attestation(Lina, Noe), stream));

        Assert.Multiple(() =>
        {
            Assert.That(printed.Pages, Has.Count.EqualTo(1));
            Assert.That(printed.Text, Does.Contain("Attestation fiscale 2026 Nous attestons que la famille Lefèvre (dossier 104 200) a payé en 2026, pour la garde de ses enfants âgés de moins de six ans au 1er\u00a0janvier 2026, les sommes suivantes."));
            Assert.That(printed.Text, Does.Contain("Enfant Date de naissance Payé pour la garde Lina Lefèvre 2\u00a0janvier 2020 1\u00a0234,50\u00a0€ Noé Lefèvre-Œuvrard 17\u00a0mai 2023 402,10\u00a0€ Total 1\u00a0636,60\u00a0€"));
            Assert.That(printed.Text, Does.Contain("Fait le 1er\u00a0février 2027. Régie des activités périscolaires, Ville de Cergy"));
            Assert.That(printed.Text, Does.Contain("les repas, les pénalités pour absence et les majorations n’y sont pas compris."));
        });
    }

    [Test]
    public void A_child_that_was_six_on_1_January_is_not_attested() =>
        Assert.That(() => AttestationPdf.Write(Samples.Attestation(Lina with { BirthDate = new DateOnly(2020, 1, 1) }), Stream.Null), Throws.ArgumentException);

    [Test]
    public void One_that_does_not_add_up_is_not_printed() =>
        Assert.That(() => AttestationPdf.Write(Samples.Attestation(Lina) with { TotalCents = 1 }, Stream.Null), Throws.ArgumentException);
}
