using Site.Core.Billing.Documents;

namespace Site.Tests.Billing.Documents;

/// <summary>What a family reads on its printed invoice.</summary>
public class InvoicePdfTests
{
    private static PrintedDocument Print(InvoiceDocument invoice) => PrintedDocument.Of(stream => InvoicePdf.Write(invoice, stream));

    [Test]
    public void Says_who_owes_what_to_whom_until_when()
    {
        var text = Print(Samples.Invoice(Samples.Line("Lina", 2, cents: 123450))).Text;

        Assert.Multiple(() =>
        {
            Assert.That(text, Does.StartWith("Ville de Cergy Régie des activités périscolaires 3 place Olympe-de-Gouges, 95800 Cergy 01 34 33 44 00\u00a0– regie@cergy.exemple.fr "
                + "Famille Lefèvre 12 bis rue de l’Église Résidence Les Œillets 95800 Cergy Facture n°\u00a0F-2026-000123 "));
            Assert.That(text, Does.Contain("Période\u00a0: novembre 2026 Date de la facture\u00a0: 1er\u00a0décembre 2026 Dossier\u00a0: 104 200 État\u00a0: À payer"));
            Assert.That(text, Does.Contain("À payer 1\u00a0234,50\u00a0€ au plus tard le\u00a031\u00a0décembre 2026"));
        });
    }

    [Test]
    public void The_amount_to_pay_is_the_largest_text()
    {
        var letters = Print(Samples.Invoice(Samples.Line("Lina", 2))).Pages[0].Letters;

        var largest = letters.Max(letter => letter.PointSize);

        Assert.That(string.Concat(letters.Where(letter => letter.PointSize == largest).Select(letter => letter.Value)), Is.EqualTo("4,12\u00a0€"));
    }

    [Test]
    public void Lines_stand_by_child_with_a_subtotal_for_each()
    {
        var text = Print(Samples.Invoice(
            Samples.Line("Lina", 2, why: "réservé\u00a0; repas, tarif unique"), Samples.Line("Noé", 2, "Accueil du soir", 230), Samples.Line("Lina", 3))).Text;

        Assert.That(text, Does.Contain("Lina Jour Prestation Quantité Prix unitaire Montant "
            + "lun.\u00a002/11/2026 Restauration scolaireréservé\u00a0; repas, tarif unique 1 4,12\u00a0€ 4,12\u00a0€ mar.\u00a003/11/2026 Restauration scolaire 1 4,12\u00a0€ 4,12\u00a0€ "
            + "Sous-total pour Lina 8,24\u00a0€ Noé Jour Prestation Quantité Prix unitaire Montant lun.\u00a002/11/2026 Accueil du soir 1 2,30\u00a0€ 2,30\u00a0€ "
            + "Sous-total pour Noé 2,30\u00a0€ Total de la facture 10,54\u00a0€ Reste à payer 10,54\u00a0€"));
    }

    [Test]
    public void What_was_carried_and_what_was_paid_are_accounted_for()
    {
        var text = Print(Samples.Invoice(Samples.Line("Lina", 2)) with { CarriedCents = 60, TotalCents = 472, PaidCents = 200, DueCents = 272 }).Text;

        Assert.Multiple(() =>
        {
            Assert.That(text, Does.Contain("Total des prestations 4,12\u00a0€ Report d’une facture précédente 0,60\u00a0€ Total de la facture 4,72\u00a0€ Déjà payé 2,00\u00a0€ Reste à payer 2,72\u00a0€"));
            Assert.That(text, Does.Contain("Reste à payer 2,72\u00a0€ au plus tard le"));
        });
    }

    [Test]
    public void What_is_paid_asks_for_nothing_more()
    {
        var text = Print(Samples.Invoice(Samples.Line("Lina", 2)) with { PaidCents = 412, DueCents = 0, StateText = "Payée" }).Text;

        Assert.Multiple(() =>
        {
            Assert.That(text, Does.Contain("État\u00a0: Payée Reste à payer 0,00\u00a0€ Lina"));
            Assert.That(text, Does.Not.Contain("au plus tard").And.Not.Contain("Comment payer"));
        });
    }

