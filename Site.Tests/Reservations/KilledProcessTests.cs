using System.Globalization;
using AngleSharp.Dom;
using Site.Core.Calendar;
using Site.Core.Families;
using Site.Core.Mail;
using Site.Core.Reservations;
using Site.Reservations;
using Site.Tests.Account;
using Site.Tests.Families;
using Site.Tests.Reservations.Pages;
using Site.Tests.Support;

namespace Site.Tests.Reservations;

/// <summary>
/// Families save months of canteen at the same moment; when the first has its answer, the site is killed (SIGKILL). It runs by today's clock, so the test brings
/// a school calendar of its own.
/// </summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class KilledProcessTests(Store store)
{
    private const int Families = 5;
    private const string Password = "quatre chats bleus";

    private readonly SmtpSink _mails = new();
    private string? _postgreSql;
    private FamilyWorld _world = null!;

    [SetUp]
    public async Task Start()
    {
        _postgreSql = PostgreSqlServer.For(store);
        _world = await FamilyWorld.StartAsync(_postgreSql);
        var today = TimeProvider.System.Today();
        var (first, last) = (Written(today.AddYears(-1)), Written(today.AddYears(1)));
        var numbers = Enumerable.Range(0, Families).ToList();
        var log = await _world.ImportAsync(
            ("dossiers.csv", "number;family_name\n" + Lines(numbers, at => $"{1000 + at};Famille{(char)('a' + at)}")),
            ("guardians.csv", "key;dossier;first_name;family_name;rights\n" + Lines(numbers, at => $"R{at};{1000 + at};Anna;Famille{(char)('a' + at)};see|book|pay")),
            ("children.csv", "key;dossiers;first_name;family_name;birth_date;class\n" + Lines(numbers, at => $"E{at};{1000 + at};Léa;Famille{(char)('a' + at)};{Written(today.AddYears(-8))};CE2")),
            ("activities.csv", $"key;name;kind;slots;from;until;add_rule;cancel_rule\nCANTINE;Restauration scolaire;restauration;jour 11:30-13:30 {Families};{first};{last};J-2;J-2\n"),
            ("tariffs.csv", $"activity;valid_from;qf_from;qf_below;price\nCANTINE;{first};0;;3,00\n"),
            ("enrolments.csv", "child;activity;school_year;from;until;state\n" + Lines(numbers, at => $"E{at};CANTINE;{today.Year}-{today.Year + 1};{first};{last};acceptée")));
        Assert.That(log.Refusals, Is.Empty);
        await using var context = await _world.ContextAsync();
        foreach (var year in Enumerable.Range(today.Year - 2, 4))
            context.AddRange(Holidays(year));
        await context.SaveChangesAsync();
    }

    [TearDown]
    public async Task Stop()
    {
        await _world.DisposeAsync();
        await _mails.DisposeAsync();
    }

    [Test]
    public async Task Each_save_is_there_wholly_or_not_at_all_and_sent_again_it_is_there_once()
    {
        var saves = new List<Save>();
        await using (var site = await StartAsync())
        {
            for (var at = 0; at < Families; at++)
                saves.Add(await PrepareAsync(site, at));
            var sent = saves.ConvertAll(save => save.Form.SendAsync(save.Visitor));
            Assert.That((await await Task.WhenAny(sent)).Words, Does.Contain("Vos réservations sont enregistrées"));
            await site.KillAsync();
            await Task.WhenAll(sent.Select(one => one.ContinueWith(_ => { }, TaskScheduler.Default)));
        }

        var kept = await KeptAsync();
        Assert.That(kept, Is.Not.Empty, "what was answered is there");
        await CheckAsync(saves, kept);

        await using (var site = await StartAsync())
        {
            foreach (var save in saves)
            {
                var answer = await save.Visitor.SendAsync(new Uri(site.Address, ReservationAddresses.Save).ToString(), save.Form.Written());
                Assert.That(answer.Words, Does.Contain("Vos réservations sont enregistrées"));
            }
        }
        Assert.That(await KeptAsync(), Has.Count.EqualTo(Families));
        await CheckAsync(saves, await KeptAsync());
    }

    /// <param name="Cells">How many the form books.</param>
    private sealed record Save(Guid Id, string Mail, Guid Child, int Cells, Visitor Visitor, TickedForm Form);

    private async Task<HashSet<Guid>> KeptAsync() => [.. (await _world.AllAsync<BookingSave>()).Select(save => save.Id)];

    private async Task CheckAsync(List<Save> saves, HashSet<Guid> kept)
    {
        var (bookings, changes, mails) = (await _world.AllAsync<Booking>(), await _world.AllAsync<BookingChange>(), await _world.AllAsync<OutboxMail>());
        foreach (var save in saves)
        {
            var (cells, mail) = kept.Contains(save.Id) ? (save.Cells, 1) : (0, 0);
            Assert.That(
                (bookings.Count(one => one.ChildId == save.Child && one.State == BookingState.Booked), changes.Count(one => one.SaveId == save.Id),
                    mails.Count(one => one.To == save.Mail && one.Kind == BookingMails.ConfirmationKind)),
                Is.EqualTo((cells, cells, mail)), "bookings, lines of history, mails");
        }
        foreach (var day in await _world.AllAsync<SlotDay>())
            Assert.That(day.Taken, Is.EqualTo(bookings.Count(one => one.Day == day.Day && one.TakesPlace)), $"{day.Day}");
    }

    /// <summary>Somebody with an account of the town's letter, whose form for four months of canteen is ready to be sent.</summary>
    private async Task<Save> PrepareAsync(SiteProcess site, int at)
    {
        var (visitor, name) = (new Visitor(site.Address), $"parent{at}");
        await visitor.PressAsync(await visitor.OpenAsync("/inscription"), "Créer mon compte",
            ("FamilyName", $"Famille{(char)('a' + at)}"), ("DossierNumber", $"{1000 + at}"), ("UserName", name), ("Mail", $"{name}@exemple.fr"), ("Password", Password));
        await visitor.PressAsync(await visitor.OpenAsync(SmtpSink.LinkIn(await _mails.NextAsync()).ToString()), "Activer mon compte", ("Password", Password));
        var week = await visitor.OpenAsync((await visitor.OpenAsync("/reservations")).Document.QuerySelectorAll("main a").First(link => link.TextContent == "Remplir une semaine type").GetAttribute("href")!);
        var today = TimeProvider.System.Today();
        foreach (var box in week.Document.QuerySelectorAll("input[name=Slots]"))
            box.SetAttribute("checked", "");
        Field(week, "From").SetAttribute("value", Iso(today.AddDays(7)));
        Field(week, "Until").SetAttribute("value", Iso(today.AddDays(130)));
        var recap = await new TickedForm(week, "Voir les dates").SendAsync(visitor);
        var cells = recap.Document.QuerySelectorAll("input[name=Do]").Length;
        Assert.That(cells, Is.GreaterThan(30), recap.Words);
        var child = (await _world.AllAsync<Child>()).Single(one => one.Key == $"E{at}").Id;
        return new Save(Guid.Parse(Field(recap, "SaveId").GetAttribute("value")!), $"{name}@exemple.fr", child, cells, visitor, new TickedForm(recap, "Confirmer"));
    }

    private static IElement Field(VisitedPage page, string name) => page.Document.QuerySelector($"input[name={name}]")!;

    private Task<SiteProcess> StartAsync() => SiteProcess.StartAsync(SiteProcess.BuiltAssembly, _world.DataPath,
        ["--Mail:From", "portail@exemple.fr", "--Mail:Smtp:Host", "127.0.0.1", "--Mail:Smtp:Port", $"{_mails.Port}", "--Mail:Smtp:Security", "None",
            .. _postgreSql is null ? Array.Empty<string>() : ["--Data:PostgreSql", _postgreSql]]);

    /// <summary>Of the school year that begins in a year; the days are invented.</summary>
    private static IEnumerable<SchoolHolidayRow> Holidays(int year)
    {
        foreach (var (name, start, resumes) in new[]
        {
            (SchoolHolidayNames.Autumn, new DateOnly(year, 10, 17), new DateOnly(year, 11, 2)),
            (SchoolHolidayNames.Christmas, new DateOnly(year, 12, 19), new DateOnly(year + 1, 1, 4)),
            (SchoolHolidayNames.Winter, new DateOnly(year + 1, 2, 6), new DateOnly(year + 1, 2, 22)),
            (SchoolHolidayNames.Spring, new DateOnly(year + 1, 4, 3), new DateOnly(year + 1, 4, 19)),
            (SchoolHolidayNames.Summer, new DateOnly(year + 1, 7, 30), new DateOnly(year + 1, 8, 1)),
        })
            yield return new SchoolHolidayRow { Zone = "C", SchoolYear = year, Name = name, Start = start, ClassResumes = resumes, Source = "essai", ImportedAt = DateTimeOffset.UnixEpoch };
    }

    private static string Lines(IEnumerable<int> numbers, Func<int, string> line) => string.Join('\n', numbers.Select(line)) + "\n";

    private static string Written(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
