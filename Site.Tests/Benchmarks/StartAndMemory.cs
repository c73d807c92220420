using System.Diagnostics;

namespace Site.Benchmarks;

/// <summary>Time from the process's start to the first answered /faq on an existing database, and memory after 10,000 requests.</summary>
internal static class StartAndMemory
{
    private const int Starts = 5;
    private const int Requests = 10_000;
    private static readonly Uri Faq = new("/faq", UriKind.Relative);

    /// <returns>Median, in seconds.</returns>
    public static async Task<double> SecondsToFirstFaqAsync(PublishedSite published, string dataPath)
    {
        var seconds = new List<double>();
        for (var start = 0; start < Starts; start++)
        {
            var clock = Stopwatch.StartNew();
            await using var site = await published.StartAsync(dataPath);
            (await site.Http.GetAsync(Faq)).EnsureSuccessStatusCode();
            seconds.Add(clock.Elapsed.TotalSeconds);
        }
        return seconds.Order().ElementAt(Starts / 2);
    }

    /// <returns>Resident megabytes after 10,000 requests over all the pages that the sitemap lists.</returns>
    public static async Task<double> ResidentMegabytesAsync(PublishedSite published, string dataPath)
    {
        await using var site = await published.StartAsync(dataPath);
        var sitemap = System.Xml.Linq.XDocument.Parse(await site.Http.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative)));
        var addresses = sitemap.Descendants().Where(element => element.Name.LocalName == "loc").Select(loc => new Uri(loc.Value).AbsolutePath).ToArray();
        await Parallel.ForEachAsync(Enumerable.Range(0, Requests), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, cancellation) =>
            (await site.Http.GetAsync(new Uri(addresses[number % addresses.Length], UriKind.Relative), cancellation)).EnsureSuccessStatusCode());
        return site.WorkingSet / 1024.0 / 1024.0;
    }
}
