using Site.Core.Billing.PayFip;

namespace Site.Tests.Billing.PayFip;

/// <summary>At the edges of what PayFiP takes.</summary>
public class PayFipFormatTests
{
    private static readonly PayFipOrder Sound = new(
        "090909", "2026", "F20260", "Facture", 100, "a@b.fr", new Uri("https://famille.exemple.fr/n"), new Uri("https://famille.exemple.fr/r"));

    private static IEnumerable<TestCaseData> Taken =>
    [
        new(Sound), new(Sound with { AmountCents = 9_999_999 }), new(Sound with { Refdet = new string('7', 30) }), new(Sound with { Objet = new string('a', 99) }),
        new(Sound with { Mail = new string('a', 73) + "@b.fr.f" }), new(Sound with { Return = Address(249) }),
    ];

    private static IEnumerable<TestCaseData> NotTaken =>
    [
        new(Sound with { Numcli = "0909090" }, PayFipField.Numcli), new(Sound with { Numcli = "09090٩" }, PayFipField.Numcli), new(Sound with { Numcli = "090909\n" }, PayFipField.Numcli),
        new(Sound with { Exer = "20266" }, PayFipField.Exer), new(Sound with { Exer = "" }, PayFipField.Exer),
        new(Sound with { Refdet = "F2026" }, PayFipField.Refdet), new(Sound with { Refdet = new string('7', 31) }, PayFipField.Refdet), new(Sound with { Refdet = "F2026É0" }, PayFipField.Refdet),
        new(Sound with { Objet = new string('a', 100) }, PayFipField.Objet), new(Sound with { Objet = "" }, PayFipField.Objet), new(Sound with { Objet = "l’été" }, PayFipField.Objet),
        new(Sound with { AmountCents = 99 }, PayFipField.Amount), new(Sound with { AmountCents = 10_000_000 }, PayFipField.Amount), new(Sound with { AmountCents = -100 }, PayFipField.Amount),
        new(Sound with { Mail = "a@b.f" }, PayFipField.Mail), new(Sound with { Mail = new string('a', 75) + "@b.fr.f" }, PayFipField.Mail), new(Sound with { Mail = "parent.exemple" }, PayFipField.Mail),
        new(Sound with { Mail = "a@b@c.fr" }, PayFipField.Mail), new(Sound with { Mail = "élodie@b.fr" }, PayFipField.Mail), new(Sound with { Mail = "a\u0001a@b.fr" }, PayFipField.Mail),
        new(Sound with { Notification = Address(250) }, PayFipField.Notification), new(Sound with { Notification = new Uri("/n", UriKind.Relative) }, PayFipField.Notification),
        new(Sound with { Return = new Uri("ftp://famille.exemple.fr/r") }, PayFipField.Return),
    ];

    [TestCaseSource(nameof(Taken))]
    public void Just_within_is_taken(PayFipOrder order) => Assert.That(PayFipFormat.WrongField(order), Is.Null);

    [TestCaseSource(nameof(NotTaken))]
    public void Just_outside_is_named(PayFipOrder order, PayFipField field) => Assert.That(PayFipFormat.WrongField(order), Is.EqualTo(field));

    [TestCase("Œuvre, cœur et ex æquo", "OEuvre coeur et ex aequo")]
    [TestCase("  l’été…  à Noël !  ", "l ete a Noel")]
    [TestCase("Cafe\u0301 « n° 3 »", "Cafe n 3")]
    [TestCase("\ud800 \uffff 学校", "")]
    [TestCase("<b>&amp;</b>", "b amp b")]
    public void Texts_keep_what_can_be_kept(string text, string objet) => Assert.That(PayFipFormat.Objet(text), Is.EqualTo(objet));

    [Test]
    public void A_long_text_is_cut_and_does_not_end_in_a_blank() => Assert.That(PayFipFormat.Objet(new string('a', 98) + " " + new string('b', 50)), Is.EqualTo(new string('a', 98)));

    private static Uri Address(int length) => new("https://famille.exemple.fr/" + new string('a', length - "https://famille.exemple.fr/".Length));
}
