using Site.Tests.Account;

namespace Site.Tests.IdentityProvider;

/// <summary>What the fields of the sign-up take, and what they say of anything else.</summary>
public class SignUpFieldsTests
{
    private const string Password = "quatre chats bleus";

    private AccountSite _site = null!;
    private Visitor _visitor = null!;

    [SetUp]
    public void Start()
    {
        _site = new AccountSite();
        _visitor = _site.Visit();
    }

    [TearDown]
    public async Task Stop()
    {
        _visitor.Dispose();
        await _site.DisposeAsync();
    }

    [TestCase("Zoé95", "un accent («\u00A0é\u00A0»)", "Zoe95")]
    [TestCase("Zoë95", "un tréma («\u00A0ë\u00A0»)", "Zoe95")]
    [TestCase("Zoe Martin", "un espace", "ZoeMartin")]
    [TestCase("zoe_95", "le signe «\u00A0_\u00A0»", "zoe95")]
    [TestCase("François", "une cédille («\u00A0ç\u00A0»)", "Francois")]
    public async Task Je_n_arrive_pas_à_renseigner_mon_nom_d_utilisateur(string typed, string wrong, string proposed)
    {
        var page = await SignUpAsync(_site.NextLetter(), typed, "zoe@exemple.fr");

        Assert.That(page.Problems.Single(), Does.Contain(wrong).And.Contain($"«\u00A0{proposed}\u00A0»"));
        Assert.That(_site.Mails.Waiting, Is.Zero);
    }

    [Test]
    public async Task What_is_no_character_is_refused_in_each_field_like_anything_else_that_is_wrong()
    {
        var letter = _site.NextLetter();

        var name = await SignUpAsync(letter, "Zoe\uFFFE95", "zoe@exemple.fr");
        var family = await SignUpAsync(letter with { FamilyName = letter.FamilyName + "\uFFFE" }, "Zoe95", "zoe@exemple.fr");
        var number = await SignUpAsync(letter with { Number = letter.Number + "\uFFFE" }, "Zoe95", "zoe@exemple.fr");
        var password = await SignUpAsync(letter, "Zoe95", "zoe@exemple.fr", password: Password + "é\uFFFE");

        Assert.That(name.Problems.Single(), Does.Contain("un caractère illisible"));
        Assert.That(family.Problems, Is.Not.Empty.And.EqualTo(number.Problems));
        Assert.That(password.Title, Is.EqualTo("Vérifiez vos courriels"), "a password may hold anything");
    }

    [Test]
    public async Task A_user_name_that_holds_what_is_no_character_is_refused()
    {
        var page = await SignUpAsync(_site.NextLetter(), "Zoe95\uFFFE", "zoe\uFFFE@exemple.fr", password: "quatre chats \uFFFE bleus");

        Assert.That(page.Problems.Count(), Is.EqualTo(2), page.Words);
        Assert.That(page.Problems.First(), Does.Contain("caractère illisible").And.Contain("Zoe95"));
        Assert.That(page.Problems.Last(), Does.StartWith("Vérifiez l’adresse mail"));
    }

    [TestCase("123456789012")]
    [TestCase("azertyuiop12")]
    [TestCase("Marseille2026!")]
    [TestCase("motdepasse95800")]
    [TestCase("aaaaaaaaaaaaaaa")]
    [TestCase("Zoe951234567")]
    [TestCase("soleilsoleil")]
    public async Task A_password_that_everybody_tries_is_refused(string guessable)
    {
        var page = await SignUpAsync(_site.NextLetter(), "Zoe95", "zoe@exemple.fr", password: guessable);

        Assert.That(page.Problems.Single(), Does.Contain("trop facile à deviner"));
    }

    [Test]
    public async Task A_password_needs_length_and_no_kinds_of_characters()
    {
        var shorter = await SignUpAsync(_site.NextLetter(), "Zoe95", "zoe@exemple.fr", password: "onze lettre");
        var plain = await SignUpAsync(_site.NextLetter(), "Zoe95", "zoe@exemple.fr", password: "ma tante fait du velo");

        Assert.That(shorter.Problems.Single(), Does.Contain("12 caractères au moins"));
        Assert.That(plain.Title, Is.EqualTo("Vérifiez vos courriels"));
    }

    [TestCase("zoe@exemple.fr\r\nBcc: tous@exemple.fr")]
    [TestCase("zoe@exemple")]
    [TestCase("Zoé <zoe@exemple.fr>")]
    [TestCase("zoe@exemple.fr, tous@exemple.fr")]
    public async Task What_is_no_single_mail_address_is_refused(string typed)
    {
        var page = await SignUpAsync(_site.NextLetter(), "Zoe95", typed);

        Assert.That(page.Problems.Single(), Does.Contain("Vérifiez l’adresse mail"));
        Assert.That(_site.Mails.Waiting, Is.Zero);
    }

    private async Task<VisitedPage> SignUpAsync(SampleLetter letter, string userName, string mail, string password = Password) =>
        await _visitor.PressAsync(await _visitor.OpenAsync("/inscription"), "Créer mon compte",
            ("FamilyName", letter.FamilyName), ("DossierNumber", letter.Number), ("UserName", userName), ("Mail", mail), ("Password", password));
}
