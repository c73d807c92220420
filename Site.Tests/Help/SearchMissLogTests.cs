using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Site.Core.Data;
using Site.Core.Help.Misses;

namespace Site.Tests.Help;

public class SearchMissLogTests
{
    private PortalDatabase _portal = null!;
    private FixedTime _time = null!;

    [SetUp]
    public void Create()
    {
        _portal = new PortalDatabase();
        _time = new FixedTime();
    }

    [TearDown]
    public void Drop() => _portal.Dispose();

    [TestCase("  Cantine   BIO ", "cantine bio")]
    [TestCase("perdu jean.dupont+x@example.fr merci", "perdu [adresse e-mail masquée] merci")]
    [TestCase("rappelez le 06 12 34 56 78", "rappelez le [numéro de téléphone masqué]")]
    [TestCase("tel +33 6.12.34.56.78", "tel [numéro de téléphone masqué]")]
    [TestCase("dossier 123456", "dossier [numéro de dossier masqué]")]
    [TestCase("né le 12/05/2015", "né le [numéro masqué]")]
    [TestCase("carte 4970 1000 0000 0000", "carte [numéro de carte masqué]")]
    [TestCase("facture 2025", "facture 2025")]
    [TestCase("\0\ud800", "")]
    [TestCase("\ufffd\ufffd \ufffd", "")]
    [TestCase("?!… 🙂 --", "")]
    [TestCase("🙂 vélo", "🙂 vélo")]
    [TestCase("anticonstitutionnellementanticonstitutio", "anticonstitutionnellementanticonstitutio")]
    [TestCase("anticonstitutionnellementanticonstitution", "")]
    [TestCase("anticonstitutionnellement anticonstitution", "anticonstitutionnellement anticonstitution")]
    public void What_is_kept_names_nobody(string query, string kept)
    {
        Assert.That(SearchMissText.Keep(query), Is.EqualTo(kept));
    }

    [Test]
    public async Task Misses_are_counted_by_the_day_of_Paris_and_survive_a_stop()
    {
        await RecordAsync("Cantine", "cantine ", "piscine");
        _time.Now = _time.Now.AddDays(1);
        await RecordAsync("cantine");
        await RecordAsync("CANTINE");

        Assert.That(await StoredAsync(), Is.EqualTo(new[] { "2025-06-02 cantine 2", "2025-06-02 piscine 1", "2025-06-03 cantine 2" }));
    }

    [Test]
    public async Task What_holds_no_word_is_not_counted()
    {
        await RecordAsync("???", "\ufffd\ufffd", new string('x', 41), "piscine");

        Assert.That(await StoredAsync(), Is.EqualTo(new[] { "2025-06-02 piscine 1" }));
    }

    [Test]
    public void A_flood_is_dropped_and_counted_instead_of_waited_for()
    {
        using var log = Log();
        for (var i = 0; i < 1_200; i++)
            log.Record("q" + i);

        Assert.That(log.Dropped, Is.EqualTo(200));
    }

    [Test]
    public async Task A_database_that_fails_costs_only_the_counts()
    {
        using var log = Log();
        await using (var database = _portal.CreateDbContext())
            await database.Database.ExecuteSqlRawAsync("DROP TABLE SearchMisses");
        log.Record("cantine");
        await log.StartAsync(CancellationToken.None);
        await log.StopAsync(CancellationToken.None);

        Assert.That(log.Dropped, Is.EqualTo(1));
    }

    private async Task RecordAsync(params string[] queries)
    {
        using var log = Log();
        await log.StartAsync(CancellationToken.None);
        foreach (var query in queries)
            log.Record(query);
        await log.StopAsync(CancellationToken.None);
        Assert.That(log.Dropped, Is.Zero);
    }

    private async Task<IEnumerable<string>> StoredAsync()
    {
        await using PortalDbContext database = _portal.CreateDbContext();
        var misses = await database.Set<SearchMiss>().OrderBy(miss => miss.Day).ThenBy(miss => miss.Query).ToListAsync();
        return misses.Select(miss => $"{miss.Day:yyyy-MM-dd} {miss.Query} {miss.Count}");
    }

    private SearchMissLog Log() => new(new PortalWriter(_portal), _time, NullLogger<SearchMissLog>.Instance);

    private sealed class FixedTime : TimeProvider
    {
        // Half past one of the next day in Paris.
        public DateTimeOffset Now { get; set; } = new(2025, 6, 1, 23, 30, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
