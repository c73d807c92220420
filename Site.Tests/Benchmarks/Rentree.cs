using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Site.Core.Data;
using Site.Core.Reservations;

namespace Site.Benchmarks;

/// <summary>
/// A school year of bookings: families × 2 children × 36 weeks. What a month's page costs, what a save costs, and whether either grows with the town. The days
/// are those of 2026-2027; it has to run before they are over.
/// </summary>
internal static class Rentree
{
    private const int Pages = 300;
    private const int Saves = 100;
    private const int Workers = 8;
    private const int Cells = 40;

    /// <summary>Of each rate; each save is of a family that has not saved yet.</summary>
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    /// <param name="databases">Two empty ones of PostgreSQL, as connection strings; null: SQLite.</param>
    public static async Task MeasureAsync(string smallTown, string largeTown, (string Small, string Large)? databases)
    {
        var store = databases is null ? "SQLite" : "PostgreSQL";
        double small, large;
        await using (var app = await TownOfBookings.StartAsync(smallTown, families: 500, databases?.Small))
        {
            small = await PagesAsync(app);
            await app.App.StopAsync();
        }
        await using (var app = await TownOfBookings.StartAsync(largeTown, families: 5_000, databases?.Large))
        {
            large = await PagesAsync(app);
            Report.Line($"{store}: a month's page, 5,000 families, p95, ms", $"{Pages} requests over {TownOfBookings.Parents} families", large, 50, atLeast: false);
            Report.Note($"{store}: a month's page, 500 families, p95, ms", small.ToString("0.0", CultureInfo.InvariantCulture));
            Report.Line($"{store}: a month's page, 5,000 families against 500", "ratio of the p95", large / small, 1.5, atLeast: false);
            await SavesAsync(app, store);
            await RatesAsync(app, store);
            await app.App.StopAsync();
        }
    }

    private static async Task<double> PagesAsync(TownOfBookings town)
    {
        var times = new List<double>();
        for (var number = -10; number < Pages; number++)
        {
            var parent = town.SignedIn[((number % town.SignedIn.Count) + town.SignedIn.Count) % town.SignedIn.Count];
            var month = 1 + (Math.Abs(number) % 6);
            var clock = Stopwatch.StartNew();
            using var response = await parent.Client.GetAsync(new Uri($"/reservations?dossier={parent.Dossier}&mois=2027-0{month}", UriKind.Relative));
            var page = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
            if (number >= 0)
                times.Add(clock.Elapsed.TotalMilliseconds);
            if (!page.Contains("Réservé", StringComparison.Ordinal) && month is not (2 or 4 or 5))
                throw new InvalidOperationException($"A month without bookings: {month}.");
        }
        return P95(times);
    }

    private static async Task SavesAsync(TownOfBookings town, string store)
    {
        var times = new List<double>();
        for (var number = -5; number < Saves; number++)
        {
            var family = town.Families[number + 5];
            var clock = Stopwatch.StartNew();
            await SaveAsync(town, family, family.Child, Cells);
            if (number >= 0)
                times.Add(clock.Elapsed.TotalMilliseconds);
        }
        Report.Line($"{store}: a save of {Cells} cells, p95, ms", $"median {times.Order().ElementAt(times.Count / 2):0.0} ms of {Saves}", P95(times), 100, atLeast: false);
    }

    /// <summary>Bookings of eight families at once, against transactions that insert one row each.</summary>
    private static async Task RatesAsync(TownOfBookings town, string store)
    {
        var bare = await BareAsync(town, rows: 1);
        var sameRows = await BareAsync(town, Cells);
        Report.Note($"{store}: transactions that insert {Cells} rows each", $"{sameRows:0}/s, {Workers} at once");
        var families = new Queue<TownOfBookings.Family>(town.Families.Skip(Saves + 5));
        foreach (var cells in new[] { 1, 5, Cells })
        {
            var clock = Stopwatch.StartNew();
            var done = await Task.WhenAll(Enumerable.Range(0, Workers).Select(async _ =>
            {
                var count = 0;
                while (clock.Elapsed < Round)
                {
                    TownOfBookings.Family family;
                    lock (families)
                        family = families.Dequeue();
                    await SaveAsync(town, family, family.Child, cells);
                    count++;
                }
                return count;
            }));
            var rate = done.Sum() * cells / clock.Elapsed.TotalSeconds;
            var detail = string.Create(CultureInfo.InvariantCulture, $"{rate:0} bookings/s in saves of {cells}, {bare:0} transactions of one INSERT/s, {Workers} at once");
            if (cells == Cells)
                Report.Note($"{store}: saves of {Cells} against transactions of {Cells} rows", (rate / Cells / sameRows).ToString("0.00", CultureInfo.InvariantCulture));
            if (cells == Cells)
                Report.Line($"{store}: bookings in saves of 40 against bare INSERT transactions", detail, rate / bare, 0.4, atLeast: true);
            else
                Report.Note($"{store}: the same, in saves of {cells}", $"{(rate / bare).ToString("0.00", CultureInfo.InvariantCulture)}: {detail}");
        }
    }

    /// <returns>Transactions a second, each inserting so many rows.</returns>
    private static async Task<double> BareAsync(TownOfBookings town, int rows)
    {
        var connections = town.App.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>();
        await using (var context = await connections.CreateDbContextAsync())
            await context.Database.ExecuteSqlRawAsync("CREATE TABLE IF NOT EXISTS \"Bare\" (\"Id\" TEXT PRIMARY KEY, \"Child\" TEXT NOT NULL, \"Day\" TEXT NOT NULL, \"Slot\" TEXT NOT NULL, \"State\" TEXT NOT NULL, \"Cents\" INTEGER NOT NULL)");
        using var turn = new SemaphoreSlim(town.IsSqlite ? 1 : Workers);
        var clock = Stopwatch.StartNew();
        var done = await Task.WhenAll(Enumerable.Range(0, Workers).Select(async _ =>
        {
            var count = 0;
            await using var context = await connections.CreateDbContextAsync();
            await context.Database.OpenConnectionAsync();
            var connection = context.Database.GetDbConnection();
            while (clock.Elapsed < Round)
            {
                await turn.WaitAsync();
                try
                {
                    await using var transaction = await connection.BeginTransactionAsync();
                    await using var command = connection.CreateCommand();
                    command.Transaction = transaction;
                    for (var row = 0; row < rows; row++)
                    {
                        command.CommandText = $"INSERT INTO \"Bare\" VALUES ('{Guid.NewGuid()}', '{Guid.NewGuid()}', '2027-01-11', 'Day', 'Booked', 210)";
                        await command.ExecuteNonQueryAsync();
                    }
                    await transaction.CommitAsync();
                }
                finally
                {
                    turn.Release();
                }
                count++;
            }
            return count;
        }));
        return done.Sum() / clock.Elapsed.TotalSeconds;
    }

    private static async Task SaveAsync(TownOfBookings town, TownOfBookings.Family family, Guid child, int cells)
    {
        var changes = town.ClassDays.Take(cells).Select(day => new CellChange(child, town.MorningCare, day, Slot.Day, CellWish.Book)).ToList();
        var result = await town.App.Services.GetRequiredService<BookingWriter>().SaveAsync(new BookingRequest(Guid.NewGuid(), family.Account, family.Dossier, changes), CancellationToken.None);
        if (result is not SaveResult.Saved)
            throw new InvalidOperationException($"The save was answered {result}.");
    }

    private static double P95(List<double> times) => times.Order().ElementAt(times.Count * 95 / 100);
}
