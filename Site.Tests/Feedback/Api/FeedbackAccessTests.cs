using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Site.Tests.Support;

namespace Site.Tests.Feedback.Api;

/// <summary>
/// Every endpoint below <c>/gestion/feedback</c> × (anonymous, desk, editor, analyst, administrator) has an expected status in <c>access.txt</c>. An endpoint
/// that is not in it, or answers otherwise, fails here.
/// </summary>
public partial class FeedbackAccessTests
{
    private static readonly string?[] Callers = [null, "guichet", "redaction", "analyste", "admin"];

    private AnalystSite _site = null!;

    private static IEnumerable<string> Table =>
        File.ReadAllLines(Path.Combine(Repository.Root, "Site.Tests", "Feedback", "Api", "access.txt")).Where(line => line.Length > 0 && line[0] != '#');

    [OneTimeSetUp]
    public void Start() => _site = new AnalystSite();

    [OneTimeTearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [Test]
    public async Task Every_endpoint_answers_every_role_as_the_table_says()
    {
        var callers = new List<HttpClient>();
        foreach (var caller in Callers)
            callers.Add(caller is null ? new HttpClient() : await _site.StaffAsync(caller));
        var lines = new List<string>();
        foreach (var (method, pattern) in Endpoints())
        {
            var answers = new List<int>();
            foreach (var caller in callers)
                answers.Add(await CallAsync(caller, method, pattern));
            lines.Add($"{method,-6} {pattern,-58} {string.Join(' ', answers)}");
        }
        callers[0].Dispose();
        Assert.That(lines, Is.EqualTo(Table), $"The whole table as it is now:\n{string.Join('\n', lines)}");
    }

    [Test]
    public void Strangers_and_the_desk_get_nowhere_and_readers_change_nothing()
    {
        foreach (var columns in Table.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            Assert.That(columns[2..4], Is.EqualTo(new[] { "401", "403" }), columns[1]);
            var isOwn = columns[1].EndsWith("/me/subscription", StringComparison.Ordinal) || columns[1].Contains("/comments/read", StringComparison.Ordinal);
            if (!isOwn && (columns[0] is "POST" or "PUT" or "DELETE" || columns[1].Contains("/exports", StringComparison.Ordinal)))
                Assert.That(columns[4], Is.EqualTo("403"), $"{columns[0]} {columns[1]}");
        }
    }

    [Test]
    public void The_portal_and_the_CMS_name_the_same_section_and_permission()
    {
        Assert.That(global::Site.Feedback.Api.FeedbackApi.Section, Is.EqualTo(global::Site.Cms.Users.Sections.Feedback));
        Assert.That(global::Site.Feedback.Api.FeedbackApi.TriagePermission, Is.EqualTo(global::Site.Cms.Users.StaffMember.FeedbackTriage));
    }

    private async Task<int> CallAsync(HttpClient caller, string method, string pattern)
    {
        var path = Parameter().Replace(pattern, match => match.Groups[1].Value == "documentName" ? "feedback" : Guid.NewGuid().ToString());
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_site.Address, path));
        if (method is "POST" or "PUT")
            request.Content = JsonContent.Create(new { ids = new[] { Guid.NewGuid() }, passages = new[] { "x" }, sentence = "Fait.", note = "x", alerts = false, digest = "none" });
        using var response = await caller.SendAsync(request);
        return (int)response.StatusCode;
    }

    private IEnumerable<(string Method, string Pattern)> Endpoints() =>
        _site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("gestion/feedback", StringComparison.OrdinalIgnoreCase))
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"])
                .Select(method => (method, endpoint.RoutePattern.RawText!.TrimStart('/'))))
            .Distinct().OrderBy(endpoint => endpoint.Item2, StringComparer.Ordinal).ThenBy(endpoint => endpoint.method, StringComparer.Ordinal);

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
