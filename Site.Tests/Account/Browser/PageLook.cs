using System.IO.Compression;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Site.Tests.Help.Browser;

namespace Site.Tests.Account.Browser;

/// <summary>What every page of accounts is looked at for.</summary>
internal static partial class PageLook
{
    /// <summary>Of a sign-in or an account's page with all that it loads on a first visit, fonts left out.</summary>
    public const int MostBytes = 40_000;

    /// <summary>
    /// When the page that a click has led to is whole. The page itself is asked: Playwright may miss its event when the page is quicker than the click's answer.
    /// </summary>
    public static Task WhenLoadedAsync(IPage page) => page.EvaluateAsync(
        "() => document.readyState === 'complete' ? true : new Promise(done => addEventListener('load', () => done(true), { once: true }))");

    /// <summary>Accessibility, width and typography of what the page shows now.</summary>
    /// <param name="what">How a fault names the page.</param>
    public static async Task AtAsync(IPage page, string what, List<string> faults)
    {
        faults.AddRange(Accessibility.Describe(await page.RunAxe(Accessibility.Wcag22AA)).Select(fault => $"{what}: {fault}"));
        if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
            faults.Add($"{what}: scrolls sideways");
        // The FAQ's answers are the editors' words.
        var words = await page.EvaluateAsync<string>("(() => { const main = document.querySelector('main').cloneNode(true); main.querySelectorAll('.questions, .screen-help').forEach(one => one.remove()); return main.textContent; })()");
        faults.AddRange(BadTypography().Matches(words).Select(match => $"{what}: « {match.Value} »"));
    }

    /// <summary>Bytes of headers and bodies, fonts left out, in a context that has nothing in its cache.</summary>
    public static async Task<int> WeightAsync(IBrowserContext fresh, string address)
    {
        var page = await fresh.NewPageAsync();
        var finished = new List<IRequest>();
        page.RequestFinished += (_, request) => finished.Add(request);
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        var weight = 0;
        foreach (var request in finished.Where(request => request.ResourceType != "font" && !request.Url.StartsWith("data:", StringComparison.Ordinal)))
        {
            var sizes = await request.SizesAsync();
            weight += sizes.ResponseHeadersSize + (request.ResourceType == "document" ? sizes.ResponseBodySize : Compressed(await (await request.ResponseAsync())!.BodyAsync()));
        }
        return weight;
    }

    // In Development the server packs files without pressing them; published, they are as small as this, or smaller with Brotli.
    private static int Compressed(byte[] file)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(file);
        return (int)Math.Min(packed.Length, file.Length);
    }

    // A space that may break, or none, before a high sign; a typewriter's apostrophe.
    [GeneratedRegex(@"\w+'\w+|\S* [:;?!»]|« \S*|\w+[;?!](?=\s)")]
    private static partial Regex BadTypography();
}
