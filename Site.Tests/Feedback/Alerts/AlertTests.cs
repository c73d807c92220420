using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Site.Core.Feedback;
using Site.Core.Feedback.Alerts;
using Site.Core.Feedback.Analysis;
using Site.Core.Help;
using Site.Core.Help.Misses;
using Site.Core.Mail;
using Site.Tests.Support;

namespace Site.Tests.Feedback.Alerts;

[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class AlertTests(Store store)
{
    private readonly Dictionary<Guid, FeedbackReader> _staff = [];

    private FeedbackWorld _world = null!;
    private FaqEntry _entry = null!;

    [SetUp]
    public async Task Start()
    {
        _staff.Clear();
        _world = await FeedbackWorld.StartAsync(PostgreSqlServer.For(store), services => services
            .AddPortalOutbox()
            .AddMailComposer(_ => new MailSignature("Portail famille de Cergy", "Cergy Familles", "01 34 33 44 00", "cergyfamilles@cergy.fr"))
            .AddSingleton<IFeedbackReaders>(new Staff(_staff))
            .AddFeedbackMails());
        _entry = HelpContents.Question("Je n’arrive pas à payer");
        _world.Library.Publish(_entry);
    }

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task Many_let_down_within_an_hour_are_told_to_those_who_want_it()
    {
        var alex = await SubscribedAsync("Alex");
        await SubscribedAsync("Dominique", alerts: false);
        await _world.VotesAsync(_entry, useful: 3, notUseful: FeedbackAlerts.Burst);

        await AlertAsync();

        var mail = (await MailsAsync()).Single();
        Assert.That((mail.To, mail.Subject), Is.EqualTo((alex.Mail, "Avis des familles\u00A0: beaucoup de déçus sur «\u00A0Je n’arrive pas à payer\u00A0»")));
        Assert.That(mail.Text, Does.Contain("10 personnes ont répondu «\u00A0Non, pas vraiment\u00A0» en une heure")
            .And.Contain($"https://portail.exemple.fr/avis/{_entry.Id}").And.Contain("Pour ne plus le recevoir"));
    }

    [Test]
    public async Task The_window_slides()
    {
        await SubscribedAsync("Alex");
        await _world.VotesAsync(_entry, useful: 0, notUseful: 5);
        _world.Time.Pass(TimeSpan.FromMinutes(59));
        await _world.VotesAsync(_entry, useful: 0, notUseful: 4);
        await AlertAsync();
        _world.Time.Pass(TimeSpan.FromMinutes(2));
        await _world.VotesAsync(_entry, useful: 0, notUseful: 5);
        await AlertAsync();
        Assert.That(await MailsAsync(), Is.Empty, "never ten within one hour");

        await _world.VotesAsync(_entry, useful: 0, notUseful: 1);
        await AlertAsync();
        Assert.That(await MailsAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Nobody_hears_the_same_again_the_same_day()
    {
        await SubscribedAsync("Alex");
        await _world.VotesAsync(_entry, useful: 0, notUseful: 10);
        await AlertAsync();
        _world.Time.Pass(TimeSpan.FromHours(23));
        await _world.VotesAsync(_entry, useful: 0, notUseful: 10);
        await AlertAsync();
        Assert.That(await MailsAsync(), Has.Count.EqualTo(1));

        _world.Time.Pass(TimeSpan.FromHours(2));
        await _world.VotesAsync(_entry, useful: 0, notUseful: 10);
        await AlertAsync();
        Assert.That(await MailsAsync(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task One_person_gets_three_mails_a_day_at_most_and_one_for_all_that_is_new()
    {
        await SubscribedAsync("Alex");
        var entries = Enumerable.Range(1, 5).Select(number => HelpContents.Question($"Question {number}")).ToArray();
        _world.Library.Publish([.. entries]);
        await _world.VotesAsync(entries[3], useful: 0, notUseful: 10);
        foreach (var entry in entries[..3])
        {
            await _world.VotesAsync(entry, useful: 0, notUseful: 10);
            await AlertAsync();
            _world.Time.Pass(TimeSpan.FromMinutes(10));
        }
        await _world.VotesAsync(entries[4], useful: 0, notUseful: 10);
        await AlertAsync();

        var mails = await MailsAsync();
        Assert.That(mails.Select(mail => mail.Subject["Avis des familles\u00A0:".Length..]), Is.EqualTo(new[]
        {
            " 2 contenus à regarder", " beaucoup de déçus sur «\u00A0Question 2\u00A0»", " beaucoup de déçus sur «\u00A0Question 3\u00A0»",
        }));
    }

    [Test]
    public async Task A_fall_is_told_when_it_is_more_than_chance()
    {
        await SubscribedAsync("Alex");
        await _world.VotesAsync(_entry, useful: 36, notUseful: 4);
        _world.Time.Pass(TimeSpan.FromDays(8));
        for (var day = 0; day < 4; day++)
        {
            await _world.VotesAsync(_entry, useful: 2, notUseful: 4);
            _world.Time.Pass(TimeSpan.FromDays(1));
            await AlertAsync();
        }

        var mail = (await MailsAsync()).Single();
        Assert.That(mail.Subject, Is.EqualTo("Avis des familles\u00A0: «\u00A0Je n’arrive pas à payer\u00A0» satisfait moins"));
        Assert.That(mail.Text, Does.Contain("33\u00A0% de «\u00A0très utile\u00A0» ces 7 derniers jours, contre 90\u00A0% les 28 jours d’avant"));
    }

    [Test]
    public async Task A_fall_of_few_votes_is_not_told()
    {
        await SubscribedAsync("Alex");
        await _world.VotesAsync(_entry, useful: 36, notUseful: 4);
        _world.Time.Pass(TimeSpan.FromDays(8));
        await _world.VotesAsync(_entry, useful: 10, notUseful: 9);

        await AlertAsync();

        Assert.That(await MailsAsync(), Is.Empty);
    }

    [Test]
    public async Task Who_is_gone_or_reads_other_contents_hears_nothing()
    {
        var gone = await SubscribedAsync("Parti");
        _staff.Remove(gone.Id);
        await SubscribedAsync("Ailleurs", reach: new FeedbackReach([Guid.NewGuid()]));
        await _world.VotesAsync(_entry, useful: 0, notUseful: 10);

        await AlertAsync();

        Assert.That(await MailsAsync(), Is.Empty);
    }

    [Test]
    public async Task A_week_is_told_once_on_the_Monday_after()
    {
        // A Monday.
        await SubscribedAsync("Alex", alerts: false, DigestRhythm.Weekly);
        await _world.VotesAsync(_entry, useful: 12, notUseful: 8);
        await using (var context = await _world.Contexts.CreateDbContextAsync())
        {
            context.Add(new SearchMiss { Day = new DateOnly(2026, 3, 3), Query = "cantine", Count = 3 });
            await context.SaveChangesAsync();
        }
        for (var day = 0; day < 9; day++)
        {
            await DigestAsync();
            _world.Time.Pass(TimeSpan.FromDays(1));
        }

        var mail = (await MailsAsync()).Single();
        Assert.That(mail.Subject, Is.EqualTo("Avis des familles\u00A0: semaine du 2 mars au 8 mars 2026"));
        Assert.That(mail.Text, Does.Contain("20\u00A0réponses, dont 60\u00A0% de «\u00A0très utile\u00A0». 0\u00A0commentaire.")
            .And.Contain("–\u00A0Je n’arrive pas à payer\u00A0: 8\u00A0personnes déçues sur 20").And.Contain("–\u00A0«\u00A0cantine\u00A0», 3\u00A0fois"));
    }

    [Test]
    public async Task A_month_is_told_on_its_first_day_after_and_a_silent_one_is_not()
    {
        await SubscribedAsync("Alex", alerts: false, DigestRhythm.Monthly);
        await _world.VotesAsync(_entry, useful: 1, notUseful: 0);
        for (var day = 0; day < 62; day++)
        {
            await DigestAsync();
            _world.Time.Pass(TimeSpan.FromDays(1));
        }

        Assert.That((await MailsAsync()).Select(mail => mail.Subject), Is.EqualTo(new[] { "Avis des familles\u00A0: mars 2026" }));
    }

    [TestCase("2026-03-01", "2026-02-16", "2026-02-22", TestName = "On a Sunday the week is not over")]
    [TestCase("2026-03-02", "2026-02-23", "2026-03-01", TestName = "On Monday it is")]
    [TestCase("2026-03-07", "2026-02-23", "2026-03-01", TestName = "And still on Saturday")]
    public void The_last_whole_week(string today, string from, string until)
    {
        var period = FeedbackDigests.LastPeriod(DigestRhythm.Weekly, DateOnly.Parse(today, null));

        Assert.That((period.From, period.Until), Is.EqualTo((DateOnly.Parse(from, null), DateOnly.Parse(until, null))));
    }

    private async Task<FeedbackReader> SubscribedAsync(string name, bool alerts = true, DigestRhythm digest = DigestRhythm.None, FeedbackReach? reach = null)
    {
        var reader = new FeedbackReader(Guid.NewGuid(), name, $"{name.ToLowerInvariant()}@exemple.fr", reach ?? FeedbackReach.Everything);
        _staff[reader.Id] = reader;
        await _world.Get<Subscriptions>().ChooseAsync(reader.Id, alerts, digest, CancellationToken.None);
        return reader;
    }

    private Task<int> AlertAsync() => _world.Get<FeedbackAlerts>().SendAsync(CancellationToken.None);

    private Task<int> DigestAsync() => _world.Get<FeedbackDigests>().SendAsync(CancellationToken.None);

    private async Task<List<OutboxMail>> MailsAsync()
    {
        await using var context = await _world.Contexts.CreateDbContextAsync();
        return await context.Set<OutboxMail>().AsNoTracking().OrderBy(mail => mail.Id).ToListAsync();
    }

    private sealed class Staff(Dictionary<Guid, FeedbackReader> staff) : IFeedbackReaders
    {
        public Task<FeedbackReader?> FindAsync(Guid id, CancellationToken cancellation) => Task.FromResult(staff.GetValueOrDefault(id));

        public Uri ScreenOf(Guid? content) => new($"https://portail.exemple.fr/avis/{content}");
    }
}
