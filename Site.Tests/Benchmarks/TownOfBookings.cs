using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Site.Core.Account;
using Site.Core.Data;
using Site.Core.Families;
using Site.Core.Import;
using Site.Core.Reservations;
using Site.IdentityProvider;
using Site.Tests.Support;

namespace Site.Benchmarks;

/// <summary>A running site with many families, each with two children and a school year of bookings, and some parents who have signed in.</summary>
internal sealed partial class TownOfBookings : IAsyncDisposable
{
    /// <summary>Who sign in over HTTP.</summary>
    public const int Parents = 30;

    private const string Password = "quatre chats bleus";
    private const int Linked = 2_000;

    public required WebApplication App { get; init; }

    public required bool IsSqlite { get; init; }

    public required IReadOnlyList<SignedInParent> SignedIn { get; init; }

    /// <summary>With an account that may book; not those of <see cref="SignedIn"/>.</summary>
    public required IReadOnlyList<Family> Families { get; init; }

    public required Guid MorningCare { get; init; }

    /// <summary>Days of class that can still be booked.</summary>
    public required IReadOnlyList<DateOnly> ClassDays { get; init; }

    public static async Task<TownOfBookings> StartAsync(string dataPath, int families, string? postgreSql)
    {
        var app = await RunningSite.StartAsync(dataPath, settings: ["--Families:FirstRun", "none", "--Logging:LogLevel:Default", "Warning",
            "--Billing:Kinds:0:Key", "FAM", "--Billing:Kinds:0:Name", "Activités", "--Billing:Kinds:0:Numcli", "090909", "--Billing:Kinds:0:Court", "tribunal administratif de Cergy-Pontoise", .. postgreSql is null ? Array.Empty<string>() : ["--Data:PostgreSql", postgreSql]]);
        await ImportAsync(app, families);
        var contexts = app.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>();
        await using var context = await contexts.CreateDbContextAsync();
        await BookAsync(context, postgreSql is null);
        var activities = await context.Set<Activity>().ToDictionaryAsync(activity => activity.Key, activity => activity.Id);
        var children = (await context.Set<DossierChild>().ToListAsync()).ToLookup(link => link.DossierId, link => link.ChildId);
        var signedIn = new List<SignedInParent>();
        for (var number = 0; number < Parents; number++)
            signedIn.Add(await SignInAsync(app, number, await context.Set<Dossier>().SingleAsync(one => one.Number == Number(number))));
        var town = new List<Family>();
        for (var number = Parents; number < Math.Min(families, Parents + Linked); number++)
        {
            var account = await app.Services.GetRequiredService<PortalAccounts>().SignedInAsync(
                new SignedInPerson("https://ailleurs.exemple.fr/", $"p{number}", $"p{number}", $"p{number}@exemple.fr"), CancellationToken.None);
            var dossier = await LinkAsync(app, account, number);
            town.Add(new Family(account, dossier, children[dossier].First()));
        }
        return new TownOfBookings
        {
            App = app,
            IsSqlite = postgreSql is null,
            SignedIn = signedIn,
            Families = town,
            MorningCare = activities["MATIN"],
            ClassDays = [.. Days(new(2027, 1, 4), new(2027, 2, 5)).Concat(Days(new(2027, 2, 22), new(2027, 4, 2))).Where(day => day.DayOfWeek is DayOfWeek.Monday or DayOfWeek.Tuesday or DayOfWeek.Thursday or DayOfWeek.Friday)
                .Where(day => day != new DateOnly(2027, 3, 29))],
        };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var parent in SignedIn)
            parent.Client.Dispose();
        await App.DisposeAsync();
    }

    private static IEnumerable<DateOnly> Days(DateOnly first, DateOnly last) => Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays);

    private static string Number(int number) => (200_000 + number).ToString(CultureInfo.InvariantCulture);

    // Names have no figures.
    private static string Name(int number) => "Famille" + string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(figure => (char)('a' + figure - '0')));

    private static async Task ImportAsync(WebApplication app, int families)
    {
        using var folder = new TemporaryFolder();
        foreach (var file in new[] { "activities.csv", "tariffs.csv" })
            File.Copy(Path.Combine(AppContext.BaseDirectory, "families", "sample", file), Path.Combine(folder.Path, file));
        var (dossiers, guardians, children, enrolments) = (new StringBuilder("number;family_name;qf;qf_from\n"), new StringBuilder("key;dossier;first_name;family_name;rights\n"),
            new StringBuilder("key;dossiers;first_name;family_name;birth_date;school;class\n"), new StringBuilder("child;activity;school_year;from;until;state\n"));
        for (var number = 0; number < families; number++)
        {
            dossiers.AppendLine(CultureInfo.InvariantCulture, $"{Number(number)};{Name(number)};{400 + (number % 900)};01/01/2026");
            guardians.AppendLine(CultureInfo.InvariantCulture, $"R{number};{Number(number)};Anna;{Name(number)};see|book|pay");
            foreach (var (child, birth, level) in new[] { ("a", "24/10/2018", "CE2"), ("b", "21/08/2020", "CP") })
            {
                children.AppendLine(CultureInfo.InvariantCulture, $"E{number}{child};{Number(number)};Léa;{Name(number)};{birth};École des Châteaux;{level}");
                foreach (var activity in new[] { "CANTINE", "MATIN", "MERCREDI" })
                    enrolments.AppendLine(CultureInfo.InvariantCulture, $"E{number}{child};{activity};2026-2027;01/09/2026;31/08/2027;acceptée");
            }
        }
        foreach (var (name, text) in new[] { ("dossiers.csv", dossiers), ("guardians.csv", guardians), ("children.csv", children), ("enrolments.csv", enrolments) })
            await File.WriteAllTextAsync(Path.Combine(folder.Path, name), text.ToString());
        await app.Services.GetRequiredService<FolderImport>().ImportAsync(folder.Path, new Strict(), CancellationToken.None);
    }

    /// <summary>36 weeks: four meals and a whole Wednesday each, for every child, each with the line that keeps who made it.</summary>
    private static async Task BookAsync(PortalDbContext context, bool sqlite)
    {
#pragma warning disable EF1002 // Two dialects of constants of this method; nothing comes from outside.
        context.Database.SetCommandTimeout(TimeSpan.FromMinutes(20));
        await context.Set<ActivitySlot>().ExecuteUpdateAsync(slot => slot.SetProperty(one => one.Places, 20_000));
        var id = sqlite
            ? "upper(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(6)))"
            : "gen_random_uuid()";
        var days = sqlite
            ? "WITH RECURSIVE days(day) AS (SELECT '2026-09-07' UNION ALL SELECT date(day, '+1 day') FROM days WHERE day < '2027-06-30') "
            : "WITH days AS (SELECT day::date AS day FROM generate_series('2026-09-07'::date, '2027-06-30'::date, interval '1 day') AS day) ";
        var weekday = sqlite ? "CAST(strftime('%w', day) AS INTEGER)" : "EXTRACT(DOW FROM day)";
        var now = sqlite ? "'2026-08-25 08:00:00'" : "'2026-08-25 08:00:00+00'";
        var (no, none) = sqlite ? ("0", "NULL") : ("false", "NULL");
        foreach (var (key, slot, when, cents) in new[] { ("CANTINE", "Day", "IN (1, 2, 4, 5)", 210), ("MERCREDI", "Morning", "= 3", 300), ("MERCREDI", "Evening", "= 3", 300) })
        {
            await context.Database.ExecuteSqlRawAsync($"""
                INSERT INTO "Bookings" ("Id", "ChildId", "ActivityId", "Day", "Slot", "DossierId", "State", "PriceCents", "SurchargeCents", "IsUnbooked", "WaitsForWholeDay", "ChangedAt")
                {days} SELECT {id}, link."ChildId", activity."Id", day, '{slot}', link."DossierId", 'Booked', {cents}, 0, {no}, {no}, {now}
                FROM days CROSS JOIN "DossierChildren" AS link JOIN "Activities" AS activity ON activity."Key" = '{key}' WHERE {weekday} {when}
                """);
        }
        await context.Database.ExecuteSqlRawAsync($"""
            INSERT INTO "BookingChanges" ("Id", "BookingId", "SaveId", "At", "DossierId", "AccountId", "By", "Before", "After", "BeforeCents", "AfterCents")
            SELECT {id}, "Id", {none}, {now}, "DossierId", {none}, 'Anna Famille', {none}, 'Booked', 0, "PriceCents" FROM "Bookings"
            """);
        await context.Database.ExecuteSqlRawAsync("""
            INSERT INTO "SlotDays" ("ActivityId", "Day", "Slot", "Taken", "Waiting", "WaitingForWholeDay", "LastQueueNumber")
            SELECT "ActivityId", "Day", "Slot", COUNT(*), 0, 0, 0 FROM "Bookings" GROUP BY "ActivityId", "Day", "Slot"
            """);
        await context.Database.ExecuteSqlRawAsync("ANALYZE");
#pragma warning restore EF1002
    }

    private static async Task<SignedInParent> SignInAsync(WebApplication app, int number, Dossier dossier)
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var created = await scope.ServiceProvider.GetRequiredService<UserManager<IdentityProvider.Account>>().CreateAsync(
                new IdentityProvider.Account { UserName = $"parent{number}", Email = $"parent{number}@exemple.fr", EmailConfirmed = true }, Password);
            if (!created.Succeeded)
                throw new InvalidOperationException("The account could not be made.");
        }
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = new Uri(app.Urls.First()) };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var page = await client.GetStringAsync(new Uri("/compte", UriKind.Relative));
        var fields = HiddenField().Matches(page).ToDictionary(field => WebUtility.HtmlDecode(field.Groups[1].Value), field => WebUtility.HtmlDecode(field.Groups[2].Value));
        (fields["Login"], fields["Password"]) = ($"parent{number}", Password);
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(new Uri(ProviderAddresses.SignIn, UriKind.Relative), form);
        if (answer.RequestMessage!.RequestUri!.AbsolutePath != "/compte")
            throw new InvalidOperationException($"The sign-in led to {answer.RequestMessage.RequestUri}.");
        await using var context = await app.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        var account = await context.Set<PortalAccount>().Where(one => one.UserName == $"parent{number}").Select(one => one.Id).SingleAsync();
        return new SignedInParent(client, await LinkAsync(app, account, number));
    }

    private static async Task<Guid> LinkAsync(WebApplication app, Guid account, int number) =>
        await app.Services.GetRequiredService<DossierLinks>().LinkAsync(new LetterInput(Name(number), Number(number), null, account), CancellationToken.None) is LinkResult.Linked linked
            ? linked.DossierId
            : throw new InvalidOperationException($"Family {number} was not linked.");

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"")]
    private static partial Regex HiddenField();

    public sealed record SignedInParent(HttpClient Client, Guid Dossier);

    public sealed record Family(Guid Account, Guid Dossier, Guid Child);

    private sealed class Strict : IImportReport
    {
        public void Begins(string file)
        {
        }

        public void Goes(string file, long lines, int percent)
        {
        }

        public void Refused(string file, long line, string reason) => throw new InvalidOperationException($"{file}, {line}: {reason}");

        public void Ends(ImportedFile result)
        {
        }
    }
}
