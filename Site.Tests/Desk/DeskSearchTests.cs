using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Site.Core.Desk;
using Site.Tests.Support;

namespace Site.Tests.Desk;

[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class DeskSearchTests(Store store)
{
    private DeskSite _desk = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _desk = store == Store.PostgreSql
        ? await DeskSite.StartAsync(("Data:PostgreSql", PostgreSqlServer.NewDatabase()))
        : await DeskSite.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _desk.DisposeAsync();

    [TestCase("Lefèvre")]
    [TestCase("lefevre")]
    [TestCase("camille LEF")]
    [TestCase("lefevre camille")]
    [TestCase("104 200")]
    [TestCase("104200")]
    [TestCase("camille.lefevre@exemple.fr")]
    [TestCase("Camille.Lefevre@")]
    public async Task A_dossier_is_found_by_name_number_or_the_mail_address_that_the_town_has(string text) =>
        Assert.That(await _desk.FoundAsync(text), Does.Contain("104 200"));

    [TestCase("d'almeida")]
    [TestCase("almeida")]
    public async Task Apostrophes_part_words(string text) => Assert.That(await _desk.FoundAsync(text), Does.Contain("104 214"));

    [TestCase("camille nguyen", Description = "Two people's names.")]
    [TestCase("efèvre", Description = "The middle of a name.")]
    [TestCase("4 200", Description = "The end of a number.")]
    [TestCase("%%%")]
    [TestCase("___")]
    [TestCase("' OR 1=1 --")]
    public async Task Nothing_else_finds_it(string text) => Assert.That(await _desk.FoundAsync(text), Does.Not.Contain("104 200"));

    [Test]
    public async Task A_dossier_is_found_by_its_accounts_user_name_and_mail()
    {
        var letter = _desk.Site.NextLetter();
        var (person, browser) = await _desk.LinkedAsync(letter);
        browser.Dispose();

        Assert.That(await _desk.FoundAsync(person.UserName.ToUpperInvariant()), Does.Contain(letter.Number));
        Assert.That(await _desk.FoundAsync(person.Mail), Is.EqualTo(new[] { letter.Number }));
    }

    [Test]
    public async Task A_dossier_is_found_by_a_sign_up_that_waits()
    {
        var letter = _desk.Site.NextLetter();
        await _desk.SignUpAsync(letter, "Attente95", "attente@exemple.fr");

        Assert.That(await _desk.FoundAsync("attente@exemple.fr"), Is.EqualTo(new[] { letter.Number }));
    }

    [Test]
    public async Task An_account_without_dossier_is_found_beside_the_dossiers()
    {
        var person = await _desk.Site.PersonAsync();

        var accounts = (await _desk.SearchAsync(person.Mail))["accounts"]!.AsArray();

        Assert.That(accounts.Select(account => (string?)account!["userName"]), Is.EqualTo(new[] { person.UserName }));
        Assert.That((string?)(await _desk.ReadAsync($"accounts/{accounts[0]!["id"]}"))["account"]!["mail"], Is.EqualTo(person.Mail));
    }

    [Test]
    public async Task Pages_follow_each_other_and_none_is_longer_than_allowed()
    {
        var all = await _desk.FoundAsync("104", take: 1_000);
        var total = (int)(await _desk.SearchAsync("104"))["total"]!;
        var pages = new List<string>();
        for (var skip = 0; skip < total; skip += 15)
            pages.AddRange(await _desk.FoundAsync("104", skip, 15));

        Assert.That(total, Is.GreaterThan(15));
        Assert.That(all, Has.Count.EqualTo(Math.Min(total, DeskSearch.MostAtOnce)));
        Assert.That(pages, Is.Unique.And.Count.EqualTo(total).And.SupersetOf(all));
    }

    [TestCase("")]
    [TestCase(" le ")]
    public async Task Less_than_three_characters_find_nothing(string text) =>
        Assert.That(await _desk.RefusalAsync("search", new { text }), Is.EqualTo((400, "Écrivez au moins 3 caractères.")));

    [Test]
    public async Task Every_search_and_every_look_is_in_the_trail()
    {
        var letter = _desk.Site.NextLetter();

        await _desk.SearchAsync($"{letter.FamilyName} essai");
        await _desk.DossierAsync(letter);

        var lines = await _desk.Site.PortalAsync(db => db.Set<DeskAction>().OrderByDescending(action => action.Id).Take(2).ToListAsync());
        Assert.That(lines.Select(line => (line.Kind, line.Subject, line.StaffName)), Is.EqualTo(new[]
        {
            (DeskActionKind.LookedAtDossier, $"{letter.FamilyName}, {letter.Number}", DeskSite.Agent), (DeskActionKind.Searched, $"{letter.FamilyName} essai", DeskSite.Agent),
        }));
    }

    [Test]
    public async Task The_trail_forgets_after_twelve_months()
    {
        await using var desk = await DeskSite.StartAsync();
        await desk.SearchAsync("ancienne");
        var trail = desk.Site.Services.GetRequiredService<DeskTrail>();
        desk.Site.Time.Pass(TimeSpan.FromDays(366));

        await trail.NoteAsync(new DeskNote(new DeskStaff(Guid.NewGuid(), "Quelqu’un"), DeskActionKind.Searched, "nouvelle"), CancellationToken.None);

        Assert.That(await desk.Site.PortalAsync(db => db.Set<DeskAction>().Select(action => action.Subject).ToListAsync()), Is.EqualTo(new[] { "nouvelle" }));
    }

    [Test]
    public async Task Searches_without_end_are_slowed_down()
    {
        using var other = await DeskSite.StaffAsync(_desk.Site.Address, "admin");
        var last = 0;
        for (var searches = 0; searches <= global::Site.Desk.DeskLimiter.Burst; searches++)
        {
            using var response = await other.PostAsync(new Uri("search", UriKind.Relative), JsonContent.Create(new { text = "personne" }));
            last = (int)response.StatusCode;
        }

        Assert.That(last, Is.EqualTo(429));
        Assert.That(await _desk.FoundAsync("Lefèvre"), Is.Not.Empty, "only who searches so much is slowed down");
    }

    [Test]
    public async Task No_log_holds_a_name_a_mail_address_or_what_was_looked_for()
    {
        var log = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await using var site = new SiteFactory(services => services.AddSingleton<ILoggerProvider>(new Collecting(log)))
            .With("Families:FirstRun", "sample").With("Logging:LogLevel:Default", "Debug").With("Logging:LogLevel:Microsoft.AspNetCore", "Information");
        using var desk = await DeskSite.StaffAsync(site.Listen(), "guichet");

        using var found = await desk.PostAsync(new Uri("search", UriKind.Relative), JsonContent.Create(new { text = "camille.lefevre@exemple.fr" }));
        var id = (string?)(await found.Content.ReadFromJsonAsync<System.Text.Json.Nodes.JsonNode>())!["dossiers"]![0]!["id"];
        var dossier = await desk.GetFromJsonAsync<System.Text.Json.Nodes.JsonNode>(new Uri($"dossiers/{id}", UriKind.Relative));
        foreach (var guardian in dossier!["guardians"]!.AsArray())
            using (await desk.PostAsync(new Uri($"guardians/{guardian!["id"]}/end", UriKind.Relative), JsonContent.Create(new { reason = "raison très personnelle" })))
            {
                // What is written down meanwhile counts.
            }

        Assert.That(log, Has.Some.Contains("/gestion/desk/api/v1/search"), "requests are logged here");
        Assert.That(log.Where(line => new[] { "lefevre", "lefèvre", "raison très personnelle", "104 200", "104200" }.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase))), Is.Empty);
    }

    private sealed class Collecting(System.Collections.Concurrent.ConcurrentQueue<string> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
