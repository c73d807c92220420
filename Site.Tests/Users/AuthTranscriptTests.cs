using System.Text.Json.Nodes;
using Site.Tests.Delivery.Replay;
using Site.Tests.Management.Replay;

namespace Site.Tests.Users;

/// <summary>
/// Transcript 00 (the two ways to sign in) and, in the state it leaves, what transcript 01 reads of accounts. Compared with the recordings, but for
/// the differences named here.
/// </summary>
public class AuthTranscriptTests
{
    private static readonly string[] ServedSections = ["Umb.Section.Content", "Umb.Section.Media", "Umb.Section.Settings", "Umb.Section.Translation", "Umb.Section.Users"];

    /// <summary>Steps of 01 about accounts, groups and their configuration.</summary>
    private static readonly int[] AccountSteps = [7, 8, 9, 10, 76, 77, 78, 79, 80, 86, 87, 103];

    private static readonly Difference OnlyServedSections = new Difference.Instead(
        "allowedSections names only sections with something behind them here, so that the client shows no dead one; groups keep all",
        body =>
        {
            body!["allowedSections"] = new JsonArray([.. ServedSections.Select(section => (JsonNode)section)]);
            return body;
        });

    private static readonly Difference FullLifetime = new Difference.Instead(
        "on a clock that stands still the token's five minutes are not yet 299 seconds",
        body =>
        {
            body!["expires_in"] = 300;
            return body;
        });

    private static readonly Dictionary<string, Difference> Differences = new()
    {
        ["00-auth 2"] = new Difference.Instead("a forgotten password is offered only where mails can be sent", body =>
        {
            body!["allowPasswordReset"] = false;
            return body;
        }),
        ["00-auth 3"] = new Difference.Status("our own package speaks French before anybody is signed in", 200),
        ["00-auth 11"] = FullLifetime,
        ["00-auth 12"] = OnlyServedSections,
        ["00-auth 15"] = FullLifetime,
        ["00-auth 22"] = FullLifetime,
        ["00-auth 26"] = OnlyServedSections,
        ["01-baseline 7"] = OnlyServedSections,
        ["01-baseline 8"] = OnlyServedSections,
    };

    /// <summary>The issuer is the CMS's own, because the parents' provider has the site's root.</summary>
    private static readonly (string Step, string Recorded, string Ours) Issuer = ("00-auth 10", "&iss=%2F", "&iss=%2Fumbraco%2F");

    /// <summary>
    /// Cookies of Umbraco that have no work to do here: a script-readable twin of the session, external logins, preview, a cross-site token (SameSite,
    /// the Authorization header and Sec-Fetch-Site do that).
    /// </summary>
    private static readonly string[] CookiesWithoutWork = ["UMB_UCONTEXT_EXPOSED", "UMB-XSRF-V", "UMB_EXTLOGIN", "UMB_PREVIEW", "UmbracoExternalCookie"];

    private static readonly List<RecordedCall> Calls =
    [
        .. Transcript.Read("00-auth", "Management"),
        .. Transcript.Read("01-baseline", "Management").Where(call => AccountSteps.Contains(call.Step)),
    ];

    private Dictionary<string, (ReplayedCall Call, IReadOnlyList<string> Cookies)> _answers = null!;

    public static IEnumerable<TestCaseData> Cases => Calls.Select(call => new TestCaseData(Key(call))
        .SetArgDisplayNames($"{Key(call)} {call.Method} {call.Path.Replace("/umbraco/management/api/v1/", "", StringComparison.Ordinal)} as {call.As}"));

    [OneTimeSetUp]
    public async Task Play()
    {
        await using var site = await StaffSite.StartAsync();
        var player = new AuthPlayer(site);
        _answers = [];
        // 30 signs out, and 01 goes on signed in.
        foreach (var call in Calls.OrderBy(call => Key(call) == "00-auth 30"))
        {
            _answers[Key(call)] = await player.PlayAsync(call);
            // The recorder revoked its token and got another one for the next transcript.
            if (Key(call) == "00-auth 28")
                await player.PlayAsync(Calls.Single(other => Key(other) == "00-auth 22"));
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void The_recorded_call_is_answered_alike(string step)
    {
        var (call, cookies) = _answers[step];
        if (step == Issuer.Step)
        {
            var location = call.Recorded.ResponseHeaders["Location"].Replace(Issuer.Recorded, Issuer.Ours, StringComparison.Ordinal);
            call = call with { Recorded = call.Recorded with { ResponseHeaders = new() { ["Location"] = location } } };
        }
        Assert.Multiple(() =>
        {
            Assert.That(call.Faults(Differences.GetValueOrDefault(step)), Is.Empty);
            Assert.That(call.Recorded.SetCookieNames.Except(CookiesWithoutWork), Is.SubsetOf(cookies), "cookies");
        });
    }

    private static string Key(RecordedCall call) => $"{call.Scenario} {call.Step}";
}
