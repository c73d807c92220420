using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Site.Films.Script;
using static Microsoft.Playwright.Assertions;

namespace Site.Films.Recording;

/// <summary>
/// The window that is filmed, and the hand that uses it. Nothing is filmed in real time: each act takes pictures and says how long they are shown, so
/// that a slow machine films the same.
/// </summary>
public sealed class Stage(IPage page, FilmedSite site, Screen screen)
{
    private const int PressFrames = 4;
    private const int FramesPerLetter = 1;
    private const int ScrollPictures = 8;
    private static readonly string DrawnScript = Resources.Text("drawn.js");

    private readonly List<Shot> _shots = [];
    private PointerAt _pointer = new(screen.Width * 2 / 3, screen.Height * 4 / 5);
    private Still? _still;

    public IPage Page => page;

    public FilmedSite Site => site;

    public IReadOnlyList<Shot> Shots => _shots;

    public int Frames { get; private set; }

    public Still Still => _still ?? throw new InvalidOperationException("The first scene has to open a page.");

    /// <summary>Shows a page without anybody having clicked.</summary>
    public async Task OpenAsync(string address)
    {
        await page.GotoAsync(address);
        await LookAsync();
    }

    /// <summary>Waits without doing anything.</summary>
    public void Hold(TimeSpan time) => Show(Footage.FramesOf(time));

    /// <summary>Until so many frames are filmed.</summary>
    public void HoldUntil(int frame) => Show(Math.Max(0, frame - Frames));

    /// <summary>Brings the pointer to something, which is scrolled into the window first.</summary>
    /// <param name="share">How far into it from its left edge; null for near its beginning, where the words of wide things are.</param>
    /// <param name="isAlwaysShown">It does not scroll with the page.</param>
    public async Task PointAsync(ILocator target, double? share = null, bool isAlwaysShown = false)
    {
        if (!isAlwaysShown)
            await ShowTargetAsync(target);
        var box = await BoxAsync(target);
        var there = new PointerAt((int)(box.X + (share is { } part ? box.Width * part : Math.Min(box.Width / 2, 120))), (int)(box.Y + (box.Height / 2)));
        var distance = Math.Sqrt(Math.Pow(there.X - _pointer.X, 2) + Math.Pow(there.Y - _pointer.Y, 2));
        var (from, steps) = (_pointer, (int)Math.Clamp(distance / 45, 5, 14));
        for (var step = 1; step <= steps; step++)
        {
            var done = (double)step / steps;
            var eased = done * done * (3 - (2 * done));
            _pointer = new((int)Math.Round(from.X + ((there.X - from.X) * eased)), (int)Math.Round(from.Y + ((there.Y - from.Y) * eased)));
            Show(1);
        }
        if (!screen.IsTouched)
        {
            await page.Mouse.MoveAsync(_pointer.X, _pointer.Y);
            await LookAsync();
        }
        Show(3);
    }

    /// <param name="leadsTo">The main heading of the page that opens; null when this one stays.</param>
    public async Task ClickAsync(ILocator target, string? leadsTo = null, double? share = null)
    {
        await PointAsync(target, share);
        _pointer = _pointer with { IsPressed = true };
        Show(PressFrames);
        await page.EvaluateAsync("document.documentElement.setAttribute('data-filmed', '')");
        if (screen.IsTouched)
            await page.Touchscreen.TapAsync(_pointer.X, _pointer.Y);
        else
            await page.Mouse.ClickAsync(_pointer.X, _pointer.Y);
        if (leadsTo is not null)
        {
            // The next page may have the same heading.
            await Expect(page.Locator("html[data-filmed]")).ToHaveCountAsync(0);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(new Regex("^\\s*" + Regex.Escape(leadsTo)));
        }
        await LookAsync();
        _pointer = _pointer with { IsPressed = false };
        Show(PressFrames);
    }

    /// <summary>Clicks into a field and types, a letter at a time.</summary>
    public async Task TypeAsync(string label, string text)
    {
        // Beside what will stand in it.
        await ClickAsync(page.GetByLabel(label, new() { Exact = true }), share: 0.85);
        foreach (var letter in text)
        {
            await page.Keyboard.TypeAsync(letter.ToString());
            await LookAsync();
            Show(FramesPerLetter);
        }
        Show(PressFrames);
    }

    public Task ClickLinkAsync(string name, string? leadsTo = null) => ClickAsync(page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First, leadsTo);

    public Task PressAsync(string button, string? leadsTo = null) => ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }), leadsTo);

    /// <summary>Looks again, at what changed by itself.</summary>
    public async Task LookAsync()
    {
        await page.EvaluateAsync("""
            async () => {
              if (document.readyState !== 'complete')
                await new Promise(done => addEventListener('load', done, { once: true }));
              await document.fonts.ready;
              await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
            }
            """);
        var drawn = await page.EvaluateAsync<string>(DrawnScript);
        _still = new Still(await page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide }), drawn);
    }

    private void Show(int frames)
    {
        if (frames == 0)
            return;
        if (_shots is [.., var last] && ReferenceEquals(last.Still, Still) && last.Pointer == _pointer)
            _shots[^1] = last with { Frames = last.Frames + frames };
        else
            _shots.Add(new Shot(Still, _pointer, frames));
        Frames += frames;
    }

    /// <summary>Scrolls, visibly, until a thing stands well inside the window.</summary>
    private async Task ShowTargetAsync(ILocator target)
    {
        var box = await BoxAsync(target);
        if (box.Y >= screen.Height * 0.12 && box.Y + box.Height <= screen.Height * 0.82)
            return;
        var from = await page.EvaluateAsync<double>("scrollY");
        var furthest = await page.EvaluateAsync<double>("document.documentElement.scrollHeight - innerHeight");
        var to = Math.Clamp(from + box.Y + (box.Height / 2) - (screen.Height * 0.42), 0, Math.Max(0, furthest));
        if (Math.Abs(to - from) < 1)
            return;
        for (var step = 1; step <= ScrollPictures; step++)
        {
            var done = (double)step / ScrollPictures;
            await page.EvaluateAsync("y => scrollTo({ top: y, behavior: 'instant' })", Math.Round(from + ((to - from) * done * done * (3 - (2 * done)))));
            await LookAsync();
            Show(1);
        }
    }

    private static async Task<LocatorBoundingBoxResult> BoxAsync(ILocator target)
    {
        await Expect(target).ToBeVisibleAsync();
        return await target.BoundingBoxAsync() ?? throw new InvalidOperationException($"{target} has no place in the window.");
    }
}
