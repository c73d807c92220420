using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Site.Core.Help.Remote;

/// <summary>
/// Keeps <see cref="RemoteContentSource"/> up with a CMS elsewhere: asks it again and again, more seldom while it fails, and at once when told (<see cref="Wake"/>).
/// A broken answer never replaces good contents; neither does a sudden loss, before it has been the same for a while: an Umbraco that builds its index
/// anew answers for some time that it has nothing.
/// </summary>
public sealed partial class RemoteContentWorker(
    RemoteContentSource source, Func<DeliveryClient> cms, ContentFile file, IOptions<RemoteContentOptions> options, TimeProvider time, ILogger<RemoteContentWorker> log)
    : BackgroundService
{
    /// <summary>A server's total may count some documents that it does not give; when it is more, it has to say so for a while.</summary>
    private const int UsualPhantoms = 5;

    /// <summary>So many of the documents that are missing from a list are asked for one by one.</summary>
    private const int MostLookups = 10;

    /// <summary>How long what is doubtful must last to be believed.</summary>
    public static readonly TimeSpan DoubtMustLast = TimeSpan.FromMinutes(10);

    /// <summary>What is moved or sorted changes no date: everything is read again this often.</summary>
    private static readonly TimeSpan WholeAgain = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>The site's start waits for a first answer no longer than this.</summary>
    private static readonly TimeSpan FirstAnswer = TimeSpan.FromSeconds(20);

    // One place: however often it is rung, the CMS is asked once more.
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private ContentMark? _mark;
    private DateTimeOffset _wholeAt = DateTimeOffset.MinValue;
    private (RemoteContent Content, DateTimeOffset Since)? _doubted;
    private int _failures;
    private int _phantoms;
    private volatile RemoteContentState _state = new(null, null, null);

    /// <summary>Runs after everything was read, and taken over where it had changed.</summary>
    public Func<CancellationToken, Task> WhenRead { get; init; } = _ => Task.CompletedTask;

    public RemoteContentState State => _state with { ReadAt = source.Current?.ReadAt };

    /// <summary>The CMS says that something was published: everything is read again.</summary>
    public void Wake() => _bell.Writer.TryWrite(true);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (file.Read() is { } kept)
            source.Replace(kept);
        else
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(FirstAnswer);
            await RoundAsync(isWoken: false, patience.Token);
        }
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // With contents from the disk the CMS has not been asked yet.
        var isWoken = _state.CheckedAt is null && _failures == 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            if (!isWoken)
                isWoken = await WaitAsync(stoppingToken);
            await RoundAsync(isWoken, stoppingToken);
            isWoken = false;
        }
    }

    /// <summary>Asks the CMS once, and takes over what it has.</summary>
    internal async Task RoundAsync(bool isWoken, CancellationToken cancellation)
    {
        try
        {
            var client = cms();
            var mark = await client.MarkAsync(cancellation);
            var now = time.GetUtcNow();
            if (!isWoken && _doubted is null && mark == _mark && now - _wholeAt < WholeAgain)
            {
                Good(now);
                return;
            }
            var reading = await client.ReadAllAsync(cancellation);
            var next = new RemoteContent(reading.Items, now);
            (_mark, _wholeAt) = (mark.IsOf(reading) ? mark : null, now);
            if ((DoubtAbout(next, reading.Missing) ?? await LossAsync(client, next, cancellation)) is { } doubt && !HasLasted(next, now))
            {
                _failures = 0;
                _state = new(_state.CheckedAt, $"{doubt}; if it stays so, it is believed after {DoubtMustLast.TotalMinutes:0} minutes.", null);
                Doubtful(doubt);
                return;
            }
            _phantoms = reading.Missing;
            Take(next);
            Good(now);
            await WhenRead(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested && _state.CheckedAt is not null)
        {
            // Stopping.
        }
        catch (Exception failure) when (failure is HttpRequestException or BrokenAnswerException or OperationCanceledException or IOException)
        {
            _failures++;
            _state = new(_state.CheckedAt, failure is BrokenAnswerException ? failure.Message : "The CMS does not answer.", null);
            Failed(failure, _failures);
        }
    }

    private void Good(DateTimeOffset now)
    {
        (_failures, _doubted) = (0, null);
        _state = new(now, null, null);
    }

    private void Take(RemoteContent next)
    {
        if (source.Current is { } current && next.IsSameAs(current))
            return;
        source.Replace(next);
        try
        {
            file.Write(next);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            NotKept(failure);
        }
        Taken(next.Items.Count);
    }

    /// <returns>In words; null when there is none.</returns>
    private string? DoubtAbout(RemoteContent next, int missing) =>
        source.Current is { } current && (next.Items.Count * 2 < current.Items.Count || (current.HasCentre && !next.HasCentre))
            ? $"The CMS suddenly has {next.Items.Count} of {current.Items.Count} documents"
        : missing > Math.Max(UsualPhantoms, _phantoms) ? $"The CMS says that it has {next.Items.Count + missing} documents and gives {next.Items.Count}"
        : null;

    /// <summary>Whether a document is missing from the list alone.</summary>
    /// <returns>In words; null when none is.</returns>
    private async Task<string?> LossAsync(DeliveryClient client, RemoteContent next, CancellationToken cancellation)
    {
        foreach (var lost in (source.Current?.Items ?? []).ExceptBy(next.Items.Select(item => item.Id), item => item.Id).Take(MostLookups))
            if (await client.GivesAsync(lost.Id, cancellation))
                return $"The CMS lists {next.Items.Count} documents without one that it still gives ({lost.Id})";
        return null;
    }

    private bool HasLasted(RemoteContent next, DateTimeOffset now)
    {
        if (_doubted is not { } doubted || !doubted.Content.IsSameAs(next))
            _doubted = doubted = (next, now);
        return now - doubted.Since >= DoubtMustLast;
    }

    /// <returns>Whether it was woken.</returns>
    private async Task<bool> WaitAsync(CancellationToken stopping)
    {
        using var alarm = new CancellationTokenSource(Pause(), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(alarm.Token, stopping);
        try
        {
            return await _bell.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private TimeSpan Pause()
    {
        var usual = TimeSpan.FromSeconds(options.Value.PollSeconds);
        if (_failures == 0)
            return usual;
        var longer = usual * Math.Pow(2, Math.Min(_failures - 1, 6));
        return (longer < LongestPause ? longer : LongestPause > usual ? LongestPause : usual) * (0.8 + Random.Shared.NextDouble() * 0.4);
    }

    [LoggerMessage(LogLevel.Information, "The CMS's contents were taken over: {Documents} documents.")]
    private partial void Taken(int documents);

    [LoggerMessage(LogLevel.Warning, "The CMS could not be read ({Failures} times in a row); the contents from before are served on.")]
    private partial void Failed(Exception failure, int failures);

    [LoggerMessage(LogLevel.Warning, "{Doubt}; the contents from before are served on until it is certain. Where it stays so, rebuild the CMS's index of the Delivery API (DeliveryApiContentIndex).")]
    private partial void Doubtful(string doubt);

    [LoggerMessage(LogLevel.Error, "The contents could not be kept on disk: after a restart while the CMS is down there would be none.")]
    private partial void NotKept(Exception failure);
}
