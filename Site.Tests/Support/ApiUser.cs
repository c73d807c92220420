using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;

namespace Site.Tests.Support;

/// <summary>
/// A machine that calls the Management API of a site in Development: the example administrator signs in as the backoffice client does, makes an API
/// user, and from then on its client credentials are enough.
/// </summary>
public sealed class ApiUser : IDisposable
{
    private const string Api = "umbraco/management/api/v1/";
    public const string ClientId = "umbraco-back-office-essais";

    /// <summary>Of sites that a test or a benchmark starts for itself.</summary>
    public const string Secret = "un-secret-pour-les-essais-seulement";

    private ApiUser(Uri site)
    {
        Http = new HttpClient { BaseAddress = new Uri(site, Api) };
    }

    /// <summary>Below <c>/umbraco/management/api/v1/</c>, with the token of the last <see cref="RenewAsync"/>.</summary>
    public HttpClient Http { get; }

    /// <summary>Lives five minutes.</summary>
    public string Token { get; private set; } = "";

    public static async Task<ApiUser> CreateAsync(Uri site)
    {
        using (var administrator = await SignInAsync(site, "admin@exemple.fr", "admin-exemple-2026"))
        {
            var id = Guid.NewGuid();
            var groups = await administrator.GetFromJsonAsync<JsonNode>("user-group?skip=0&take=100");
            var admins = groups!["items"]!.AsArray().Single(group => (string?)group!["alias"] == "admin")!["id"]!.GetValue<Guid>();
            await ExpectAsync(administrator.PostAsJsonAsync("user", new
            {
                id,
                kind = "Api",
                email = "essais@exemple.fr",
                userName = "essais@exemple.fr",
                name = "Essais",
                userGroupIds = new[] { new { id = admins } },
            }));
            await ExpectAsync(administrator.PostAsJsonAsync($"user/{id}/client-credentials", new { clientId = ClientId, clientSecret = Secret }));
        }
        return await AgainAsync(site);
    }

    /// <summary>The one that an earlier process of the same data made.</summary>
    public static async Task<ApiUser> AgainAsync(Uri site)
    {
        var user = new ApiUser(site);
        await user.RenewAsync();
        return user;
    }

    public async Task RenewAsync()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = ClientId, ["client_secret"] = Secret,
        });
        using var response = await ExpectAsync(Http.PostAsync(new Uri("security/back-office/token", UriKind.Relative), form));
        Token = (string?)(await response.Content.ReadFromJsonAsync<JsonNode>())!["access_token"] ?? "";
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public void Dispose() => Http.Dispose();

    /// <summary>Somebody who has signed in the backoffice client’s own way: code with PKCE, tokens in cookies, and a header that says no more than that they are there.</summary>
    public static async Task<HttpClient> SignInAsync(Uri site, string userName, string password)
    {
        var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(site, Api) };
        http.DefaultRequestHeaders.Add("Origin", site.GetLeftPart(UriPartial.Authority));
        await ExpectAsync(http.PostAsJsonAsync("security/back-office/login", new { username = userName, password }));
        var verifier = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        var redirect = new Uri(site, "umbraco/oauth_complete").AbsoluteUri;
        var query = HttpUtility.ParseQueryString("");
        query["client_id"] = "umbraco-back-office";
        query["redirect_uri"] = redirect;
        query["response_type"] = "code";
        query["scope"] = "offline_access";
        query["state"] = "essais";
        query["code_challenge"] = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        query["code_challenge_method"] = "S256";
        using (var authorized = await http.GetAsync(new Uri($"security/back-office/authorize?{query}", UriKind.Relative)))
        {
            if (authorized.StatusCode != HttpStatusCode.Redirect || authorized.Headers.Location?.ToString().Contains("code=", StringComparison.Ordinal) != true)
                throw new InvalidOperationException($"The administrator was not authorized: {authorized.StatusCode} {authorized.Headers.Location}");
        }
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code", ["client_id"] = "umbraco-back-office", ["redirect_uri"] = redirect, ["code"] = "[redacted]", ["code_verifier"] = verifier,
        });
        await ExpectAsync(http.PostAsync(new Uri("security/back-office/token", UriKind.Relative), form));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "[redacted]");
        return http;
    }

    private static async Task<HttpResponseMessage> ExpectAsync(Task<HttpResponseMessage> call)
    {
        var response = await call;
        return response.IsSuccessStatusCode
            ? response
            : throw new InvalidOperationException($"{response.RequestMessage?.RequestUri} was answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }
}
