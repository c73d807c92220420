using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Site.Tests.Account.Providers;

/// <summary>
/// An OpenID provider on a real socket that the test leads: it signs in <see cref="Subject"/> without asking, and lies where a test wants it to. As
/// FranceConnect it is as strict as FranceConnect v2: see shared facts, and its published sources (france-connect/sources, <c>authorize-params.dto.ts</c>).
/// </summary>
internal sealed class PlayedProvider : IAsyncDisposable
{
    public const string ClientId = "portail-de-la-ville";
    public const string ClientSecret = "un-secret-entre-les-deux";

    private static readonly TimeSpan CodeLifetime = TimeSpan.FromSeconds(30);
    private static readonly string[] Required = ["client_id", "response_type", "scope", "redirect_uri", "state", "nonce", "acr_values"];
    private static readonly string[] Allowed = [.. Required, "claims", "prompt", "idp_hint", "ui_locales"];

    private readonly WebApplication _app;
    private readonly bool _isFranceConnect;
    private readonly string _path;
    private readonly ConcurrentDictionary<string, (Dictionary<string, string> Request, DateTimeOffset At)> _codes = new();
    private readonly ConcurrentDictionary<string, string> _accessTokens = new();
    private List<PlayedKey> _keys = [PlayedKey.Es256()];

    private PlayedProvider(bool isFranceConnect)
    {
        (_isFranceConnect, _path) = (isFranceConnect, isFranceConnect ? "/api/v2" : "");
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRouting();
        _app = builder.Build();
        _app.UseRouting();
        _app.MapGet(_path + "/.well-known/openid-configuration", () => Results.Json(Configuration()));
        _app.MapGet(_path + "/jwks", () => Results.Json(new { keys = _keys.Select(key => key.Published()) }));
        _app.MapGet(_path + "/authorize", Authorize);
        _app.MapPost(_path + "/token", (Delegate)TokenAsync);
        _app.MapGet(_path + "/userinfo", UserInfo);
        _app.MapGet(_path + "/session/end", EndSession);
    }

    /// <summary>Its own name; every address that it publishes is below it.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>Where it listens.</summary>
    public Uri Listening { get; private set; } = null!;

    /// <summary>What it says of itself; null: the truth.</summary>
    public string? PublishedIssuer { get; set; }

    /// <summary>Scheme, host and port.</summary>
    public string Origin => new Uri(Issuer).GetLeftPart(UriPartial.Authority);

    /// <summary>Addresses that the site has declared here.</summary>
    public string Callback { get; set; } = "";

    public string SignedOutCallback { get; set; } = "";

    /// <summary>Who signs in next.</summary>
    public string Subject { get; set; } = "personne-1";

    public Dictionary<string, object> About { get; } = new() { ["preferred_username"] = "capucine", ["email"] = "capucine@exemple.fr", ["email_verified"] = true };

    public string Session { get; set; } = "session-1";

    /// <summary>Wanted from the client instead of its secret.</summary>
    public SecurityKey? ClientKey { get; set; }

    /// <summary>What it answers instead of a code; null: a code.</summary>
    public string? Error { get; set; }

    public bool ForgetsState { get; set; }

    /// <summary>How far its clock is before ours.</summary>
    public TimeSpan Clock { get; set; }

    /// <summary>Signs what userinfo says, instead of the newest key.</summary>
    public PlayedKey? UserInfoKey { get; set; }

    /// <summary>Signs identity tokens, instead of the newest key.</summary>
    public PlayedKey? IdTokenKey { get; set; }

    public bool UserInfoIsPlainJson { get; set; }

    /// <summary>Changes claims before they are signed.</summary>
    public Action<Dictionary<string, object>> IdTokenLie { get; set; } = _ => { };

    public Action<Dictionary<string, object>> UserInfoLie { get; set; } = _ => { };

    /// <summary>What the browser brought last.</summary>
    public Dictionary<string, string> LastAuthorize { get; private set; } = [];

    public Dictionary<string, string> LastSignOut { get; private set; } = [];

    /// <summary>What the site sent last to the token endpoint.</summary>
    public Dictionary<string, string> LastToken { get; private set; } = [];

    public string? LastTokenAuthorization { get; private set; }

    public int TokenRequests { get; private set; }

    public string? LastIdToken { get; private set; }

