using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Site.Cms.Data;

namespace Site.Cms.Webhooks;

/// <summary>
/// Makes the calls that wait, those of one webhook one after the other, and tries again what failed. Sleeps until a write wakes it or the next
/// attempt is due.
/// </summary>
public sealed partial class WebhookSender : IAsyncDisposable
{
    /// <summary>How many webhooks are called at once.</summary>
    private const int Lanes = 4;

    /// <summary>Between the attempts; after the last the call is given up. A receiver that asks by itself, too, misses nothing.</summary>
    internal static IReadOnlyList<TimeSpan> Pauses { get; } =
        [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2)];

    private readonly CmsEngine _engine;
    private readonly WebhookCalls _calls;
    private readonly WebhookBodies _bodies;
    private readonly CmsOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<WebhookSender> _logger;
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly SemaphoreSlim _oneRound = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lazy<HttpClient> _http = new(() => new HttpClient(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    { Timeout = TimeSpan.FromSeconds(10) });

    private Task _running = Task.CompletedTask;

    internal WebhookSender(CmsEngine engine, WebhookCalls calls, WebhookBodies bodies, CmsOptions options, TimeProvider time, ILogger<WebhookSender> logger)
    {
        (_engine, _calls, _bodies, _options, _time, _logger) = (engine, calls, bodies, options, time, logger);
        _engine.Committed += Wake;
    }

    /// <summary>Begins with what an earlier process left.</summary>
    internal void Start()
    {
        if (_calls.AreWaiting())
            _wake.Writer.TryWrite(true);
        _running = RunAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _engine.Committed -= Wake;
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_http.IsValueCreated)
            _http.Value.Dispose();
        _oneRound.Dispose();
        _stop.Dispose();
    }

    /// <summary>Makes every call that is due; afterwards each is answered, postponed or given up.</summary>
    internal async Task RoundAsync(CancellationToken cancellation = default)
    {
        await _oneRound.WaitAsync(cancellation);
        try
        {
            var lanes = _calls.Due(_time.GetUtcNow().UtcDateTime).GroupBy(call => call.WebhookId).ToList();
            // A call is in the database a moment before what it tells can be read.
            await _engine.SettleAsync(cancellation);
            await Parallel.ForEachAsync(lanes, new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = cancellation }, async (lane, stop) =>
            {
                // What fails once in a round will fail for what happened later, too: the rest waits for the next.
                foreach (var call in lane)
                {
                    if (!await MakeAsync(call, stop))
                        return;
                }
            });
        }
        finally
        {
            _oneRound.Release();
        }
    }

    private void Wake(CmsState before, CmsWriter write)
    {
        if (write.WebhookCalls.Count > 0)
            _wake.Writer.TryWrite(true);
    }

    private async Task RunAsync()
    {
        DateTime? next = null;
        while (!_stop.IsCancellationRequested)
        {
            await SleepAsync(next);
            try
            {
                await RoundAsync(_stop.Token);
                next = _calls.NextDue();
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                RoundFailed(error);
                next = _time.GetUtcNow().UtcDateTime + Pauses[1];
            }
        }
    }

    private async Task SleepAsync(DateTime? until)
    {
        var pause = until - _time.GetUtcNow().UtcDateTime;
        using var alarm = pause is { } left ? new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, _time) : new CancellationTokenSource();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(alarm.Token, _stop.Token);
        try
        {
            await _wake.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            // Time for the next attempt, or to stop.
        }
    }

    /// <returns>Whether the next call of the same webhook is worth trying.</returns>
    private async Task<bool> MakeAsync(WebhookCall call, CancellationToken cancellation)
    {
        if (_engine.State.Webhooks.GetValueOrDefault(call.WebhookId) is not { Enabled: true } webhook || await AttemptAsync(webhook, call, cancellation) is not var (outcome, headers, body))
        {
            _calls.End(call, null);
            return true;
        }
        var now = _time.GetUtcNow().UtcDateTime;
        var log = new WebhookLog(
            Guid.CreateVersion7(), webhook.Id, outcome.Text, outcome.IsSuccess, now, call.EventAlias, webhook.Url, call.RetryCount, headers, Encoding.UTF8.GetString(body), outcome.IsException);
        if (outcome.IsSuccess)
        {
            _calls.End(call, log);
            return true;
        }
        if (outcome.IsFinal || call.RetryCount >= Pauses.Count)
        {
            _calls.End(call, log);
            GivenUp(webhook.Id, call.EventAlias, call.EntityId, call.RetryCount + 1, outcome.Text);
            return true;
        }
        _calls.Postpone(call, now + Pauses[call.RetryCount], log);
        Failed(webhook.Id, call.EventAlias, call.EntityId, outcome.Text, Pauses[call.RetryCount]);
        return false;
    }

    /// <returns>Null when there is nothing to tell any more.</returns>
    private async Task<Attempt?> AttemptAsync(Webhook webhook, WebhookCall call, CancellationToken cancellation)
    {
        try
        {
            if (_bodies.Of(call) is not { } body)
                return null;
            var (outcome, headers) = await SendAsync(webhook, call, body, cancellation);
            return new Attempt(outcome, headers, body);
        }
        catch (Exception error) when (error is not OutOfMemoryException && !cancellation.IsCancellationRequested)
        {
            // Whatever it was, it counts as an attempt: a call that cannot be made holds up no other and is not met again for ever.
            Unexpected(webhook.Id, call.EventAlias, call.EntityId, error);
            return new Attempt(new Outcome(error.GetType().Name, IsSuccess: false, IsException: true), "", []);
        }
    }

    private async Task<(Outcome Outcome, string Headers)> SendAsync(Webhook webhook, WebhookCall call, byte[] body, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(webhook.Url, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            return (new Outcome("InvalidUrl", IsSuccess: false, IsException: true) { IsFinal = true }, "");
        using var request = Request(webhook, call, address, body);
        var headers = string.Concat(request.Content!.Headers.Concat(request.Headers).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}\n"));
        try
        {
            using var response = await _http.Value.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return (new Outcome($"{response.StatusCode} ({(int)response.StatusCode})", response.IsSuccessStatusCode, IsException: false), headers);
        }
        catch (HttpRequestException error)
        {
            return (new Outcome(error.HttpRequestError.ToString(), IsSuccess: false, IsException: true), headers);
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (new Outcome("Timeout", IsSuccess: false, IsException: true), headers);
        }
    }

    private HttpRequestMessage Request(Webhook webhook, WebhookCall call, Uri address, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        content.Headers.ContentLength = body.Length;
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        Add("Umb-Webhook-Event", call.EventAlias);
        Add("Umb-Webhook-RetryCount", call.RetryCount.ToString(CultureInfo.InvariantCulture));
        if (_options.Webhook.Secret is { } secret)
        {
            var id = $"{webhook.Id:N}-{call.Id.ToString(CultureInfo.InvariantCulture)}";
            var timestamp = _time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            Add(WebhookSignature.IdHeader, id);
            Add(WebhookSignature.TimestampHeader, timestamp);
            Add(WebhookSignature.SignatureHeader, WebhookSignature.Of(secret, id, timestamp, body));
        }
        foreach (var header in webhook.Headers)
            Add(header.Name, header.Value);
        Add("User-Agent", "Portail-famille");
        return request;

        void Add(string name, string value) => request.Headers.TryAddWithoutValidation(name, value);
    }

    private sealed record Attempt(Outcome Outcome, string Headers, byte[] Body);

    private sealed record Outcome(string Text, bool IsSuccess, bool IsException)
    {
        /// <summary>Trying again would change nothing.</summary>
        public bool IsFinal { get; init; }
    }

    [LoggerMessage(LogLevel.Warning, "Webhook {Webhook} could not be told of {Event} {Entity}: {Outcome}. It is tried again in {Pause}.")]
    private partial void Failed(Guid webhook, string @event, Guid entity, string outcome, TimeSpan pause);

    [LoggerMessage(LogLevel.Error, "Webhook {Webhook} was not told of {Event} {Entity} in {Attempts} attempts ({Outcome}). Check its address in the backoffice (Settings, Webhooks).")]
    private partial void GivenUp(Guid webhook, string @event, Guid entity, int attempts, string outcome);

    [LoggerMessage(LogLevel.Error, "The call of webhook {Webhook} for {Event} {Entity} could not be made.")]
    private partial void Unexpected(Guid webhook, string @event, Guid entity, Exception error);

    [LoggerMessage(LogLevel.Error, "Webhooks could not be called; it will be tried again.")]
    private partial void RoundFailed(Exception error);
}
