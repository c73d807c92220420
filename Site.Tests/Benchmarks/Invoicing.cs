using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Site.Core.Billing;

namespace Site.Benchmarks;

/// <summary>Six months of invoices of a town of 5,000 families, and what their pages then cost.</summary>
internal static class Invoicing
{
    private const int Families = 5_000;
    private const int Pages = 300;

    /// <param name="postgreSql">An empty database; null: SQLite.</param>
    public static async Task MeasureAsync(string folder, string? postgreSql)
    {
        var store = postgreSql is null ? "SQLite" : "PostgreSQL";
        await using var town = await TownOfBookings.StartAsync(folder, Families, postgreSql);
        var run = town.App.Services.GetRequiredService<BillRun>();
        for (var month = 1; month <= 6; month++)
        {
            var clock = Stopwatch.StartNew();
            var summary = await run.IssueAsync(new DateOnly(2027, month, 1), new Progress<BillProgress>(), CancellationToken.None);
            var detail = string.Create(CultureInfo.InvariantCulture, $"{summary.New} invoices, {summary.NewCents / 100} euros");
            if (month == 1)
                Report.Line($"{store}: bill a month of 5,000 families, s", detail, clock.Elapsed.TotalSeconds, 60, atLeast: false);
            else
                Report.Note($"{store}: month {month}", string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds:0.0} s, {detail}"));
        }
        var again = Stopwatch.StartNew();
        var second = await run.IssueAsync(new DateOnly(2027, 1, 1), new Progress<BillProgress>(), CancellationToken.None);
        Report.Note($"{store}: the first month again, s", string.Create(CultureInfo.InvariantCulture, $"{again.Elapsed.TotalSeconds:0.0}, {second.Same} unchanged, {second.New + second.Corrected + second.TakenBack} changed"));
        await PagesAsync(town, store);
        await town.App.StopAsync();
    }

    private static async Task PagesAsync(TownOfBookings town, string store)
    {
        var (lists, details) = (new List<double>(), new List<double>());
        for (var number = -10; number < Pages; number++)
        {
            var parent = town.SignedIn[((number % town.SignedIn.Count) + town.SignedIn.Count) % town.SignedIn.Count];
            var list = await GetAsync(parent, "/factures");
            var at = list.Page.IndexOf("/factures/0", StringComparison.Ordinal);
            if (at < 0)
                throw new InvalidOperationException("A list without invoices.");
            var detail = await GetAsync(parent, list.Page.Substring(at, "/factures/".Length + 36));
            if (number < 0)
                continue;
            lists.Add(list.Milliseconds);
            details.Add(detail.Milliseconds);
        }
        Report.Line($"{store}: the page of invoices, p95, ms", $"{Pages} requests over {TownOfBookings.Parents} families of 6 invoices", P95(lists), 40, atLeast: false);
        Report.Line($"{store}: one invoice, p95, ms", $"{Pages} requests", P95(details), 40, atLeast: false);
    }

    private static async Task<(string Page, double Milliseconds)> GetAsync(TownOfBookings.SignedInParent parent, string address)
    {
        var clock = Stopwatch.StartNew();
        using var response = await parent.Client.GetAsync(new Uri(address, UriKind.Relative));
        var page = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        return (page, clock.Elapsed.TotalMilliseconds);
    }

    private static double P95(List<double> times) => times.Order().ElementAt(times.Count * 95 / 100);
}
