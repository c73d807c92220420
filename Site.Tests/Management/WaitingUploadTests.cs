using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Site.Cms.Media;
using Site.Tests.CmsTests;
using Site.Tests.Management.Replay;

namespace Site.Tests.Management;

/// <summary>Uploads that no media item has taken: each member of staff has room for so many of them, for an hour.</summary>
public class WaitingUploadTests
{
    private MediaLibrary _library = null!;

    [SetUp]
    public async Task SetUp() => _library = new MediaLibrary(await ManagementSite.StartAsync(options =>
    {
        options.Media.LargestFile = 1_500;
        options.Media.MostWaiting = 3;
        options.Media.MostWaitingBytes = 2_000;
    }));

    [TearDown]
    public async Task TearDown() => await _library.Site.DisposeAsync();

    [Test]
    public async Task There_is_room_for_so_many_and_each_person_has_their_own()
    {
        for (var number = 0; number < 3; number++)
            await SendAsync(201, "editor", 10);

        await SendAsync(429, "editor", 10);
        await SendAsync(201, "admin", 10);

        Assert.That(_library.Files(), Has.Count.EqualTo(4), "nothing of what was refused");
    }

    [Test]
    public async Task There_is_room_for_so_many_bytes()
    {
        await SendAsync(201, "editor", 1_400);

        await SendAsync(429, "editor", 1_400);
        await SendAsync(201, "editor", 100);

        Assert.That(_library.Files(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Bytes_that_were_not_announced_count_too()
    {
        var uploads = _library.Site.Get<TemporaryFiles>();
        var person = Guid.NewGuid();
        Assert.That((await uploads.ReceiveAsync("un.txt", Content(1_400), person, default)).Succeeded);

        var second = await uploads.ReceiveAsync("deux.txt", Content(1_400), person, default);

        Assert.That(second.Status, Is.EqualTo(Site.Cms.Model.OperationStatus.TooManyWaiting));
        Assert.That(_library.Files(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_is_taken_or_given_up_or_refused_makes_room()
    {
        var given = Guid.NewGuid();
        await SendAsync(201, "editor", 10, given);
        await SendAsync(201, "editor", 10);
        for (var number = 0; number < 4; number++)
        {
            await _library.UploadAsync("note.txt", SampleFiles.Text("prise"));
            using var refused = await _library.SendAsync("editor", "photo.png", SampleFiles.Text("aucune"));
        }
        await SendAsync(201, "editor", 10);
        await SendAsync(429, "editor", 10);

        await _library.ExpectAsync(200, "editor", HttpMethod.Delete, $"temporary-file/{given}");

        await SendAsync(201, "editor", 10);
    }

    [Test]
    public async Task What_nobody_took_goes_after_an_hour_although_nobody_asks()
    {
        var folder = Directory.CreateTempSubdirectory("waiting-").FullName;
        var clock = new Clock();
        using var uploads = new TemporaryFiles(Path.Combine(folder, "uploads"), new MediaOptions { MostWaiting = 1 }, clock, NullLogger<TemporaryFiles>.Instance);
        var person = Guid.NewGuid();
        var arrived = (await uploads.ReceiveAsync("note.txt", Content(10), person, default)).Value!;
        var id = uploads.Keep(null, arrived).Value;

        clock.Pass(TimeSpan.FromMinutes(59));
        Assert.That(uploads.Find(id), Is.Not.Null);
        clock.Pass(TimeSpan.FromMinutes(2));

        Assert.That(uploads.Find(id), Is.Null);
        Assert.That(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories), Is.Empty);
        Assert.That((await uploads.ReceiveAsync("note.txt", Content(10), person, default)).Succeeded, "there is room again");
        Directory.Delete(folder, recursive: true);
    }

    private async Task SendAsync(int status, string caller, int bytes, Guid? id = null)
    {
        using var response = await _library.SendAsync(caller, "note.txt", Content(bytes).ToArray(), id);
        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        if (status == 429)
            Assert.That((string?)(await response.Content.ReadFromJsonAsync<JsonNode>())!["title"], Does.StartWith("Trop de fichiers envoyés attendent"));
    }

    private static MemoryStream Content(int bytes) => new([.. Enumerable.Repeat((byte)'x', bytes)]);

    /// <summary>Moves when told, and its timers with it.</summary>
    private sealed class Clock : TimeProvider
    {
        private readonly List<TimerCallback> _timers = [];
        private DateTimeOffset _now = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public void Pass(TimeSpan time)
        {
            _now += time;
            _timers.ForEach(timer => timer(null));
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _timers.Add(callback);
            return System.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
