using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Site.Tests.Support;

namespace Site.Benchmarks;

/// <summary>What analysts' screens cost after two years: a million votes, 50,000 comments, 500 contents.</summary>
internal static class FeedbackReading
{
    private const int Votes = 1_000_000;
    private const int Comments = 50_000;
    private const int ContentCount = 500;
    private const int Requests = 60;

    /// <param name="postgreSql">An empty database; null: SQLite.</param>
    public static async Task MeasureAsync(string folder, string? postgreSql)
    {
        var store = postgreSql is null ? "SQLite" : "PostgreSQL";
        await using var town = await TownOfVotes.StartAsync(folder, ContentCount, Votes, Comments, postgreSql);
        var site = new Uri(town.App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        using var analyst = await ApiUser.SignInAsync(site, "analyste@exemple.fr", "analyste-exemple-2026");
        Uri At(string path) => new(site, "/gestion/feedback/api/v1/" + path);

        await LineAsync("overview, 365 days", At("overview?days=365"), 150);
        await LineAsync("overview, 30 days", At("overview?days=30"), 150);
        await LineAsync("ranking, 365 days", At("ranking?days=365"), 300);
        await LineAsync("ranking, 30 days", At("ranking?days=30"), 300);
        await LineAsync("comments with words, 730 days", At("comments?days=730&text=mercredi"), 300);
        await LineAsync("comments with rare words, 730 days", At("comments?days=730&text=essai+4"), 300);
        await LineAsync("comments, no filter, 730 days", At("comments?days=730"), 300);
        await LineAsync("searches, 365 days", At("searches?days=365"), 300);
        await LineAsync("who asks, with what is unread", At("me"), 300);
        await ExportAsync("votes", At("exports/votes.csv?days=730"));
        await ExportAsync("comments", At("exports/comments.csv?days=730"));
        await town.App.StopAsync();

        async Task LineAsync(string name, Uri address, double wanted)
        {
            var times = new List<double>();
            for (var request = -5; request < Requests; request++)
            {
                var clock = Stopwatch.StartNew();
                using var response = await analyst.GetAsync(address);
                await response.Content.ReadAsByteArrayAsync();
                response.EnsureSuccessStatusCode();
                if (request >= 0)
                    times.Add(clock.Elapsed.TotalMilliseconds);
            }
            Report.Line($"{store}: {name}, p95, ms", $"{Requests} requests, median {times.Order().ElementAt(Requests / 2).ToString("0.0", CultureInfo.InvariantCulture)}", times.Order().ElementAt(Requests * 95 / 100), wanted, atLeast: false);
        }

        async Task ExportAsync(string name, Uri address)
        {
            GC.Collect();
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var (rows, peak, buffer) = (0, before, new byte[64 * 1024]);
            var clock = Stopwatch.StartNew();
            using var response = await analyst.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
            response.EnsureSuccessStatusCode();
            await using var body = await response.Content.ReadAsStreamAsync();
            long total = 0, seen = 0;
            for (int read; (read = await body.ReadAsync(buffer)) > 0; total += read)
            {
                rows += buffer.AsSpan(0, read).Count((byte)'\n');
                if (total - seen < 4_000_000)
                    continue;
                // What is alive, not what waits to be collected.
                (seen, peak) = (total, Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true)));
            }
            var detail = string.Create(CultureInfo.InvariantCulture, $"{rows - 1} rows, {total / 1e6:0} MB in {clock.Elapsed.TotalSeconds:0.0} s; alive memory grew by {(peak - before) / 1e6:0.0} MB at most");
            Report.Line($"{store}: export of {name}, rows/s", detail, rows / clock.Elapsed.TotalSeconds, 50_000, atLeast: true);
        }
    }
}