    [Test]
    public void A_credit_note_says_that_it_is_in_the_familys_favour()
    {
        var text = Print(Samples.Invoice(Samples.Line("Lina", 2, cents: -412)) with { Number = "A-2026-000004", StateText = "Avoir" }).Text;

        Assert.That(text, Does.Contain("Avoir n°\u00a0A-2026-000004").And.Contain("En votre faveur 4,12\u00a0€ Lina").And.Contain("Total de l’avoir −4,12\u00a0€ En votre faveur 4,12\u00a0€"));
    }

    [Test]
    public void Says_how_to_pay_with_the_reference()
    {
        var text = Print(Samples.Invoice(Samples.Line("Lina", 2))).Text;

        Assert.That(text, Does.Contain("Comment payer Référence à rappeler pour tout paiement\u00a0: F2026000123 • En ligne, sur le portail famille. • Par chèque à l’ordre du Trésor public."));
    }

    [Test]
    public void Without_lines_it_says_so()
    {
        var text = Print(Samples.Invoice() with { CarriedCents = 250, TotalCents = 250, DueCents = 250 }).Text;

        Assert.That(text, Does.Contain("Aucune prestation sur cette facture. Total des prestations 0,00\u00a0€ Report d’une facture précédente 2,50\u00a0€"));
    }

    [TestCase(0, 413)]
    [TestCase(1, 412)]
    public void One_that_does_not_add_up_is_not_printed(int carried, int total)
    {
        using var stream = new MemoryStream();

        Assert.Multiple(() =>
        {
            Assert.That(() => InvoicePdf.Write(Samples.Invoice(Samples.Line("Lina", 2)) with { CarriedCents = carried, TotalCents = total }, stream), Throws.ArgumentException);
            Assert.That(stream.Length, Is.Zero);
        });
    }

    [Test]
    public void Both_modes_tell_the_court_and_the_two_months()
    {
        var invoice = Samples.Invoice(Samples.Line("Lina", 2));

        var regie = Print(invoice).Text;
        var titre = Print(invoice with { LegalNotices = LegalNotices.OfTitre(Samples.Town, Samples.Court, "Jeanne Martin, maire de Cergy") }).Text;

        Assert.Multiple(() =>
        {
            Assert.That(regie, Does.Contain("Mentions légales Cette facture est à payer à la régie de recettes\u00a0: Régie des activités périscolaires, Ville de Cergy."));
            Assert.That(regie, Does.Contain("dans les deux mois qui suivent sa notification, devant le tribunal administratif de Cergy-Pontoise (article\u00a0R.\u00a0421-1 du code de justice administrative)"));
            Assert.That(titre, Does.Contain("Mentions légales Titre exécutoire émis et rendu exécutoire par Jeanne Martin, maire de Cergy."));
            Assert.That(titre, Does.Contain("dans les deux mois qui suivent la réception de ce titre, devant le tribunal administratif de Cergy-Pontoise (2° de l’article\u00a0L.\u00a01617-5"));
            Assert.That(regie, Does.Contain("réclamation à la CNIL"));
            Assert.That(titre, Does.Contain("réclamation à la CNIL"));
        });
    }

    [Test]
    public void The_familys_address_shows_in_the_window_of_an_envelope()
    {
        const double millimetre = 72 / 25.4;
        var letters = Print(Samples.Invoice(Samples.Line("Lina", 2))).Pages[0].Letters;

        // Folded in three in a 220 × 110 mm envelope, whose window lies 100 to 200 mm from its left and 45 to 90 mm from its top; the page has 10 mm to slide.
        var inWindow = letters.Where(letter => letter.StartBaseLine.X > 105 * millimetre && letter.StartBaseLine.Y is < (297 - 47) * millimetre and > (297 - 88) * millimetre).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(string.Concat(inWindow.Select(letter => letter.Value)), Is.EqualTo("Famille Lefèvre12 bis rue de l’ÉgliseRésidence Les Œillets95800 Cergy"));
            Assert.That(inWindow.Max(letter => letter.EndBaseLine.X), Is.LessThan(190 * millimetre));
        });
    }
}
