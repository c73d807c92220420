using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Site.Web;

/// <summary>
/// A full Umbraco's staff. Who calls is asked of it with the caller's own token and cookies (<c>GET user/current</c>), so that a request here is worth what it is
/// there: its host has to hand the portal's paths on (a reverse proxy), since its cookies go nowhere else.
/// </summary>
internal sealed partial class RemoteStaff(IHttpClientFactory clients, IOptions<RemoteStaffOptions> options, TimeProvider time, ILogger<RemoteStaff> log) : IStaff, IDisposable
{
    public const string Client = "umbraco-management";

    private const string Api = "umbraco/management/api/v1/";
    private const string Delivery = "umbraco/delivery/api/v2/content";
    private const int PageSize = 100;

    /// <summary>Before a token's end another one is asked for.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private (string Token, DateTimeOffset Until)? _token;

    public async Task<StaffCaller?> FindAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (headers.Authorization.Count != 1)
            return null;
        using var request = new HttpRequestMessage(HttpMethod.Get, Api + "user/current");
        request.Headers.TryAddWithoutValidation(HeaderNames.Authorization, headers.Authorization.ToString());
        // Umbraco's cookies alone: those of parents are none of its business.
        var cookies = context.Request.Cookies.Where(cookie => cookie.Key.StartsWith("UMB", StringComparison.OrdinalIgnoreCase) || cookie.Key.StartsWith("__Host-umb", StringComparison.OrdinalIgnoreCase));
        if (string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={Uri.EscapeDataString(cookie.Value)}")) is { Length: > 0 } line)
            request.Headers.TryAddWithoutValidation(HeaderNames.Cookie, line);
        try
        {
            using var response = await SendAsync(request, context.RequestAborted);
            if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
                return null;
            using var user = await ReadAsync(response, context.RequestAborted);
            return await CallerAsync(user.RootElement, Texts(user.RootElement, "allowedSections"), Texts(user.RootElement, "fallbackPermissions"), context.RequestAborted);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            NotAsked(failure);
            return null;
        }
    }

    public async Task<StaffCaller?> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (options.Value.ClientId is null)
            return null;
        using var user = await GetAsync($"user/{id}", cancellation);
        if (user is null || Text(user.RootElement, "state") is not "Active")
            return null;
        var (sections, permissions) = (new HashSet<string>(), new HashSet<string>());
        foreach (var group in user.RootElement.GetProperty("userGroupIds").EnumerateArray())
        {
            using var found = await GetAsync($"user-group/{group.GetProperty("id").GetGuid()}", cancellation);
            if (found is null)
                continue;
            sections.UnionWith(Texts(found.RootElement, "sections"));
            permissions.UnionWith(Texts(found.RootElement, "fallbackPermissions"));
        }
        return await CallerAsync(user.RootElement, sections, permissions, cancellation);
    }

    public void Dispose() => _turn.Dispose();

    private async Task<StaffCaller> CallerAsync(JsonElement user, IReadOnlyCollection<string> sections, IReadOnlyCollection<string> permissions, CancellationToken cancellation)
    {
        var documents = user.GetProperty("hasDocumentRootAccess").GetBoolean() ? null : await BelowAsync(user.GetProperty("documentStartNodeIds"), cancellation);
        return new(user.GetProperty("id").GetGuid(), Text(user, "name") ?? "", Text(user, "email") ?? "", sections, permissions, new(() => documents));
    }

    /// <summary>Start nodes with all that is published below them.</summary>
    private async Task<IReadOnlyCollection<Guid>> BelowAsync(JsonElement startNodes, CancellationToken cancellation)
    {
        var documents = new HashSet<Guid>();
        foreach (var start in startNodes.EnumerateArray().Select(node => node.GetProperty("id").GetGuid()))
        {
            documents.Add(start);
            for (int skip = 0, total = 1; skip < total; skip += PageSize)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, $"{Delivery}?fetch=descendants:{start}&skip={skip}&take={PageSize}");
                using var response = await SendAsync(request, cancellation);
                if (response.StatusCode == HttpStatusCode.NotFound)
                    break;
                using var page = await ReadAsync(response, cancellation);
                total = page.RootElement.GetProperty("total").GetInt32();
                documents.UnionWith(page.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid()));
            }
        }
        return documents;
    }

    /// <summary>As the API user; null for what is not there.</summary>
    private async Task<JsonDocument?> GetAsync(string path, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Api + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(cancellation));
        using var response = await SendAsync(request, cancellation);
        return response.StatusCode == HttpStatusCode.NotFound ? null : await ReadAsync(response, cancellation);
    }

    private async Task<string> TokenAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (_token is { } known && known.Until > time.GetUtcNow())
                return known.Token;
            using var request = new HttpRequestMessage(HttpMethod.Post, Api + "security/back-office/token")
            {
                Content = new FormUrlEncodedContent(new Dictionary<string, string>
                {
                    ["grant_type"] = "client_credentials", ["client_id"] = options.Value.ClientId!, ["client_secret"] = options.Value.ClientSecret!,
                }),
            };
            using var response = await SendAsync(request, cancellation);
            using var answer = await ReadAsync(response, cancellation);
            var token = Text(answer.RootElement, "access_token") ?? throw new JsonException("A token's answer without a token.");
            _token = (token, time.GetUtcNow() + TimeSpan.FromSeconds(answer.RootElement.GetProperty("expires_in").GetInt32()) - Early);
            return token;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var client = clients.CreateClient(Client);
        request.RequestUri = new Uri(options.Value.BaseAddress!, request.RequestUri!);
        return await client.SendAsync(request, cancellation);
    }

    private static async Task<JsonDocument> ReadAsync(HttpResponseMessage response, CancellationToken cancellation) =>
        await JsonDocument.ParseAsync(await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(cancellation), cancellationToken: cancellation);

    private static string? Text(JsonElement from, string name) => from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static HashSet<string> Texts(JsonElement from, string name) => [.. from.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];

    [LoggerMessage(LogLevel.Error, "The CMS could not be asked who calls; the call is refused.")]
    private partial void NotAsked(Exception failure);
}
