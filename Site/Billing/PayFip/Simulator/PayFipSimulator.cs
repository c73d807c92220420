using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Site.Billing.PayFip.Simulator;

/// <summary>
/// PayFiP for development and tests, on a small host of its own: the web service, the payer's page and the notifications over real HTTP. It plays everything that the
/// real one was seen to do, and moves no money.
/// </summary>
public sealed class PayFipSimulator : IAsyncDisposable
{
    private const string EndpointPath = "/tpa/services/securite";
    private const string PagePath = "/tpa/paiementws.web";
    private const int LongestCall = 64 * 1024;

    private readonly WebApplication _app;
    private readonly SimulatorSoap _soap;
    private readonly TimeSpan _afterReturn;
    private readonly HttpClient _notifier = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { Timeout = TimeSpan.FromSeconds(30) };
    private readonly CancellationTokenSource _ended = new();
    private bool _isDisposed;

    private PayFipSimulator(PayFipSimulatorOptions options)
    {
        Book = new SimulatorBook(options);
        _soap = new SimulatorSoap(Book, options);
        _afterReturn = options.AfterReturn;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(options.Address);
        _app = builder.Build();
        _app.MapPost(EndpointPath, CallAsync);
        _app.MapGet(PagePath, context => ShowAsync(context, context.Request.Query["idop"]));
        _app.MapPost(PagePath, ChooseAsync);
    }

    public SimulatorBook Book { get; }

    /// <summary>Asked at each call, by the operation's name: what goes wrong with it.</summary>
    public Func<string, SimulatedTrouble> Weather { get; set; } = _ => SimulatedTrouble.None;

    public Uri Endpoint { get; private set; } = null!;

    public Uri PaymentPage { get; private set; } = null!;

    public static async Task<PayFipSimulator> StartAsync(PayFipSimulatorOptions options)
    {
        var simulator = new PayFipSimulator(options);
        await simulator._app.StartAsync();
        var address = new Uri(simulator._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        (simulator.Endpoint, simulator.PaymentPage) = (new Uri(address, EndpointPath), new Uri(address, PagePath));
        return simulator;
    }

    /// <summary>What the payer's page does, without a browser.</summary>
    /// <param name="result">A code as <c>resultrans</c> has it.</param>
    /// <param name="echoedCents">What answers will name; null: what was asked for.</param>
    /// <param name="isOpen">The payer has had the page open since it opened; else it is opened now, for which it may be too late.</param>
    /// <returns>Where the browser goes; null: the page does not open any more.</returns>
    public async Task<Uri?> PayAsync(string idOp, string result, SimulatedNotification notification = SimulatedNotification.Once, int? echoedCents = null, bool isOpen = false)
    {
        var operation = Book.Find(idOp);
        if (Book.WhyClosed(operation, isOpen) is not null || !Book.Settle(operation!, result, echoedCents ?? operation!.Cents))
            return null;
        for (var times = notification switch { SimulatedNotification.Once => 1, SimulatedNotification.Twice => 2, _ => 0 }; times > 0; times--)
            await NotifyAsync(operation!);
        return ReturnOf(operation!);
    }

    public async Task NotifyAsync(SimulatedOperation operation)
    {
        try
        {
            using var form = new FormUrlEncodedContent([new("idOp", operation.IdOp)]);
            using var answer = await _notifier.PostAsync(operation.Notification, form, _ended.Token);
        }
        catch (Exception lost) when (lost is HttpRequestException or OperationCanceledException)
        {
            // As with the real one: it is told once, whether it arrives or not.
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
            return;
        await _ended.CancelAsync();
        await _app.DisposeAsync();
        _notifier.Dispose();
        _ended.Dispose();
    }

    private static Uri ReturnOf(SimulatedOperation operation) =>
        new($"{operation.Return}{(operation.Return.Query.Length > 0 ? "&" : "?")}idop={operation.IdOp}");

    private async Task CallAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = new char[LongestCall];
        var call = SimulatorSoap.Read(new string(body, 0, await reader.ReadBlockAsync(body)));
        var trouble = Weather(call?.Name ?? "");
        if (trouble == SimulatedTrouble.Down)
        {
            context.Abort();
            return;
        }
        var (status, answer) = trouble switch
        {
            SimulatedTrouble.Dysfunction => SimulatorSoap.Dysfunction(),
            SimulatedTrouble.Unavailable => SimulatorSoap.Unavailable(),
            _ => call is null ? SimulatorSoap.NotUnderstood() : _soap.Do(call.Value.Name, call.Value.Fields),
        };
        switch (trouble)
        {
            case SimulatedTrouble.NoAnswer:
                using (var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _ended.Token))
                    await Task.Delay(Timeout.Infinite, gone.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return;
            case SimulatedTrouble.Cut:
                context.Abort();
                return;
            case SimulatedTrouble.Nonsense:
                (status, answer) = (200, "<html><body>Erreur interne</body></html>");
                break;
        }
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/xml; charset=utf-8";
        await context.Response.WriteAsync(answer);
    }

    private Task ShowAsync(HttpContext context, string? idOp)
    {
        var operation = Book.Find(idOp);
        var nonce = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; style-src 'nonce-{nonce}'; base-uri 'none'; frame-ancestors 'none'";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(Book.WhyClosed(operation) is { } code ? SimulatorPage.Closed(code, nonce) : SimulatorPage.Of(operation!, nonce));
    }

    private async Task ChooseAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var operation = Book.Find(form["idop"]);
        var result = form["result"].ToString();
        if (result.Length == 0 && operation is not null)
        {
            context.Response.Redirect(ReturnOf(operation).AbsoluteUri);
            return;
        }
        _ = Enum.TryParse<SimulatedNotification>(form["notification"], out var notification);
        if (await PayAsync(form["idop"].ToString(), result, notification, form.ContainsKey("other") ? operation?.Cents + 100 : null, isOpen: true) is not { } back)
        {
            await ShowAsync(context, form["idop"]);
            return;
        }
        if (notification == SimulatedNotification.AfterReturn)
            context.Response.OnCompleted(() => NotifyLaterAsync(operation!));
        context.Response.Redirect(back.AbsoluteUri);
    }

    private async Task NotifyLaterAsync(SimulatedOperation operation)
    {
        await Task.Delay(_afterReturn, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await NotifyAsync(operation);
    }
}