    public static async Task<PlayedProvider> StartAsync(bool isFranceConnect)
    {
        var provider = new PlayedProvider(isFranceConnect);
        await provider._app.StartAsync();
        var listening = provider._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        (provider.Issuer, provider.Listening) = (listening + provider._path, new Uri(listening));
        return provider;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>From now on it signs with this one and publishes it alone.</summary>
    public void Rotate(PlayedKey key) => _keys = [key];

    private DateTimeOffset Now => DateTimeOffset.UtcNow + Clock;

    private PlayedKey Key => _keys[^1];

    private Dictionary<string, object> Configuration() => new()
    {
        ["issuer"] = PublishedIssuer ?? Issuer,
        ["authorization_endpoint"] = Issuer + "/authorize",
        ["token_endpoint"] = Issuer + "/token",
        ["userinfo_endpoint"] = Issuer + "/userinfo",
        ["jwks_uri"] = Issuer + "/jwks",
        ["end_session_endpoint"] = Issuer + "/session/end",
        ["response_types_supported"] = new[] { "code" },
        ["subject_types_supported"] = new[] { "pairwise" },
        ["id_token_signing_alg_values_supported"] = new[] { "ES256", "RS256" },
    };

    private IResult Authorize(HttpContext context)
    {
        var request = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        LastAuthorize = request;
        if (request.GetValueOrDefault("client_id") != ClientId || request.GetValueOrDefault("redirect_uri") != Callback || (_isFranceConnect && Refusal(request) is not null))
            return Results.Text(Refusal(request) ?? "Unknown client or address.", statusCode: StatusCodes.Status400BadRequest);
        var answer = new Dictionary<string, string?> { ["iss"] = Issuer };
        if (Error is not null)
            (answer["error"], answer["error_description"]) = (Error, "As the test wants it.");
        else
            _codes[answer["code"] = Convert.ToHexString(RandomNumberGenerator.GetBytes(32))] = (request, Now);
        if (!ForgetsState)
            answer["state"] = request.GetValueOrDefault("state");
        return Results.Redirect(QueryHelpers.AddQueryString(Callback, answer));
    }

    private static string? Refusal(Dictionary<string, string> request)
    {
        if (request.Keys.Except(Allowed).FirstOrDefault() is { } unknown)
            return $"Y000400: property {unknown} should not exist.";
        if (Required.FirstOrDefault(name => string.IsNullOrEmpty(request.GetValueOrDefault(name))) is { } missing)
            return $"Y000400: {missing} is missing.";
        return request["nonce"].Length < 22 || !request["nonce"].All(char.IsAsciiLetterOrDigit) || request["acr_values"] != "eidas1"
            || request["response_type"] != "code" || !request["scope"].Split(' ').Contains("openid")
            ? "Y000400: a value is not allowed."
            : null;
    }

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        TokenRequests++;
        var form = (await context.Request.ReadFormAsync()).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        (LastToken, LastTokenAuthorization) = (form, context.Request.Headers.Authorization);
        if (!await IsClientAsync(form))
            return Results.Json(new { error = "invalid_client" }, statusCode: StatusCodes.Status401Unauthorized);
        // One-shot: whatever becomes of it, it is used up.
        if (!_codes.TryRemove(form.GetValueOrDefault("code", ""), out var code) || Now - code.At > CodeLifetime || form.GetValueOrDefault("redirect_uri") != Callback)
            return Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);
        if (code.Request.TryGetValue("code_challenge", out var challenge)
            && WebEncoders.Base64UrlEncode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(form.GetValueOrDefault("code_verifier", "")))) != challenge)
            return Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);

        var claims = new Dictionary<string, object>
        {
            ["iss"] = Issuer, ["aud"] = ClientId, ["sub"] = Subject, ["nonce"] = code.Request.GetValueOrDefault("nonce", ""), ["acr"] = "eidas1", ["sid"] = Session,
            ["iat"] = Now.ToUnixTimeSeconds(), ["exp"] = Now.AddSeconds(60).ToUnixTimeSeconds(),
        };
        if (!_isFranceConnect)
            foreach (var (name, value) in About)
                claims[name] = value;
        IdTokenLie(claims);
        LastIdToken = Sign(claims, IdTokenKey ?? Key);
        var accessToken = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        _accessTokens[accessToken] = Subject;
        return Results.Json(new { access_token = accessToken, token_type = "Bearer", expires_in = 60, id_token = LastIdToken });
    }

    private async Task<bool> IsClientAsync(Dictionary<string, string> form)
    {
        if (ClientKey is null)
            return form.GetValueOrDefault("client_id") == ClientId && form.GetValueOrDefault("client_secret") == ClientSecret;
        if (form.GetValueOrDefault("client_assertion_type") != "urn:ietf:params:oauth:client-assertion-type:jwt-bearer" || form.ContainsKey("client_secret"))
            return false;
        var assertion = await new JsonWebTokenHandler().ValidateTokenAsync(form.GetValueOrDefault("client_assertion"), new TokenValidationParameters
        {
            IssuerSigningKey = ClientKey, ValidIssuer = ClientId, ValidAudience = Issuer, RequireExpirationTime = true, ClockSkew = TimeSpan.Zero,
        });
        return assertion.IsValid && (string)assertion.Claims["sub"] == ClientId && assertion.Claims.ContainsKey("jti");
    }

    private IResult UserInfo(HttpContext context)
    {
        var bearer = context.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
        if (!_accessTokens.TryGetValue(bearer, out var subject))
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        var claims = new Dictionary<string, object>(About)
        {
            ["iss"] = Issuer, ["aud"] = ClientId, ["sub"] = subject, ["iat"] = Now.ToUnixTimeSeconds(), ["exp"] = Now.AddSeconds(60).ToUnixTimeSeconds(),
        };
        UserInfoLie(claims);
        return UserInfoIsPlainJson || !_isFranceConnect ? Results.Json(claims) : Results.Text(Sign(claims, UserInfoKey ?? Key), "application/jwt");
    }

    private IResult EndSession(HttpContext context)
    {
        LastSignOut = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        return LastSignOut.GetValueOrDefault("post_logout_redirect_uri") != SignedOutCallback || string.IsNullOrEmpty(LastSignOut.GetValueOrDefault("id_token_hint"))
            ? Results.Text("Unknown address, or nobody to sign out.", statusCode: StatusCodes.Status400BadRequest)
            : Results.Redirect(QueryHelpers.AddQueryString(SignedOutCallback, "state", LastSignOut.GetValueOrDefault("state", "")));
    }

    private static string Sign(Dictionary<string, object> claims, PlayedKey key) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(System.Text.Json.JsonSerializer.Serialize(claims), key.Credentials);
}
