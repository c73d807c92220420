using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Site.Cms.Management;
using Site.Cms.Users;
using Site.Tests.Support;

namespace Site.Tests.Users;

/// <summary>
/// Every endpoint about accounts and groups × (anonymous, analyst, editor, manager, administrator) has an expected status in <c>access.txt</c>. A manager
/// is an editor with the Users section too. An endpoint that is not in it, or answers otherwise, fails here.
/// </summary>
public partial class StaffAccessTests
{
    private const string Password = "une-suite-de-mots";

    private StaffSite _site = null!;
    private StaffBrowser _admin = null!;
    private readonly List<StaffBrowser> _callers = [];
    private Guid _managers;
    private int _count;

    [Test]
    public async Task Every_endpoint_answers_every_role_as_the_table_says()
    {
        await using var sink = new SmtpSink();
        await using var site = await StaffSite.StartAsync(new StaffOptions { Unattended = StaffSite.Admin, Mail = new TestMail(sink) });
        _site = site;
        _admin = await site.SignedInAsync();
        _managers = await GroupAsync("gestion", Sections.Content, Sections.Users);
        _callers.AddRange([
            site.Browser(), await SignInAsync(await GroupAsync("analyste", Sections.Content)), await SignInAsync(BuiltInGroups.Editors),
            await SignInAsync(_managers), await SignInAsync(BuiltInGroups.Administrators),
        ]);

        var lines = new List<string>();
        foreach (var (method, pattern) in Endpoints())
        {
            var answers = new List<int>();
            foreach (var caller in _callers)
                answers.Add(await CallAsync(caller, method, pattern));
            lines.Add($"{method,-6} {pattern,-62} {string.Join(' ', answers)}");
        }

        var expected = File.ReadAllLines(Path.Combine(Repository.Root, "Site.Tests", "Users", "access.txt")).Where(line => line.Length > 0 && line[0] != '#');
        Assert.That(lines, Is.EqualTo(expected), $"The whole table as it is now:\n{string.Join('\n', lines)}");
    }

    /// <summary>Those that are mapped with sign-in; <c>Management/access.txt</c> has the others. How tokens are got has tests of its own.</summary>
    private IEnumerable<(string Method, string Pattern)> Endpoints() =>
        _site.Cms.StaffServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith(ManagementApi.Prefix, StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
                .Select(method => (method, endpoint.RoutePattern.RawText!.Replace($"{ManagementApi.Prefix}/", "", StringComparison.Ordinal).TrimEnd('/'))))
            .Where(endpoint => OfStaff().IsMatch(endpoint.Item2))
            .Distinct().OrderBy(endpoint => endpoint.Item2, StringComparer.Ordinal).ThenBy(endpoint => endpoint.method, StringComparer.Ordinal);

    private async Task<int> CallAsync(StaffBrowser caller, string method, string pattern)
    {
        var user = await UserAsync(_managers);
        var id = pattern.StartsWith("user-group", StringComparison.Ordinal) ? pattern.EndsWith("users", StringComparison.Ordinal) ? _managers : await GroupAsync($"groupe{++_count}") : user;
        var path = Parameter().Replace(pattern, match => match.Groups[1].Value switch
        {
            "providerName" => "UmbracoUserAppAuthenticator",
            "clientId" => "umbraco-back-office-none",
            _ => id.ToString(),
        });
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{ManagementApi.Prefix}/{path}");
        if (method is "POST" or "PUT" || pattern is "user" or "user-group" or "user-group/{id:guid}/users")
            request.Content = method == "GET" ? null : System.Net.Http.Json.JsonContent.Create(Body(pattern, user, id));
        if (caller != _callers[0])
            StaffBrowser.Bearer(request);
        using var response = await caller.SendAsync(request);
        return (int)response.StatusCode;
    }

    private object Body(string pattern, Guid user, Guid id) => Parameter().Replace(pattern, "*") switch
    {
        "user" => new { kind = "Default", email = $"neuf{++_count}@example.com", userName = $"neuf{_count}@example.com", name = "Neuf", userGroupIds = Ids(_managers), userIds = Ids(user) },
        "user/*" => new
        {
            email = $"autre{++_count}@example.com",
            userName = $"autre{_count}@example.com",
            name = "Autre",
            userGroupIds = Ids(_managers),
            languageIsoCode = "fr",
            documentStartNodeIds = Ids(),
            hasDocumentRootAccess = false,
            mediaStartNodeIds = Ids(),
            hasMediaRootAccess = false,
        },
        "user/invite" => new { email = $"invite{++_count}@example.com", userName = $"invite{_count}@example.com", name = "Invité", userGroupIds = Ids(_managers) },
        "user/invite/resend" => new { user = new { id = user } },
        "user/invite/verify" => new { user = new { id = user }, token = "x" },
        "user/invite/create-password" => new { user = new { id = user }, token = "x", password = Password },
        "security/forgot-password" => new { email = "nobody@example.com" },
        "security/forgot-password/verify" => new { user = new { id = user }, resetCode = "x" },
        "security/forgot-password/reset" => new { user = new { id = user }, resetCode = "x", password = Password },
        "user/set-user-groups" => new { userIds = Ids(user), userGroupIds = Ids(_managers) },
        "user/*/change-password" => new { newPassword = Password },
        "user/current/change-password" => new { newPassword = Password, oldPassword = "wrong" },
        "user/*/client-credentials" => new { clientId = "x", clientSecret = "x" },
        "user-group" => Group($"groupe{++_count}", [Sections.Content], id),
        "user-group/*" => Group($"groupe{++_count}", [Sections.Content], null),
        "user-group/*/users" => Ids(user),
        "user-data" => new { group = "g", identifier = $"i{++_count}", value = "v", key = Guid.NewGuid() },
        _ => new { userIds = Ids(user) },
    };

    private async Task<StaffBrowser> SignInAsync(Guid group)
    {
        var id = await UserAsync(group);
        return await _site.SignedInAsync(_site.Directory.Account(id)!.Member.Email, Password);
    }

    private Task<Guid> UserAsync(Guid group) => StaffSite.AddAsync(_admin, $"compte{++_count}@example.com", Password, group);

    private async Task<Guid> GroupAsync(string alias, params string[] sections)
    {
        using var made = await _admin.PostAsync("user-group", Group(alias, sections, null));
        Assert.That((int)made.StatusCode, Is.EqualTo(201), await made.Content.ReadAsStringAsync());
        return Guid.Parse(made.Headers.GetValues("Umb-Generated-Resource").Single());
    }

    private static object Group(string alias, string[] sections, Guid? deleted) => new
    {
        name = alias,
        alias,
        icon = "icon-users",
        sections,
        languages = Array.Empty<string>(),
        hasAccessToAllLanguages = true,
        documentStartNode = (object?)null,
        documentRootAccess = true,
        mediaStartNode = (object?)null,
        mediaRootAccess = true,
        fallbackPermissions = new[] { DocumentVerb.Read },
        permissions = Array.Empty<object>(),
        userGroupIds = deleted is { } id ? Ids(id) : Ids(),
    };

    private static object[] Ids(params Guid[] ids) => [.. ids.Select(id => (object)new { id })];

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("^(user|user-group|user-data|filter/user|item/user|security/configuration|security/forgot-password)(/|-group|$)")]
    private static partial Regex OfStaff();
}
