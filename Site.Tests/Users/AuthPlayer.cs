using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Site.Tests.Delivery.Replay;
using Site.Tests.Management.Replay;

namespace Site.Tests.Users;

/// <summary>Plays recorded calls as who made them, with real cookies, codes and tokens where the recording has placeholders.</summary>
internal sealed class AuthPlayer(StaffSite site)
{
    private const string Secret = "a-secret-of-this-replay";

    private readonly StaffBrowser _admin = site.Browser();
    private readonly string _origin = site.Address.GetLeftPart(UriPartial.Authority);
    private string _apiToken = "";

    public async Task<(ReplayedCall Call, IReadOnlyList<string> Cookies)> PlayAsync(RecordedCall call)
    {
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), Path(call));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (call.RequestHeaders.TryGetValue("Authorization", out var authorization))
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        else if (call.As is "admin" or "api" or "bad")
            StaffBrowser.Bearer(request, call.As switch { "admin" => "[redacted]", "api" => _apiToken, _ => "no-token-at-all" });
        request.Content = Content(call.RequestBody);

        var browser = call.As.EndsWith("admin", StringComparison.Ordinal) ? _admin : site.Browser();
        using var response = await browser.SendAsync(request);
        // Before anything parses it, which would write it anew.
        var type = response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var raw) ? raw.ToString() : null;
        var text = await response.Content.ReadAsStringAsync();
        var body = text.Length == 0 ? null : JsonNode.Parse(text);
        if (call.As == "anonymous" && body is JsonObject members && members["access_token"]?.GetValue<string>() is { } token and not "[redacted]")
        {
            _apiToken = token;
            body["access_token"] = "{{token}}";
        }
        var location = response.Headers.Location?.OriginalString.Replace(_origin, "", StringComparison.Ordinal).Replace(Uri.EscapeDataString(_origin), "", StringComparison.Ordinal)
            .Replace(Uri.EscapeDataString(Uri.EscapeDataString(_origin)), "", StringComparison.Ordinal)
            .Replace(Challenge, "%7B%7BcodeChallenge%7D%7D".Replace("%", "%25", StringComparison.Ordinal), StringComparison.Ordinal);
        var answer = new ReplayedAnswer((int)response.StatusCode, type, location, body);
        var generated = response.Headers.TryGetValues("Umb-Generated-Resource", out var ids) ? ids.Single() : null;
        var expected = call.ResponseBody is null ? null
            : JsonNode.Parse(call.ResponseBody.ToJsonString().Replace("{{datetime}}", "{{offsetDatetime}}", StringComparison.Ordinal));
        return (new ReplayedCall(call, expected, answer, generated), [.. StaffBrowser.SetCookies(response).Select(cookie => cookie.Name.ToString())]);
    }

    private string Challenge => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(_admin.Verifier)));

    private string Path(RecordedCall call) => call.Query is null ? call.Path : QueryHelpers.AddQueryString(call.Path, call.Query.Select(parameter =>
        KeyValuePair.Create<string, string?>(parameter.Key, parameter.Key.EndsWith("redirect_uri", StringComparison.Ordinal)
            ? _origin + parameter.Value
            : Real(parameter.Value!.ToString()))));

    private HttpContent? Content(JsonNode? body) => body switch
    {
        null => null,
        JsonObject { Count: 1 } form when form["form"] is JsonObject fields => new FormUrlEncodedContent(fields.Select(field =>
            KeyValuePair.Create(field.Key, field.Key == "redirect_uri" ? _origin + field.Value : Real(field.Value!.ToString())))),
        _ => JsonContent.Create(JsonNode.Parse(Real(body.ToJsonString()))),
    };

    private string Real(string text) => text
        .Replace("{{password:admin}}", StaffSite.AdminPassword, StringComparison.Ordinal)
        .Replace("{{password:wrong}}", "not-the-password", StringComparison.Ordinal)
        .Replace("{{secret}}", Secret, StringComparison.Ordinal)
        .Replace("{{token}}", _apiToken, StringComparison.Ordinal)
        .Replace("{{codeVerifier}}", _admin.Verifier, StringComparison.Ordinal)
        .Replace("{{codeChallenge}}", Challenge, StringComparison.Ordinal);
}
