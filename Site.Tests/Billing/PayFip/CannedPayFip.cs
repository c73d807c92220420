using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Site.Core.Billing.PayFip;

namespace Site.Tests.Billing.PayFip;

/// <summary>A server that answers what it is told to, word for word: for answers that the simulator would never give. Keeps what it was asked.</summary>
internal sealed class CannedPayFip : IAsyncDisposable
{
    public const string Namespace = "http://securite.service.tpa.cp.finances.gouv.fr/services/mas_securite/contrat_paiement_securise/PaiementSecuriseService";

    private readonly WebApplication _app;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    private CannedPayFip(WebApplication app) => _app = app;

    public ConcurrentQueue<(string Body, string? ContentType, string SoapAction)> Calls { get; } = new();

    /// <summary>What the client has logged.</summary>
    public StringBuilder Log { get; } = new();

    public (int Status, string Body) Answer { get; set; } = (200, "");

    public static async Task<CannedPayFip> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var canned = new CannedPayFip(builder.Build());
        canned._app.Run(canned.AnswerAsync);
        await canned._app.StartAsync();
        return canned;
    }

    public PayFipClient Client() => new(
        _http,
        Options.Create(new PayFipOptions { Endpoint = new Uri(_app.Urls.First()), Saisie = "T", Timeout = TimeSpan.FromSeconds(20) }),
        LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Lines(Log))).CreateLogger<PayFipClient>());

    /// <summary>A sound answer, with these fields in <c>return</c>.</summary>
    public static (int Status, string Body) Return(string operation, string fields) => (200, Envelope($"""<ns2:{operation}Response xmlns:ns2="{Namespace}"><return>{fields}</return></ns2:{operation}Response>"""));

    /// <summary>A fault as PayFiP gives it: its class in <c>faultstring</c>, everything else in <c>detail</c>.</summary>
    public static (int Status, string Body) Fault(string kind, string fields) => (500, Envelope(
        $"""
        <S:Fault><faultcode>S:Server</faultcode><faultstring>fr.gouv.finances.cp.tpa.webservice.exceptions.{kind}</faultstring>
        <detail><ns2:{kind} xmlns:ns2="{Namespace}">{fields}</ns2:{kind}></detail></S:Fault>
        """));

    public static string Envelope(string body) =>
        $"""<?xml version="1.0" encoding="UTF-8"?><S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>{body}</S:Body></S:Envelope>""";

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body);
        Calls.Enqueue((await body.ReadToEndAsync(), context.Request.ContentType, context.Request.Headers["SOAPAction"].ToString()));
        context.Response.StatusCode = Answer.Status;
        if (Answer.Status == StatusCodes.Status302Found)
            context.Response.Headers.Location = "/ailleurs";
        await context.Response.WriteAsync(Answer.Body);
    }

    private sealed class Lines(StringBuilder log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (log)
                log.Append(formatter(state, exception)).Append(exception).AppendLine();
        }

        public void Dispose()
        {
        }
    }
}
