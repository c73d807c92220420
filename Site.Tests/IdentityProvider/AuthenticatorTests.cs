using System.Text;
using Site.IdentityProvider;
using Site.Tests.Account;

namespace Site.Tests.IdentityProvider;

/// <summary>« Code de sécurité »: the second factor.</summary>
public class AuthenticatorTests
{
    private const string Add = "Ajouter le code de sécurité";

    private AccountSite _site = null!;

    [SetUp]
    public void Start() => _site = new AccountSite();

    [TearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [Test]
    public async Task A_code_of_the_app_is_asked_at_sign_in_and_taken_once()
    {
        var person = await _site.PersonAsync();
        using var visitor = await _site.SignedInAsync(person);
        var (secret, codes) = await AddAsync(visitor);
        using (var first = _site.Visit())
        using (var second = _site.Visit())
        {
            var confirming = await AnswerAsync(await AskedAsync(first, person), first, Code(secret));
            _site.Time.Pass(TimeCodes.Step);
            var code = Code(secret);
            var right = await AnswerAsync(await AskedAsync(first, person), first, $"{code[..3]} {code[3..]}");
            var again = await AnswerAsync(await AskedAsync(second, person), second, code);

            Assert.That(confirming.Problems, Is.Not.Empty, "the code that confirmed the app is used up");
            Assert.That(right.Title, Is.EqualTo("Mon compte"));
            Assert.That(again.Problems.Single(), Does.StartWith("Ce code n’est pas le bon."));
        }
        Assert.That(codes, Has.Count.EqualTo(10));
        Assert.That((await _site.Mails.NextAsync()).Subject, Is.EqualTo("Un code de sécurité protège votre compte"));
        Assert.That(await _site.TrailAsync(person), Does.Contain(AccountEventKind.AuthenticatorAdded));
    }

    [Test]
    public async Task A_recovery_code_stands_in_for_a_lost_phone_once_and_is_kept_in_no_clear()
    {
        var person = await _site.PersonAsync();
        using var visitor = await _site.SignedInAsync(person);
        var (secret, codes) = await AddAsync(visitor);
        using var other = _site.Visit();

        var first = await AnswerAsync(await AskedAsync(other, person), other, codes[3]);
        using var another = _site.Visit();
        var second = await AnswerAsync(await AskedAsync(another, person), another, codes[3]);
        var kept = await _site.AccountsAsync(db => Task.FromResult(db.Users.Single(account => account.Id == person.Id)));

        Assert.That(first.Title, Is.EqualTo("Mon compte"));
        Assert.That(second.Problems, Is.Not.Empty);
        Assert.That((await visitor.OpenAsync("/compte/code-de-securite")).Words, Does.Contain("Il vous reste 9 codes de secours."));
        Assert.That(kept.RecoveryCodes, Does.Not.Contain(codes[0].Replace("-", "")));
        Assert.That(kept.AuthenticatorSecret, Does.Not.Contain(Convert.ToBase64String(secret)).And.Not.Contain(TimeCodes.Base32(secret)));
        Assert.That(await _site.TrailAsync(person), Does.Contain(AccountEventKind.RecoveryCodeUsed));
    }

    [Test]
    public async Task It_is_removed_with_the_password()
    {
        var person = await _site.PersonAsync();
        using var visitor = await _site.SignedInAsync(person);
        await AddAsync(visitor);
        var page = await visitor.OpenAsync("/compte/code-de-securite");

        var refused = await visitor.PressAsync(page, "Retirer le code de sécurité", ("Password", "faux"));
        var removed = await visitor.PressAsync(page, "Retirer le code de sécurité", ("Password", AccountSite.Password));

        Assert.That(refused.Problems.Single(), Does.StartWith("Ce mot de passe n’est pas le bon."));
        Assert.That(removed.Words, Does.Contain("Le code de sécurité est retiré"));
        using var again = await _site.SignedInAsync(person);
    }

    [Test]
    public async Task New_recovery_codes_replace_the_former_ones()
    {
        var person = await _site.PersonAsync();
        using var visitor = await _site.SignedInAsync(person);
        var (_, former) = await AddAsync(visitor);

        var page = await visitor.PressAsync(await visitor.OpenAsync("/compte/code-de-securite"), "Obtenir de nouveaux codes", ("Password", AccountSite.Password));
        using var other = _site.Visit();
        var refused = await AnswerAsync(await AskedAsync(other, person), other, former[0]);
        var right = await AnswerAsync(refused, other, Codes(page)[0]);

        Assert.That(refused.Problems, Is.Not.Empty);
        Assert.That(right.Title, Is.EqualTo("Mon compte"));
    }

    [Test]
    public async Task A_wrong_first_code_keeps_the_secret_on_screen_and_adds_nothing()
    {
        var person = await _site.PersonAsync();
        using var visitor = await _site.SignedInAsync(person);
        var form = await visitor.OpenAsync("/compte/code-de-securite");

        var page = await visitor.PressAsync(form, Add, ("Code", "12345"), ("Password", AccountSite.Password));

        Assert.That(page.Problems.Single(), Does.StartWith("Ce code n’est pas le bon."));
        Assert.That(page.Document.QuerySelector(".secret")?.TextContent, Is.EqualTo(form.Document.QuerySelector(".secret")?.TextContent));
        Assert.That(page.Document.QuerySelector("img.qr")?.GetAttribute("src"), Is.EqualTo(form.Document.QuerySelector("img.qr")?.GetAttribute("src")).And.StartsWith("data:image/png;base64,"));
        using var again = await _site.SignedInAsync(person);
    }

    [Test]
    public async Task A_secret_that_was_offered_to_somebody_else_or_long_ago_is_not_taken()
    {
        using var visitor = await _site.SignedInAsync(await _site.PersonAsync());
        using var other = await _site.SignedInAsync(await _site.PersonAsync());
        var (form, theirs) = (await visitor.OpenAsync("/compte/code-de-securite"), await other.OpenAsync("/compte/code-de-securite"));

        var page = await visitor.PressAsync(form, Add,
            ("Offer", theirs.Document.QuerySelector("[name=Offer]")!.GetAttribute("value")!), ("Code", Code(SecretOn(theirs))), ("Password", AccountSite.Password));

        Assert.That(page.Problems.Single(), Does.StartWith("La page est restée ouverte trop longtemps."));
        Assert.That(page.Document.QuerySelector(".secret")?.TextContent, Is.Not.EqualTo(theirs.Document.QuerySelector(".secret")?.TextContent));
    }

    private async Task<(byte[] Secret, IReadOnlyList<string> Codes)> AddAsync(Visitor visitor)
    {
        // From here on the clock stands: no test depends on half a minute.
        _site.Time.Pass(TimeSpan.Zero);
        var form = await visitor.OpenAsync("/compte/code-de-securite");
        var secret = SecretOn(form);
        var code = Code(secret);
        return (secret, Codes(await visitor.PressAsync(form, Add, ("Code", code), ("Password", AccountSite.Password))));
    }

    private static async Task<VisitedPage> AskedAsync(Visitor visitor, Person person)
    {
        var page = await visitor.SignInAsync(person.UserName, AccountSite.Password);
        Assert.That(page.Address.AbsolutePath, Is.EqualTo(ProviderAddresses.SecondFactor), page.Words);
        return page;
    }

    private static Task<VisitedPage> AnswerAsync(VisitedPage asked, Visitor visitor, string code) => visitor.PressAsync(asked, "Continuer", ("Code", code));

    private static List<string> Codes(VisitedPage page) => [.. page.Document.QuerySelectorAll(".codes li").Select(line => line.TextContent.Trim())];

    private string Code(byte[] secret) => TimeCodes.CodeAt(secret, TimeCodes.StepAt(_site.Time.GetUtcNow()));

    // What an app does with the text that people type in.
    private static byte[] SecretOn(VisitedPage page)
    {
        var bits = new StringBuilder();
        foreach (var letter in page.Document.QuerySelector(".secret")!.TextContent.Where(char.IsLetterOrDigit))
            bits.Append(Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter), 2).PadLeft(5, '0'));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(index => Convert.ToByte(bits.ToString(index * 8, 8), 2))];
    }
}
