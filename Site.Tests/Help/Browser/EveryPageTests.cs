using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Site.Tests.Support;

namespace Site.Tests.Help.Browser;

/// <summary>What holds for every public page, seen in a browser.</summary>
[TestFixture(ContentsFrom.EmbeddedCms)]
[TestFixture(ContentsFrom.RemoteCms)]
public class EveryPageTests(ContentsFrom cms) : ReaderTests(cms)
{
    private IReadOnlyList<string> _addresses = [];

    [OneTimeSetUp]
    public async Task ListAddresses()
    {
        using var site = new HttpClient { BaseAddress = Address };
        _addresses = await PublicPages.AllAsync(site);
        Assert.That(_addresses, Has.Count.GreaterThan(25), "the seed has 3 tutorials, 12 FAQ entries, 3 pages and the lists");
    }

    [TestCase(ColorScheme.Light)]
    [TestCase(ColorScheme.Dark)]
    public async Task No_page_breaks_WCAG_2_2_AA(ColorScheme scheme)
    {
        await using var context = await OpenAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        var violations = new List<string>();
        foreach (var address in _addresses)
        {
            await page.GotoAsync(address);
            var result = await page.RunAxe(Accessibility.Wcag22AA);
            violations.AddRange(Accessibility.Describe(result).Select(violation => $"{address}: {violation}"));
        }
        Assert.That(violations, Is.Empty, string.Join('\n', violations));
    }

    [Test]
    public async Task No_page_scrolls_sideways_at_320_pixels()
    {
        await using var context = await OpenAsync(new() { ViewportSize = new() { Width = 320, Height = 640 } });
        var page = await context.NewPageAsync();
        var wide = new List<string>();
        foreach (var address in _addresses)
        {
            await page.GotoAsync(address);
            var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (width > 320)
                wide.Add($"{address}: {width} px");
        }
        Assert.That(wide, Is.Empty);
    }

    [Test]
    public async Task Mon_compte_stands_at_the_top_right_at_320_pixels_outside_any_menu()
    {
        await using var context = await OpenAsync(new() { ViewportSize = new() { Width = 320, Height = 640 } });
        var page = await context.NewPageAsync();
        var misplaced = new List<string>();
        foreach (var address in _addresses)
        {
            await page.GotoAsync(address);
            var account = page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { Name = "Mon compte" });
            var box = await account.BoundingBoxAsync();
            if (box is null || box.X + box.Width < 260 || box.Y > 100 || box.Height < 44)
                misplaced.Add($"{address}: {box?.X},{box?.Y} {box?.Width}×{box?.Height}");
        }
        Assert.That(misplaced, Is.Empty);
    }

    [Test]
    public async Task No_page_asks_anything_of_a_third_party_sets_a_cookie_or_breaks_its_own_content_policy()
    {
        await using var context = await OpenAsync();
        var page = await context.NewPageAsync();
        var elsewhere = new List<string>();
        var complaints = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                elsewhere.Add(request.Url);
        };
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !message.Text.Contains("404", StringComparison.Ordinal))
                complaints.Add($"{page.Url}: {message.Text}");
        };
        foreach (var address in _addresses)
            await page.GotoAsync(address);

        Assert.Multiple(async () =>
        {
            Assert.That(elsewhere, Is.Empty);
            Assert.That(complaints, Is.Empty);
            Assert.That(await context.CookiesAsync(), Is.Empty);
        });
    }

    [Test]
    public async Task The_first_stop_of_the_keyboard_skips_to_the_content()
    {
        await using var context = await OpenAsync();
        var page = await context.NewPageAsync();
        foreach (var address in _addresses)
        {
            await page.GotoAsync(address);
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.PressAsync("Enter");
            var target = await page.EvaluateAsync<string>("document.activeElement.closest('main') ? 'main' : document.activeElement.outerHTML.slice(0, 80)");
            Assert.That(target, Is.EqualTo("main"), address);
        }
    }

    [Test]
    public async Task Aide_weighs_at_most_60_kB_over_the_wire_fonts_left_out()
    {
        await using var context = await OpenAsync();
        var page = await context.NewPageAsync();
        var finished = new List<IRequest>();
        page.RequestFinished += (_, request) => finished.Add(request);
        await page.GotoAsync("/aide", new() { WaitUntil = WaitUntilState.NetworkIdle });

        var weights = new Dictionary<string, int>();
        foreach (var request in finished.Where(request => request.ResourceType != "font"))
        {
            var sizes = await request.SizesAsync();
            weights[request.Url] = sizes.ResponseBodySize + sizes.ResponseHeadersSize;
        }
        Assert.That(weights.Values.Sum(), Is.InRange(1, 60_000), string.Join('\n', weights));
    }
}
