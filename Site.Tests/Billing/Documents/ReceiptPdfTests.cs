using Site.Core.Billing.Documents;

namespace Site.Tests.Billing.Documents;

public class ReceiptPdfTests
{
    [Test]
    public void Says_what_was_paid_when_and_how()
    {
        var printed = PrintedDocument.Of(stream => ReceiptPdf.Write(Samples.Receipt(), stream));

        Assert.Multiple(() =>
        {
            Assert.That(printed.Pages, Has.Count.EqualTo(1));
            Assert.That(printed.Text, Does.Contain("Période\u00a0: novembre 2026 Dossier\u00a0: 104 200 Moyen de paiement\u00a0: carte bancaire Référence du paiement\u00a0: a1b2c3d4 Montant reçu 1\u00a0234,50\u00a0€"));
            Assert.That(printed.Text, Does.Contain("votre paiement du 12\u00a0décembre 2026, pour la facture n°\u00a0F-2026-000123 (novembre 2026)."));
            Assert.That(printed.Text, Does.Contain("Mentions légales Responsable du traitement de vos données\u00a0: Ville de Cergy."));
        });
    }
}
