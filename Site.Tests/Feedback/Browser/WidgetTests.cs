using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Site.Feedback;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Feedback.Browser;

/// <summary>The widget under a content, and the voter's page, in a browser; the clock moves when told, so that nobody waits.</summary>
public class WidgetTests
{
    private FeedbackSite _site = null!;
    private Uri _address = null!;
    private Site.Core.Help.Page _content = null!;

    [SetUp]
    public void Start()
    {
        _site = new FeedbackSite();
        _address = _site.Listen();
        _content = _site.Publish();
    }

    [TearDown]
    public void Stop()
    {
        Assert.That(_site.Errors.Lines, Is.Empty);
        _site.Dispose();
    }

    [Test]
    public async Task Without_leaving_the_page_a_reader_votes_changes_comments_and_withdraws()
    {
        await using var context = await OpenAsync();
        var page = await ReadAsync(context);

        await Button(page, FeedbackTexts.Yes).ClickAsync();
        await Expect(page.GetByText(FeedbackTexts.Thanks)).ToBeFocusedAsync();
        Assert.That((await _site.VotesAsync()).Single().Useful, Is.True);

        await Button(page, FeedbackTexts.Change(false)).ClickAsync();
        await Expect(page.GetByText(FeedbackTexts.Answered(false))).ToBeVisibleAsync();
        await Expect(page.GetByText(FeedbackTexts.Thanks)).ToBeFocusedAsync();

        _site.Time.Pass(TimeSpan.FromMinutes(1));
        await page.GetByLabel(FeedbackTexts.CommentLabel).FillAsync("Il manque une image.");
        await Button(page, FeedbackTexts.SendComment).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Blockquote)).ToHaveTextAsync("Il manque une image.");
        await Expect(page.GetByText(FeedbackTexts.Thanks)).ToBeFocusedAsync();

        await Button(page, FeedbackTexts.Withdraw).ClickAsync();
        await Expect(page.GetByText(FeedbackTexts.ConfirmTitle)).ToBeFocusedAsync();
        await Button(page, FeedbackTexts.Withdraw).ClickAsync();
        await Expect(page.GetByText(FeedbackTexts.Withdrawn)).ToBeFocusedAsync();
        await Expect(Button(page, FeedbackTexts.No)).ToBeVisibleAsync();

        Assert.That(page.Url, Is.EqualTo(new Uri(_address, _content.Address).ToString()));
        Assert.That(await _site.VotesAsync(), Is.Empty);
    }

    [Test]
    public async Task Without_JavaScript_a_reader_votes_changes_comments_and_withdraws()
    {
        await using var context = await OpenAsync(javaScript: false);
        var page = await ReadAsync(context);

        await Button(page, FeedbackTexts.Yes).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Uri(_address, $"/avis/{_content.Id}").ToString());
        await Expect(page.GetByText(FeedbackTexts.Thanks)).ToBeVisibleAsync();
        await Button(page, FeedbackTexts.Change(false)).ClickAsync();
        await Expect(page.GetByText(FeedbackTexts.Answered(false))).ToBeVisibleAsync();

        _site.Time.Pass(TimeSpan.FromMinutes(1));
        await page.GetByLabel(FeedbackTexts.CommentLabel).FillAsync("Il manque une image.");
        await Button(page, FeedbackTexts.SendComment).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Blockquote)).ToHaveTextAsync("Il manque une image.");

        await Button(page, FeedbackTexts.Withdraw).ClickAsync();
        await Expect(page.GetByText(FeedbackTexts.ConfirmText)).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = FeedbackTexts.Keep }).ClickAsync();
        await Button(page, FeedbackTexts.Withdraw).ClickAsync();
        await Button(page, FeedbackTexts.Withdraw).ClickAsync();
        await Expect(page.GetByText(FeedbackTexts.Withdrawn)).ToBeVisibleAsync();
        Assert.That(await _site.VotesAsync(), Is.Empty);
    }

    [Test]
    public async Task A_comment_that_is_refused_keeps_its_text_and_shows_why()
    {
        await using var context = await OpenAsync();
        var page = await ReadAsync(context);
        await Button(page, FeedbackTexts.No).ClickAsync();
        await page.GetByLabel(FeedbackTexts.CommentLabel).FillAsync("Vite");

        await Button(page, FeedbackTexts.SendComment).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = FeedbackTexts.CommentTooSoon })).ToBeFocusedAsync();
        await Expect(page.GetByLabel(FeedbackTexts.CommentLabel)).ToHaveValueAsync("Vite");
        await page.GetByRole(AriaRole.Link, new() { Name = FeedbackTexts.CommentTooSoon }).ClickAsync();
        await Expect(page.GetByLabel(FeedbackTexts.CommentLabel)).ToBeFocusedAsync();
    }

    [Test]
    public async Task A_refused_vote_leaves_the_form_and_says_what_to_do()
    {
        await using var context = await OpenAsync();
        var page = await ReadAsync(context);
        _site.Library.Publish();

        await Button(page, FeedbackTexts.Yes).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = FeedbackNotice.NotPublished.Title })).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
        await Expect(Button(page, FeedbackTexts.No)).ToBeVisibleAsync();
    }

    [Test]
    public async Task When_the_network_fails_a_sentence_says_so_and_the_next_try_is_a_plain_post()
    {
        await using var context = await OpenAsync();
        var page = await ReadAsync(context);
        await page.RouteAsync("**/vote", route => route.AbortAsync());
        await Button(page, FeedbackTexts.No).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync(FeedbackTexts.NotSent);

        await page.UnrouteAsync("**/vote");
        await Button(page, FeedbackTexts.No).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Uri(_address, $"/avis/{_content.Id}").ToString());
        Assert.That((await _site.VotesAsync()).Single().Useful, Is.False);
    }

    [Test]
    public async Task Two_quick_presses_are_one_vote()
    {
        await using var context = await OpenAsync();
        var page = await ReadAsync(context);

        await Button(page, FeedbackTexts.Yes).DblClickAsync();

        await Expect(page.GetByText(FeedbackTexts.Thanks)).ToBeVisibleAsync();
        Assert.That(await _site.VotesAsync(), Has.Count.EqualTo(1));
    }

    [TestCase(ColorScheme.Light)]
    [TestCase(ColorScheme.Dark)]
    public async Task Every_state_keeps_WCAG_2_2_AA_and_fits_320_pixels(ColorScheme scheme)
    {
        await using var context = await OpenAsync(scheme: scheme, width: 320);
        var page = await ReadAsync(context);
        await CheckAsync(page, "widget");
        await Button(page, FeedbackTexts.No).ClickAsync();
        await Expect(page.GetByText(FeedbackTexts.Thanks)).ToBeVisibleAsync();
        await CheckAsync(page, "thanks in place");

        await page.GotoAsync($"/avis/{_content.Id}");
        await CheckAsync(page, "thanks");
        await page.GetByLabel(FeedbackTexts.CommentLabel).FillAsync("Trop vite");
        await Button(page, FeedbackTexts.SendComment).ClickAsync();
        await Expect(page.GetByText(FeedbackTexts.ErrorTitle)).ToBeVisibleAsync();
        await CheckAsync(page, "error");
        _site.Time.Pass(TimeSpan.FromMinutes(1));
        await page.GetByLabel(FeedbackTexts.CommentLabel).FillAsync(new string('M', 300));
        await Button(page, FeedbackTexts.SendComment).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Blockquote)).ToBeVisibleAsync();
        await CheckAsync(page, "commented");
        await page.GotoAsync($"/avis/{_content.Id}/retrait");
        await CheckAsync(page, "confirmation");
        await Button(page, FeedbackTexts.Withdraw).ClickAsync();
        await Expect(page.GetByText(FeedbackTexts.Withdrawn)).ToBeVisibleAsync();
        await CheckAsync(page, "withdrawn");
        await page.GotoAsync($"/avis/{Guid.NewGuid()}");
        await CheckAsync(page, "refusal");
    }

    private static async Task CheckAsync(IPage page, string state)
    {
        var result = await page.RunAxe();
        Assert.That(result.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(node => node.Html))}"), Is.Empty, state);
        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(320), state);
    }

    private Task<IBrowserContext> OpenAsync(bool javaScript = true, ColorScheme scheme = ColorScheme.Light, int width = 1280) =>
        BrowserHost.OpenAsync(new()
        {
            BaseURL = _address.ToString(),
            JavaScriptEnabled = javaScript,
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = width, Height = 800 },
        });

    private async Task<IPage> ReadAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(_content.Address);
        return page;
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
