using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Site.Core.Help;
using Site.Tests.Desk;
using Site.Tests.Support;
using Site.Web;

namespace Site.Tests.Web;

/// <summary>
/// The portal's staff APIs with the staff of another server that speaks Umbraco's Management API: here a second site with its embedded CMS. What a proxy on
/// that server's host would hand on is sent here by hand.
/// </summary>
public class RemoteStaffTests
{
    private SiteFactory _umbraco = null!;
    private SiteFactory _portal = null!;
    private Uri _umbracoAddress = null!;
    private Uri _portalAddress = null!;

    [SetUp]
    public async Task Start()
    {
        _umbracoAddress = (_umbraco = new SiteFactory()).Listen();
        using var machine = await ApiUser.CreateAsync(_umbracoAddress);
        _portal = new SiteFactory()
            .With("Cms:ManagementApi:BaseAddress", _umbracoAddress.AbsoluteUri)
            .With("Cms:ManagementApi:ClientId", ApiUser.ClientId).With("Cms:ManagementApi:ClientSecret", ApiUser.Secret);
        _portalAddress = _portal.Listen();
    }

    [TearDown]
    public async Task Stop()
    {
        await _portal.DisposeAsync();
        await _umbraco.DisposeAsync();
    }

    [Test]
    public async Task Who_is_signed_in_there_is_known_here_with_sections_and_permissions()
    {
        using var analyst = await StaffAsync("analyste");
        using var editor = await StaffAsync("redaction");

        Assert.That(await MeAsync(analyst), Is.EqualTo(("Alex Analyse", true, true)));
        Assert.That(await MeAsync(editor), Is.EqualTo(("Camille Rédaction", false, true)));
    }

    [Test]
    public async Task Who_lacks_the_section_there_is_refused_here_and_who_is_nobody_there_is_nobody_here()
    {
        using var agent = await StaffAsync("guichet");
        using var stranger = new HttpClient { BaseAddress = _portalAddress };
        stranger.DefaultRequestHeaders.Add("Authorization", "Bearer [redacted]");

        Assert.That((int)(await agent.GetAsync(new Uri("gestion/feedback/api/v1/me", UriKind.Relative))).StatusCode, Is.EqualTo(403));
        Assert.That((int)(await stranger.GetAsync(new Uri("gestion/feedback/api/v1/me", UriKind.Relative))).StatusCode, Is.EqualTo(401));
    }

    [Test]
    public async Task While_that_server_is_down_nobody_gets_in()
    {
        using var analyst = await StaffAsync("analyste");
        await _umbraco.DisposeAsync();

        Assert.That((int)(await analyst.GetAsync(new Uri("gestion/feedback/api/v1/me", UriKind.Relative))).StatusCode, Is.EqualTo(401));
    }

    [Test]
    public async Task Start_nodes_there_are_what_may_be_read_here()
    {
        var list = _umbraco.Services.GetRequiredService<HelpLibrary>().Current.TutorialList!.Id;
        using (var administrator = await ApiUser.SignInAsync(_umbracoAddress, "admin@exemple.fr", "admin-exemple-2026"))
        {
            var user = (await administrator.GetFromJsonAsync<JsonNode>("user?skip=0&take=50"))!["items"]!.AsArray().Single(one => (string?)one!["email"] == "redaction@exemple.fr")!;
            using var changed = await administrator.PutAsJsonAsync($"user/{(string?)user["id"]}", new
            {
                email = "redaction@exemple.fr",
                userName = "redaction@exemple.fr",
                name = (string?)user["name"],
                languageIsoCode = (string?)user["languageIsoCode"],
                userGroupIds = user["userGroupIds"],
                documentStartNodeIds = new[] { new { id = list } },
                hasDocumentRootAccess = false,
                mediaStartNodeIds = Array.Empty<object>(),
                hasMediaRootAccess = true,
            });
            Assert.That(changed.IsSuccessStatusCode, Is.True);
        }
        using var editor = await StaffAsync("redaction");

        var contents = (await editor.GetFromJsonAsync<JsonNode>(new Uri("gestion/feedback/api/v1/contents", UriKind.Relative)))!.AsArray();

        Assert.That(contents.Select(content => (string?)content!["type"]), Is.EqualTo(new[] { "tutorial", "tutorial", "tutorial" }));
    }

    [Test]
    public async Task Whom_a_mail_may_go_to_is_looked_up_there()
    {
        using var analyst = await StaffAsync("analyste");
        var id = (Guid)(await analyst.GetFromJsonAsync<JsonNode>(new Uri("gestion/feedback/api/v1/me", UriKind.Relative)))!["id"]!;
        var staff = _portal.Services.GetRequiredService<IStaff>();

        var found = await staff.FindAsync(id, CancellationToken.None);

        Assert.That((found?.Mail, found?.Sections.Contains("Portail.Feedback"), found?.Permissions.Contains("Portail.Feedback.Triage")), Is.EqualTo(("analyste@exemple.fr", true, true)));
        Assert.That(await staff.FindAsync(Guid.NewGuid(), CancellationToken.None), Is.Null);
    }

    /// <summary>Signed in there; calls here.</summary>
    private async Task<HttpClient> StaffAsync(string name)
    {
        var staff = await DeskSite.StaffAsync(_umbracoAddress, name);
        staff.BaseAddress = _portalAddress;
        return staff;
    }

    private static async Task<(string?, bool, bool)> MeAsync(HttpClient staff)
    {
        var me = (await staff.GetFromJsonAsync<JsonNode>(new Uri("gestion/feedback/api/v1/me", UriKind.Relative)))!;
        return ((string?)me["name"], (bool)me["mayTriage"]!, (bool)me["readsEverything"]!);
    }
}
