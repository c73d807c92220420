using Microsoft.Playwright;
using NetVips;
using Site.Films.Script;

namespace Site.Films.Recording;

/// <summary>What shows where the hand is: an arrow on a desk, a fingertip on a phone. Drawn by Chromium, laid over the pictures afterwards.</summary>
internal sealed class Pointer : IDisposable
{
    private const int Side = 80;
    private const string Arrow = """<path d="M40 40 v34.5 l8.4 -7.8 5.6 12.7 6.3 -2.7 -5.6 -12.6 h11.4 Z" fill="#111" stroke="#fff" stroke-width="2.5" stroke-linejoin="round"/>""";
    private const string Ring = """<circle cx="40" cy="40" r="23" fill="#ffb100" fill-opacity=".4" stroke="#b4472b" stroke-width="3"/>""";
    private const string Finger = """<circle cx="40" cy="40" r="15" fill="#111" fill-opacity=".35" stroke="#fff" stroke-width="3"/><circle cx="40" cy="40" r="17" fill="none" stroke="#111" stroke-opacity=".5"/>""";

    private readonly Image _idle;
    private readonly Image _pressed;
    private readonly double _scale;

    private Pointer(Image idle, Image pressed, double scale) => (_idle, _pressed, _scale) = (idle, pressed, scale);

    /// <summary>Everything that decides how it looks.</summary>
    public static string Look(Screen screen) => $"{Picture(screen, false)}{Picture(screen, true)}";

    public static async Task<Pointer> DrawAsync(IBrowser browser, Screen screen)
    {
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = Side, Height = Side }, DeviceScaleFactor = (float)screen.Scale });
        var page = await context.NewPageAsync();
        return new Pointer(await DrawAsync(false), await DrawAsync(true), screen.Scale);

        async Task<Image> DrawAsync(bool isPressed)
        {
            await page.SetContentAsync($"<style>body {{ margin: 0; }} svg {{ display: block; }}</style>{Picture(screen, isPressed)}");
            return Image.NewFromBuffer(await page.ScreenshotAsync(new() { OmitBackground = true })).CopyMemory();
        }
    }

    /// <summary>The frame's bytes, three a pixel.</summary>
    public byte[] LaidOver(Image still, PointerAt place)
    {
        using var laid = still.Composite2(
            place.IsPressed ? _pressed : _idle, Enums.BlendMode.Over, Pixels(place.X - (Side / 2)), Pixels(place.Y - (Side / 2)));
        using var opaque = laid.Flatten();
        using var plain = opaque.Cast(Enums.BandFormat.Uchar);
        return plain.WriteToMemory<byte>();
    }

    private int Pixels(int css) => (int)Math.Round(css * _scale);

    public void Dispose()
    {
        _idle.Dispose();
        _pressed.Dispose();
    }

    private static string Picture(Screen screen, bool isPressed) =>
        $"""<svg xmlns="http://www.w3.org/2000/svg" width="{Side}" height="{Side}" viewBox="0 0 {Side} {Side}">{(isPressed ? Ring : "")}{(screen.IsTouched ? Finger : Arrow)}</svg>""";
}
