using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Site.Cms.Users;
using Site.Tests.Delivery.Replay;
using Site.Tests.Management.Replay;

namespace Site.Tests.Users;

/// <summary>Plays recorded calls against a CMS with real accounts: the recorder's machine by its token, Édith by the way of the backoffice client.</summary>
internal sealed class StaffPlayer(StaffSite site)
{
    public const string EdithsMail = "edith@example.com";

    private const string EdithsPassword = "une-suite-de-mots";
    private const string Machine = "a5e20000-0000-4000-8000-000000000001";

    private readonly Dictionary<string, string> _passwords = new()
    {
        ["{{password:edith}}"] = EdithsPassword, ["{{password:edith2}}"] = "une-autre-suite-de-mots", ["{{password:wrong}}"] = "pas-le-bon", ["{{password:tooShort}}"] = "court",
    };

    private readonly StaffBrowser _nobody = site.Browser();
    private StaffBrowser _edith = site.Browser();
    private Placeholders _placeholders = new();
    private string _scenario = "";
    private string _token = "";

    /// <summary>Makes the machine's account with its secret, as transcript 00 does, and gets its token.</summary>
    public async Task<StaffPlayer> StartAsync()
    {
        var admin = await site.SignedInAsync();
        using var made = await admin.PostAsync("user", new
        {
            id = Machine,
            kind = "Api",
            email = "recorder@example.com",
            userName = "recorder@example.com",
            name = "API Recorder",
            userGroupIds = new[] { new { id = BuiltInGroups.Administrators } },
        });
        using var client = await admin.PostAsync($"user/{Machine}/client-credentials", new { clientId = "recorder", clientSecret = "a-secret-of-this-replay" });
        using var token = await _nobody.TokenAsync(new()
        {
            ["client_id"] = "umbraco-back-office-recorder", ["client_secret"] = "a-secret-of-this-replay", ["grant_type"] = "client_credentials",
        });
        _token = JsonNode.Parse(await token.Content.ReadAsStringAsync())!["access_token"]!.GetValue<string>();
        return this;
    }

    public async Task SignEdithInAsync()
    {
        _edith = site.Browser();
        await _edith.SignInAsync(EdithsMail, EdithsPassword);
    }

    public async Task<ReplayedCall> PlayAsync(RecordedCall call)
    {
        // A name stands for one id within one transcript.
        if (call.Scenario != _scenario)
            (_scenario, _placeholders) = (call.Scenario, new Placeholders());
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), _placeholders.Fill(Uri.UnescapeDataString(call.PathAndQuery).Replace(" ", "%20", StringComparison.Ordinal)));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Content = Content(call);
        var browser = call.As switch { "edith" => _edith, _ => _nobody };
        if (call.As is "edith" or "api" or "admin" or "bad")
            StaffBrowser.Bearer(request, call.As switch { "edith" => "[redacted]", "bad" => "no-token-at-all", _ => _token });
        using var response = await browser.SendAsync(request);
        var type = response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var raw) ? raw.ToString() : null;
        var text = await response.Content.ReadAsStringAsync();
        var generated = response.Headers.TryGetValues("Umb-Generated-Resource", out var ids) ? ids.Single() : null;
        var location = response.Headers.Location is { } uri ? (uri.IsAbsoluteUri ? uri.PathAndQuery : uri.OriginalString) : null;
        var answer = new ReplayedAnswer((int)response.StatusCode, type, location, text.Length == 0 || type?.Contains("json", StringComparison.Ordinal) != true ? null : JsonNode.Parse(text));
        _placeholders.Learn(call.ResponseHeaders.GetValueOrDefault("Umb-Generated-Resource"), generated);
        _placeholders.Learn(call.ResponseBody, answer.Body);
        var expected = call.ResponseBody is null ? null
            : JsonNode.Parse(call.ResponseBody.ToJsonString().Replace("{{datetime}}", "{{offsetDatetime}}", StringComparison.Ordinal));
        return new ReplayedCall(_placeholders.Fill(call with { ResponseBody = null, RequestBody = null }), _placeholders.Fill(expected), answer, generated);
    }

    private HttpContent? Content(RecordedCall call)
    {
        if (call.RequestBody is null)
            return null;
        if (call.RequestBody is JsonObject form && form["multipart"] is JsonObject parts)
            return RecordedFiles.Form(parts);
        if (call.RequestBody is JsonObject body && body["raw"] is JsonValue raw)
            return new StringContent(raw.ToString(), Encoding.UTF8, MediaTypeHeaderValue.Parse(body["contentType"]?.ToString() ?? "application/json"));
        var text = _passwords.Aggregate(_placeholders.Fill(call.RequestBody)!.ToJsonString(), (filled, password) => filled.Replace(password.Key, password.Value, StringComparison.Ordinal));
        var type = call is { Method: "PATCH", Note: not "plain application/json" } ? "application/json-patch+json" : "application/json";
        return new StringContent(text, Encoding.UTF8, MediaTypeHeaderValue.Parse(type));
    }
}
