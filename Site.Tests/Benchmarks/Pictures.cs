using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NetVips;
using Site.Cms;
using Site.Cms.Data;
using Site.Cms.Media;
using Site.Cms.Media.Imaging;

namespace Site.Benchmarks;

/// <summary>What a reader waits for a picture, over HTTP: the first who asks for a size, and everybody after.</summary>
internal static class Pictures
{
    /// <summary>Each asked for once anew, then <see cref="Rounds"/> times from the cache.</summary>
    private const int Sizes = 15;
    private const int Rounds = 20;

    public static async Task MeasureAsync(string dataPath)
    {
        await using var app = await RunningSite.StartAsync(dataPath);
        var cms = app.Services.GetRequiredService<CmsHost>();
        var photograph = Photograph();
        var added = await cms.Services.GetRequiredService<MediaService>().CreateFileAsync(
            null, null, "Photographie", "photographie.jpg", new MemoryStream(photograph), CmsUsers.System);
        var file = cms.Services.GetRequiredService<CmsEngine>().State.Media[added.Value].File!;
        var addresses = cms.Services.GetRequiredService<ImageAddresses>();
        using var reader = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        // The library is loaded by the first picture of a process, whichever that is.
        var first = await TimeAsync(reader, addresses.Scaled(file, 200), "image/jpeg");
        Report.Note("first resized picture of a process", $"{first:0} ms, 12 megapixels of JPEG to 200 pixels");
        foreach (var (name, accept) in new[] { ("JPEG", "image/jpeg"), ("WebP", "image/webp"), ("AVIF", "image/avif") })
        {
            var (anew, cached) = (new List<double>(), new List<double>());
            var urls = Enumerable.Range(0, Sizes).Select(i => addresses.Scaled(file, 1280 - i)).ToList();
            foreach (var url in urls)
                anew.Add(await TimeAsync(reader, url, accept));
            for (var round = 0; round < Rounds; round++)
                foreach (var url in urls)
                    cached.Add(await TimeAsync(reader, url, accept));
            var (slow, fast) = (Median(anew), Median(cached));
            Report.Line($"12 megapixels to 1,280 wide as {name}: anew / from cache", $"{slow:0} ms / {fast:0.0} ms, medians", slow / fast, 100, atLeast: true);
        }
    }

    /// <summary>4000 × 3000, as detailed as a photograph: clouds and grain.</summary>
    private static byte[] Photograph()
    {
        using var clouds = Image.Perlin(4000, 3000, cellSize: 200, seed: 1);
        using var grain = Image.Gaussnoise(4000, 3000, sigma: 6, mean: 0, seed: 2);
        using var grey = (clouds * 100) + 128 + grain;
        using var coloured = grey.Bandjoin(grey * 0.8, 255 - grey);
        using var bytes = coloured.Cast(Enums.BandFormat.Uchar);
        using var picture = bytes.Copy(interpretation: Enums.Interpretation.Srgb);
        return picture.JpegsaveBuffer(q: 90);
    }

    private static async Task<double> TimeAsync(HttpClient reader, string address, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Add("Accept", accept);
        var clock = Stopwatch.GetTimestamp();
        using var response = await reader.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();
        var time = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
        return response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType == accept
            ? time
            : throw new InvalidOperationException($"{address} was answered {(int)response.StatusCode} {response.Content.Headers.ContentType}.");
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
