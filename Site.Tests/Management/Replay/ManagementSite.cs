using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Site.Cms;
using Site.Cms.Backoffice;
using Site.Cms.Management;
using Site.Cms.Publishing;
using Site.Cms.Users;
using Site.Tests.Delivery.Replay;

namespace Site.Tests.Management.Replay;

/// <summary>
/// A CMS that starts clean, in English as the recorded one did, and answers the Management API over HTTP. Who calls is said by a header:
/// how staff sign in has tests of its own.
/// </summary>
internal sealed class ManagementSite : IAsyncDisposable
{
    private const string CallerHeader = "Test-Caller";

    private readonly string _folder = Directory.CreateTempSubdirectory("management-").FullName;
    private readonly CmsHost _cms;
    private readonly WebApplication _app;
    private Placeholders _placeholders = new();
    private string _scenario = "";

    private ManagementSite(Action<CmsOptions>? configure, IPublicAddresses? addresses, IPublishRule[] rules)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        _app = builder.Build();
        var options = new CmsOptions { DataPath = _folder, FirstRun = FirstRunMode.None, DefaultLanguage = "en-US" };
        configure?.Invoke(options);
        var management = new CmsFeature(
            services => services.AddManagement().AddBackoffice(Path.Combine(AppContext.BaseDirectory, "umbraco"))
                .AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>()
                .AddSingleton<IStaffDirectory>(new TestStaff()).AddSingleton(new StaffOptions()).AddSingleton(_app.Lifetime),
            routes => routes.MapManagement())
        {
            OnDemand = true,
            Middleware = app => app.Use(SignIn).UseManagement(),
        };
        _cms = new CmsHost(options, NullLoggerFactory.Instance, TimeProvider.System, rules, addresses, management);
        _app.Run(_cms.InvokeAsync);
        _app.Start();
        Client = _app.GetTestClient();
    }

    public HttpClient Client { get; }

    public string DataPath => _folder;

    public T Get<T>() where T : notnull => _cms.Services.GetRequiredService<T>();

    public CmsHost Cms => _cms;

    /// <param name="addresses">Where the public reads documents; null for their paths in the tree.</param>
    /// <param name="rules">Of the application; none unless told.</param>
    public static async Task<ManagementSite> StartAsync(Action<CmsOptions>? configure = null, IPublicAddresses? addresses = null, params IPublishRule[] rules)
    {
        var site = new ManagementSite(configure, addresses, rules);
        await site._cms.StartAsync();
        return site;
    }

    /// <summary>Plays recorded calls in order, learning the ids that we make.</summary>
    public async Task<IReadOnlyDictionary<int, ReplayedCall>> PlayAsync(IEnumerable<RecordedCall> calls)
    {
        var answers = new Dictionary<int, ReplayedCall>();
        foreach (var call in calls)
            answers[call.Step] = await PlayAsync(call);
        return answers;
    }

    /// <summary>A request as a member of staff of <see cref="TestStaff"/>, or as nobody.</summary>
    public async Task<HttpResponseMessage> SendAsync(string? caller, HttpMethod method, string path, object? body = null, Action<HttpRequestMessage>? more = null)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : $"{ManagementApi.Prefix}/{path}");
        if (caller is not null)
            request.Headers.Add(CallerHeader, caller);
        if (body is not null)
            request.Content = body as HttpContent ?? new StringContent(body as string ?? System.Text.Json.JsonSerializer.Serialize(body, Site.Cms.Model.CmsJson.Options), Encoding.UTF8, "application/json");
        more?.Invoke(request);
        return await Client.SendAsync(request);
    }

    /// <summary>An open window's event connection, in SignalR's JSON protocol.</summary>
    public async Task<EventWindow> OpenWindowAsync(string? caller)
    {
        var client = _app.GetTestServer().CreateWebSocketClient();
        client.ConfigureRequest = request =>
        {
            if (caller is not null)
                request.Headers[CallerHeader] = caller;
        };
        return await EventWindow.OpenAsync(await client.ConnectAsync(new Uri(_app.GetTestServer().BaseAddress, "umbraco/serverEventHub"), default));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await _cms.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<ReplayedCall> PlayAsync(RecordedCall call)
    {
        // A name stands for one id within one transcript.
        if (call.Scenario != _scenario)
            (_scenario, _placeholders) = (call.Scenario, new Placeholders());
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), _placeholders.Fill(call.PathAndQuery.Replace("%7B%7B", "{{", StringComparison.Ordinal).Replace("%7D%7D", "}}", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal)));
        if (TestStaff.Of(call.As) is not null)
            request.Headers.Add(CallerHeader, call.As);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Content = Content(call);
        using var response = await Client.SendAsync(request);
        var generated = response.Headers.TryGetValues("Umb-Generated-Resource", out var ids) ? ids.Single() : null;
        var location = response.Headers.Location is { } uri ? (uri.IsAbsoluteUri ? uri.PathAndQuery : uri.OriginalString) : null;
        var answer = new ReplayedAnswer((int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), location, await BodyAsync(response.Content));
        _placeholders.Learn(call.ResponseHeaders.GetValueOrDefault("Umb-Generated-Resource"), generated);
        _placeholders.Learn(call.ResponseBody, answer.Body);
        var filled = _placeholders.Fill(call with { ResponseBody = null, RequestBody = null });
        return new ReplayedCall(filled, _placeholders.Fill(Offsets(call.ResponseBody)), answer, generated);
    }

    // The recordings tell of a file how long it is, of a text what stands in it.
    private static async Task<JsonNode?> BodyAsync(HttpContent content)
    {
        var bytes = await content.ReadAsByteArrayAsync();
        return (bytes.Length, content.Headers.ContentType?.MediaType) switch
        {
            (0, _) => null,
            (_, "application/json") => JsonNode.Parse(bytes),
            (_, "image/svg+xml") => JsonValue.Create(Encoding.UTF8.GetString(bytes)),
            _ => JsonValue.Create($"{{{{{bytes.Length} bytes}}}}"),
        };
    }

    private HttpContent? Content(RecordedCall call)
    {
        if (call.RequestBody is null)
            return null;
        if (call.RequestBody is JsonObject form && form["multipart"] is JsonObject parts)
            return RecordedFiles.Form(parts);
        if (call.RequestBody is JsonObject body && body["raw"] is JsonValue raw)
            return new StringContent(raw.ToString(), Encoding.UTF8, MediaTypeHeaderValue.Parse(body["contentType"]?.ToString() ?? "application/json"));
        var type = call.RequestHeaders.FirstOrDefault(header => header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Value ?? TypeLeftOut(call);
        return new StringContent(_placeholders.Fill(call.RequestBody)!.ToJsonString(), Encoding.UTF8, MediaTypeHeaderValue.Parse(type));
    }

    // The recordings leave out what the recorder's client always sends: this kind of body with a PATCH, but where the call tries another.
    private static string TypeLeftOut(RecordedCall call) =>
        call.Method == "PATCH" && call.Note != "plain application/json" ? "application/json-patch+json" : "application/json";

    private static JsonNode? Offsets(JsonNode? body) =>
        body is null ? null : JsonNode.Parse(body.ToJsonString().Replace("{{datetime}}", "{{offsetDatetime}}", StringComparison.Ordinal));

    private static async Task SignIn(Microsoft.AspNetCore.Http.HttpContext context, Func<Task> next)
    {
        if (TestStaff.Of(context.Request.Headers[CallerHeader].ToString()) is { } member)
            context.Features.Set(member);
        await next();
    }
}
