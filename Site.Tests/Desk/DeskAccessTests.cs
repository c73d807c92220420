using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Site.Tests.Account;
using Site.Tests.Support;

namespace Site.Tests.Desk;

/// <summary>
/// Every endpoint below <c>/gestion/desk</c> × (anonymous, editor, analyst, administrator, desk) has an expected status in <c>access.txt</c>. An endpoint that is
/// not in it, or answers otherwise, fails here.
/// </summary>
public partial class DeskAccessTests
{
    private static readonly string?[] Callers = [null, "redaction", "analyste", "admin", "guichet"];

    private AccountSite _site = null!;

    private static string TablePath => Path.Combine(Repository.Root, "Site.Tests", "Desk", "access.txt");

    private static IEnumerable<string> Table => File.ReadAllLines(TablePath).Where(line => line.Length > 0 && line[0] != '#');

    [OneTimeSetUp]
    public void Start() => _site = new AccountSite();

    [OneTimeTearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [Test]
    public async Task Every_endpoint_answers_every_role_as_the_table_says()
    {
        var callers = new List<HttpClient>();
        foreach (var caller in Callers)
            callers.Add(caller is null ? new HttpClient() : await DeskSite.StaffAsync(_site.Address, caller));
        var lines = new List<string>();
        foreach (var (method, pattern) in Endpoints())
        {
            var answers = new List<int>();
            foreach (var caller in callers)
                answers.Add(await CallAsync(caller, method, pattern));
            lines.Add($"{method,-6} {pattern,-52} {string.Join(' ', answers)}");
        }
        callers.ForEach(caller => caller.Dispose());
        Assert.That(lines, Is.EqualTo(Table), $"The whole table as it is now:\n{string.Join('\n', lines)}");
    }

    [Test]
    public void Nobody_but_the_desk_and_administrators_gets_in()
    {
        foreach (var columns in Table.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            Assert.That(columns[2..5], Is.EqualTo(new[] { "401", "403", "403" }), columns[1]);
    }

    [Test]
    public async Task A_parents_session_is_nothing_here()
    {
        using var parent = await _site.SignedInAsync(await _site.PersonAsync());

        using var response = await parent.Client.PostAsync(new Uri("/gestion/desk/api/v1/search", UriKind.Relative), JsonContent.Create(new { text = "Lefèvre" }));

        Assert.That((int)response.StatusCode, Is.EqualTo(401));
        Assert.That((string?)(await response.Content.ReadFromJsonAsync<JsonNode>())!["title"], Is.EqualTo("Votre session est terminée. Reconnectez-vous."));
    }

    [TestCase("GET", "/gestion")]
    [TestCase("POST", "/gestion/desk/api/v1/rien")]
    [TestCase("DELETE", "/gestion/desk/api/v1/search")]
    public async Task What_is_not_for_staff_is_not_there(string method, string address)
    {
        using var agent = await DeskSite.StaffAsync(_site.Address, "guichet");

        Assert.That(await CallAsync(agent, method, address), Is.EqualTo(404));
    }

    [TestCase("cross-site")]
    [TestCase("same-site")]
    [TestCase("none")]
    public async Task What_another_site_makes_an_agents_browser_send_is_refused(string from)
    {
        using var agent = await DeskSite.StaffAsync(_site.Address, "guichet");
        using var request = new HttpRequestMessage(HttpMethod.Post, "search") { Content = JsonContent.Create(new { text = "Lefèvre" }) };
        request.Headers.Add("Sec-Fetch-Site", from);

        using var response = await agent.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(401));
    }

    [Test]
    public async Task The_header_without_the_cookie_is_nothing()
    {
        using var stranger = new HttpClient();
        stranger.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "[redacted]");

        Assert.That(await CallAsync(stranger, "POST", "gestion/desk/api/v1/search"), Is.EqualTo(401));
    }

    [Test]
    public async Task Who_brings_no_token_wakes_nothing_of_the_staffs_side()
    {
        await using var site = new SiteFactory();
        using var stranger = site.Client();

        using var response = await stranger.PostAsync(new Uri("/gestion/desk/api/v1/search", UriKind.Relative), JsonContent.Create(new { text = "Lefèvre" }));

        Assert.That((int)response.StatusCode, Is.EqualTo(401));
        // In Development the example accounts are made when it wakes.
        Assert.That(site.Services.GetRequiredService<global::Site.Cms.CmsHost>().HasStaffAccounts, Is.False);
    }

    [Test]
    public void The_portal_and_the_CMS_name_the_same_section() => Assert.That(global::Site.Desk.DeskApi.Section, Is.EqualTo(global::Site.Cms.Users.Sections.Desk));

    private async Task<int> CallAsync(HttpClient caller, string method, string pattern)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_site.Address, Parameter().Replace(pattern, Guid.NewGuid().ToString())));
        if (method == "POST")
            request.Content = JsonContent.Create(new { text = "Lefèvre", reason = "pour voir", mail = "autre@exemple.fr", login = "personne" });
        using var response = await caller.SendAsync(request);
        return (int)response.StatusCode;
    }

    private IEnumerable<(string Method, string Pattern)> Endpoints() =>
        _site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("gestion/desk", StringComparison.OrdinalIgnoreCase))
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"])
                .Select(method => (method, endpoint.RoutePattern.RawText!.TrimStart('/'))))
            .Distinct().OrderBy(endpoint => endpoint.Item2, StringComparer.Ordinal).ThenBy(endpoint => endpoint.method, StringComparer.Ordinal);

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
