using System.Diagnostics;
using Microsoft.Playwright;
using NetVips;
using Site.Cms.Media.Metadata;
using Site.Films.Script;
using Site.Tests.Support;

namespace Site.Films.Recording;

/// <summary>Films a script, and encodes what was filmed.</summary>
internal sealed class Camera : IAsyncDisposable
{
    // H.264 in 4:2:0 plays everywhere; the index comes first, so that a film begins before it is all there. The rest keeps time, versions and
    // the number of cores out of the file.
    private const string Encoding =
        "-c:v libx264 -preset slow -crf 27 -tune animation -pix_fmt yuv420p -g 150 -movflags +faststart -map_metadata -1 -fflags +bitexact -flags +bitexact -threads 1";

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Camera(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public IBrowser Browser => _browser;

    /// <summary>What decides how a film looks beside its frames.</summary>
    public static string Settings(Screen screen) => $"{screen} {Encoding} {Footage.FramesPerSecond} {Pointer.Look(screen)}";

    public static async Task<Camera> StartAsync()
    {
        // A slow machine films the same, later.
        Assertions.SetDefaultExpectTimeout(60_000);
        var playwright = await Playwright.CreateAsync();
        return new Camera(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium.ExecutablePath,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--font-render-hinting=none"],
        }));
    }

    public async Task<Footage> FilmAsync(Film film)
    {
        await using var site = await FilmedSite.StartAsync();
        await film.Before(new Preparation(site, _browser));
        await using var context = await _browser.NewContextAsync(new()
        {
            BaseURL = site.Address.ToString(), Locale = "fr-FR", TimezoneId = "Europe/Paris", ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = film.Screen.Width, Height = film.Screen.Height }, DeviceScaleFactor = (float)film.Screen.Scale,
            IsMobile = film.Screen.IsTouched, HasTouch = film.Screen.IsTouched,
        });
        var page = await context.NewPageAsync();
        await page.Clock.SetFixedTimeAsync(FilmedSite.Now.UtcDateTime);
        var stage = new Stage(page, site, film.Screen);
        var ends = new List<int>();
        Still? poster = null;
        foreach (var (index, scene) in film.Scenes.Index())
        {
            var (start, toRead) = (stage.Frames, Footage.FramesOf(FilmTexts.ReadingTime(scene.Caption)));
            if (scene.Cut is { } cut)
                await cut(stage);
            // People read first, then look.
            stage.HoldUntil(start + (toRead / 2));
            await scene.Act(stage);
            stage.HoldUntil(start + toRead);
            stage.Hold(TimeSpan.FromSeconds(0.6));
            // Chapters begin at whole seconds, which is how they are written down.
            if (index + 1 == film.Scenes.Count || film.Scenes[index + 1].Chapter is not null)
                stage.HoldUntil(((stage.Frames - 1) / Footage.FramesPerSecond + 1) * Footage.FramesPerSecond);
            ends.Add(stage.Frames);
            if (scene.IsPoster)
                poster = stage.Still;
            Console.Write('.');
        }
        return new Footage(stage.Shots, ends, poster ?? throw new InvalidOperationException($"No scene of {film.Name} is its poster."));
    }

    /// <summary>Writes the film.</summary>
    public async Task EncodeAsync(Footage footage, Screen screen, string path)
    {
        using var pointer = await Pointer.DrawAsync(_browser, screen);
        var start = new ProcessStartInfo("ffmpeg") { RedirectStandardInput = true };
        foreach (var argument in $"-hide_banner -loglevel error -y -f rawvideo -pix_fmt rgb24 -s {screen.FilmWidth}x{screen.FilmHeight} -r {Footage.FramesPerSecond} -i - {Encoding}".Split(' '))
            start.ArgumentList.Add(argument);
        start.ArgumentList.Add(path);
        using var ffmpeg = Start(start);
        await using (var frames = ffmpeg.StandardInput.BaseStream)
        {
            (Still? Of, Image? Picture) shown = default;
            foreach (var shot in footage.Shots)
            {
                if (!ReferenceEquals(shown.Of, shot.Still))
                {
                    shown.Picture?.Dispose();
                    shown = (shot.Still, Image.NewFromBuffer(shot.Still.Png).CopyMemory());
                }
                var frame = pointer.LaidOver(shown.Picture!, shot.Pointer);
                for (var copy = 0; copy < shot.Frames; copy++)
                    await frames.WriteAsync(frame);
            }
            shown.Picture?.Dispose();
        }
        await ffmpeg.WaitForExitAsync();
        if (ffmpeg.ExitCode != 0)
            throw new InvalidOperationException($"ffmpeg ended with {ffmpeg.ExitCode}.");
        // As the library keeps it, so that an export of the first run gives the same bytes.
        using var film = File.Open(path, FileMode.Open, FileAccess.ReadWrite);
        FilmMetadata.Blank(film);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException("ffmpeg could not be started.");
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException("Films are encoded by ffmpeg, which was not found. Install it (Debian, Ubuntu: sudo apt-get install ffmpeg).", missing);
        }
    }
}

/// <summary>What a film may need before the camera runs.</summary>
public sealed record Preparation(FilmedSite Site, IBrowser Browser);
