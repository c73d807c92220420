using System.Diagnostics;
using System.Globalization;

namespace Site.Benchmarks;

/// <summary>How long one thing took, again and again. Milliseconds.</summary>
internal sealed class Times
{
    private readonly List<double> _all = [];

    private double P95 => _all.Order().ElementAt(_all.Count * 95 / 100);

    public double Median => _all.Order().ElementAt(_all.Count / 2);

    public string Detail => string.Create(CultureInfo.InvariantCulture, $"p95 {P95:0.0} ms, median {Median:0.0} ms of {_all.Count}");

    /// <param name="warmUp">Rounds before, which do not count.</param>
    public static async Task<Times> OfAsync(int rounds, Func<int, Task> work, int warmUp = 5)
    {
        var times = new Times();
        for (var round = -warmUp; round < rounds; round++)
        {
            var clock = Stopwatch.GetTimestamp();
            await work(round);
            if (round >= 0)
                times._all.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }
        return times;
    }

    /// <summary>A page, read to its end.</summary>
    public static Task<Times> OfAsync(HttpClient http, Uri address, int rounds) => OfAsync(rounds, async _ =>
    {
        using var answer = await http.GetAsync(address);
        await answer.Content.ReadAsByteArrayAsync();
        answer.EnsureSuccessStatusCode();
    });
}
