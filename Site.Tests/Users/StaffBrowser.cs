using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Site.Cms.Management;

namespace Site.Tests.Users;

/// <summary>What the backoffice client does to sign in and call the API, with a cookie jar whose content tests may look at, copy and lose.</summary>
internal sealed class StaffBrowser(StaffSite site, HttpMessageHandler handler)
{
    public const string Client = "umbraco-back-office";

    private const string Security = $"{ManagementApi.Prefix}/security/back-office";

    private readonly HttpClient _http = new(handler) { BaseAddress = site.Address };

    /// <summary>By name. Values are as the server set them.</summary>
    public Dictionary<string, string> Cookies { get; private init; } = [];

    public string Verifier { get; } = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    public string RedirectUri => new Uri(site.Address, "/umbraco/oauth_complete").AbsoluteUri;

    /// <summary>Another browser with the same cookies, or some of them.</summary>
    public StaffBrowser With(params string[] cookies)
    {
        var other = new StaffBrowser(site, handler);
        foreach (var name in cookies)
            other.Cookies[name] = Cookies[name];
        return other;
    }

    public Task<HttpResponseMessage> LogInAsync(string userName, string password) =>
        SendAsync(Json(HttpMethod.Post, $"{Security}/login", new { username = userName, password }));

    public Task<HttpResponseMessage> AuthorizeAsync(string? verifier = null, string method = "S256", string? redirect = null)
    {
        var challenge = method == "plain" ? verifier ?? Verifier : WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier ?? Verifier)));
        return SendAsync(new HttpRequestMessage(HttpMethod.Get, QueryHelpers.AddQueryString($"{Security}/authorize", new Dictionary<string, string?>
        {
            ["client_id"] = Client, ["redirect_uri"] = redirect ?? RedirectUri, ["scope"] = "offline_access", ["response_type"] = "code", ["state"] = "state-1",
            ["code_challenge"] = challenge, ["code_challenge_method"] = method, ["prompt"] = "consent", ["access_type"] = "offline",
        })));
    }

    public Task<HttpResponseMessage> ExchangeAsync(string? verifier = null, string code = "[redacted]") => TokenAsync(new()
    {
        ["client_id"] = Client, ["redirect_uri"] = RedirectUri, ["grant_type"] = "authorization_code", ["code"] = code, ["code_verifier"] = verifier ?? Verifier,
    });

    public Task<HttpResponseMessage> RefreshAsync() => TokenAsync(new()
    {
        ["client_id"] = Client, ["redirect_uri"] = RedirectUri, ["grant_type"] = "refresh_token", ["refresh_token"] = "[redacted]",
    });

    public Task<HttpResponseMessage> RevokeAsync(string hint) => PostFormAsync($"{Security}/revoke", new()
    {
        ["client_id"] = Client, ["token"] = "[redacted]", ["token_type_hint"] = hint,
    });

    public Task<HttpResponseMessage> TokenAsync(Dictionary<string, string> form) => PostFormAsync($"{Security}/token", form);

    public async Task SignInAsync(string userName, string password)
    {
        using var login = await LogInAsync(userName, password);
        Assert.That((int)login.StatusCode, Is.EqualTo(200), await login.Content.ReadAsStringAsync());
        await CompleteAsync();
    }

    /// <summary>From a session to tokens.</summary>
    public async Task CompleteAsync()
    {
        using var authorize = await AuthorizeAsync();
        Assert.That(authorize.Headers.Location?.OriginalString, Does.Contain("oauth_complete?code="));
        using var token = await ExchangeAsync();
        Assert.That((int)token.StatusCode, Is.EqualTo(200), await token.Content.ReadAsStringAsync());
    }

    /// <summary>A call of the API as the client makes it.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(Bearer(new HttpRequestMessage(HttpMethod.Get, $"{ManagementApi.Prefix}/{path}")));

    public Task<HttpResponseMessage> PostAsync(string path, object body) => SendAsync(Bearer(Json(HttpMethod.Post, $"{ManagementApi.Prefix}/{path}", body)));

    public Task<HttpResponseMessage> PutAsync(string path, object body) => SendAsync(Bearer(Json(HttpMethod.Put, $"{ManagementApi.Prefix}/{path}", body)));

    public Task<HttpResponseMessage> DeleteAsync(string path, object body) => SendAsync(Bearer(Json(HttpMethod.Delete, $"{ManagementApi.Prefix}/{path}", body)));

    public Task<HttpResponseMessage> DeleteAsync(string path) => SendAsync(Bearer(new HttpRequestMessage(HttpMethod.Delete, $"{ManagementApi.Prefix}/{path}")));

    public async Task<int> StatusAsync(string path = "user/current")
    {
        using var response = await GetAsync(path);
        return (int)response.StatusCode;
    }

    public async Task<JsonNode> JsonAsync(string path)
    {
        using var response = await GetAsync(path);
        Assert.That((int)response.StatusCode, Is.EqualTo(200), path);
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    /// <summary>A form that our own page sends.</summary>
    public Task<HttpResponseMessage> PostFormAsync(string path, Dictionary<string, string> form)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return SendAsync(request);
    }

    public Task<HttpResponseMessage> PageAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Any request, with the cookies of the jar; takes the cookies of the answer.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (Cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var response = await _http.SendAsync(request);
        foreach (var cookie in SetCookies(response))
        {
            if (cookie.Expires < site.Time.GetUtcNow() || cookie.Value.Length == 0)
                Cookies.Remove(cookie.Name.ToString());
            else
                Cookies[cookie.Name.ToString()] = cookie.Value.ToString();
        }
        return response;
    }

    public static IReadOnlyList<Microsoft.Net.Http.Headers.SetCookieHeaderValue> SetCookies(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Set-Cookie", out var headers) ? [.. Microsoft.Net.Http.Headers.SetCookieHeaderValue.ParseList([.. headers])] : [];

    public static HttpRequestMessage Bearer(HttpRequestMessage request, string token = "[redacted]")
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    public static HttpRequestMessage Json(HttpMethod method, string path, object body) => new(method, path) { Content = JsonContent.Create(body) };
}
