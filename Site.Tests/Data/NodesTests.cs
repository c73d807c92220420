using Npgsql;
using Site.IdentityProvider;
using Site.Tests.Account;
using Site.Tests.Support;

namespace Site.Tests.Data;

/// <summary>Two processes of the site, each with a data folder of its own, on one PostgreSQL database: people do not notice which of them answers.</summary>
public class NodesTests
{
    private const string Password = "quatre chats bleus";

    private static readonly Uri KeySet = new(ProviderAddresses.KeySet, UriKind.Relative);
    private static readonly Queue<SampleLetter> Letters = new(SampleLetter.All());

    private readonly TemporaryFolder _dataOfOne = new();
    private readonly TemporaryFolder _dataOfOther = new();
    private SmtpSink _mails = null!;
    private string _database = null!;
    private SiteProcess _one = null!;
    private SiteProcess _other = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _mails = new SmtpSink { Aside = SampleLetter.GuardiansMails() };
        _database = PostgreSqlServer.NewDatabase();
        // On an empty database both would import; the second finds the town there.
        _one = await StartAsync(_dataOfOne, "--Families:FirstRun", "sample");
        // People know both by one address: the first one's.
        _other = await StartAsync(_dataOfOther, "--Site:PublicAddress", _one.Address.ToString());
        // Both make the provider's keys and client at the same moment.
        await Task.WhenAll(_one.Http.GetStringAsync(KeySet), _other.Http.GetStringAsync(KeySet));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
        await _mails.DisposeAsync();
        _dataOfOne.Dispose();
        _dataOfOther.Dispose();
    }

    [Test]
    public async Task A_link_that_one_mails_is_used_on_the_other_and_its_owner_is_signed_in_on_both()
    {
        var letter = Letters.Dequeue();
        using var visitor = new Visitor(_one.Address);
        await SignUpAsync(visitor, letter, "zoe95");
        var link = On(_other, SmtpSink.LinkIn(await _mails.NextAsync()));

        var account = await ActivateAsync(visitor, link);

        Assert.That(account.Title, Is.EqualTo("Mon compte"), account.Words);
        foreach (var node in new[] { _one, _other })
        {
            var page = await visitor.OpenAsync(new Uri(node.Address, "/compte").ToString());
            AssertSignedIn(page, node);
            Assert.That(VisitedPage.Plain(page.Words).Replace('\u00A0', ' '), Does.Contain(letter.Number));
        }
        Assert.That(_mails.Waiting, Is.Zero, "one mail, once");
    }

    [Test]
    public async Task Who_signs_in_at_one_is_signed_in_at_the_other()
    {
        await AccountAsync("alma95");
        using var visitor = new Visitor(_other.Address);

        var page = await visitor.SignInAsync("alma95", Password);

        // The provider answers at the public address.
        AssertSignedIn(page, _one);
        AssertSignedIn(await visitor.OpenAsync(new Uri(_other.Address, "/compte").ToString()), _other);
    }

    [Test]
    public async Task A_session_that_is_ended_on_one_is_ended_on_the_other()
    {
        await AccountAsync("lena95");
        using var here = new Visitor(_one.Address);
        using var there = new Visitor(_other.Address);
        await here.SignInAsync("lena95", Password);
        await there.SignInAsync("lena95", Password);
        var seen = await there.OpenAsync(new Uri(_other.Address, "/compte").ToString());

        await here.PressAsync(await here.OpenAsync("/compte/appareils"), "Se déconnecter partout");

        AssertSignedIn(seen, _other);
        Assert.That((await there.OpenAsync(new Uri(_other.Address, "/compte").ToString())).Address.AbsolutePath, Is.EqualTo(ProviderAddresses.SignIn));
    }

    [Test]
    public async Task Both_sign_with_the_same_key()
    {
        var ofOne = await _one.Http.GetStringAsync(KeySet);
        var ofOther = await _other.Http.GetStringAsync(KeySet);

        Assert.That(ofOther, Is.EqualTo(ofOne).And.Contain("portail-1"));
    }

    [Test]
    public async Task Of_two_who_want_one_user_name_at_the_same_moment_one_gets_it_and_the_other_is_offered_names()
    {
        using var first = new Visitor(_one.Address);
        using var second = new Visitor(_other.Address);
        await SignUpAsync(first, Letters.Dequeue(), "noa95", "noa.un@exemple.fr");
        var linkOfFirst = SmtpSink.LinkIn(await _mails.NextAsync());
        await SignUpAsync(second, Letters.Dequeue(), "NOA95", "noa.deux@exemple.fr");
        var linkOfSecond = On(_other, SmtpSink.LinkIn(await _mails.NextAsync()));

        var pages = await Task.WhenAll(Task.Run(() => ActivateAsync(first, linkOfFirst)), Task.Run(() => ActivateAsync(second, linkOfSecond)));

        Assert.That(pages.Select(page => page.Title), Has.Exactly(1).EqualTo("Mon compte"), string.Join('\n', pages.Select(page => page.Words)));
        Assert.That(pages.Single(page => page.Title != "Mon compte").Problems.Concat([""]), Has.Some.Contain("déjà"));
        Assert.That(await CountAsync("SELECT COUNT(*) FROM accounts.\"Accounts\" WHERE \"NormalizedUserName\" = 'NOA95'"), Is.EqualTo(1));
    }

    [Test]
    public async Task The_keys_of_cookies_are_one_for_both_and_in_no_folder()
    {
        using var visitor = new Visitor(_other.Address);
        await visitor.OpenAsync(ProviderAddresses.SignIn);

        Assert.That(await CountAsync("SELECT COUNT(*) FROM portal.\"SharedKeys\""), Is.EqualTo(1));
        Assert.That(new[] { _dataOfOne, _dataOfOther }.SelectMany(data => Directory.EnumerateFiles(data.Path, "*", SearchOption.AllDirectories)).Select(Path.GetFileName),
            Has.None.StartsWith("accounts.db").And.None.StartsWith("portal.db").And.None.StartsWith("key-"));
    }

    [Test]
    public async Task The_password_stands_in_no_log()
    {
        await _one.StartedAsync();

        Assert.That(_one.Output + _other.Output, Does.Not.Contain("unused-secret"));
    }

    // Who is not signed in there is sent to the provider, at the other address.
    private static void AssertSignedIn(VisitedPage page, SiteProcess node) =>
        Assert.That((page.Address.Port, page.Title), Is.EqualTo((node.Address.Port, "Mon compte")), page.Words);

    private Task<SiteProcess> StartAsync(TemporaryFolder data, params string[] more) => SiteProcess.StartAsync(SiteProcess.BuiltAssembly, data.Path,
        ["--Data:PostgreSql", _database, "--Mail:From", "portail@exemple.fr", "--Mail:Smtp:Host", "127.0.0.1", "--Mail:Smtp:Port", $"{_mails.Port}",
            "--Mail:Smtp:Security", "None", .. more]);

    private async Task AccountAsync(string userName)
    {
        using var visitor = new Visitor(_one.Address);
        await SignUpAsync(visitor, Letters.Dequeue(), userName);
        await ActivateAsync(visitor, SmtpSink.LinkIn(await _mails.NextAsync()));
    }

    private static async Task SignUpAsync(Visitor visitor, SampleLetter letter, string userName, string? mail = null)
    {
        var page = await visitor.PressAsync(await visitor.OpenAsync("/inscription"), "Créer mon compte",
            ("FamilyName", letter.FamilyName), ("DossierNumber", letter.Number), ("UserName", userName), ("Mail", mail ?? $"{userName}@exemple.fr"), ("Password", Password));
        Assert.That(page.Title, Is.EqualTo("Vérifiez vos courriels"), page.Words);
    }

    private static async Task<VisitedPage> ActivateAsync(Visitor visitor, Uri link) =>
        await visitor.PressAsync(await visitor.OpenAsync(link.ToString()), "Activer mon compte", ("Password", Password));

    private static Uri On(SiteProcess node, Uri address) => new(node.Address, address.PathAndQuery);

    private async Task<long> CountAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
