using System.Net;
using System.Text.Json.Nodes;
using Site.Cms.Users;

namespace Site.Tests.Users;

/// <summary>Nobody raises their own rights, and the town is never without an administrator.</summary>
public class AuthorityTests
{
    private const string Mail = "edith@example.com";
    private const string OtherMail = "second@example.com";
    private const string Password = "une-suite-de-mots";

    private StaffSite _site = null!;
    private StaffBrowser _admin = null!;

    [SetUp]
    public async Task Start()
    {
        _site = await StaffSite.StartAsync();
        _admin = await _site.SignedInAsync();
    }

    [TearDown]
    public Task Stop() => _site.DisposeAsync().AsTask();

    [Test]
    public async Task The_last_administrator_is_neither_disabled_nor_deleted_nor_demoted()
    {
        var second = await StaffSite.AddAsync(_admin, OtherMail, Password, BuiltInGroups.Administrators);
        var other = await _site.SignedInAsync(OtherMail, Password);
        var first = StaffSite.Admin.Id!.Value;
        using var demoted = await other.PutAsync($"user/{first}", Update(StaffSite.AdminMail, [BuiltInGroups.Editors]));

        var refused = new[]
        {
            await other.PutAsync($"user/{second}", Update(OtherMail, [BuiltInGroups.Editors])),
            await other.PostAsync("user/set-user-groups", new { userIds = Ids(second), userGroupIds = Ids(BuiltInGroups.Writers) }),
            await other.DeleteAsync($"user-group/{BuiltInGroups.Administrators}/users", Ids(second)),
            await other.PostAsync("user/disable", new { userIds = Ids(second) }),
            await other.DeleteAsync($"user/{second}"),
            await other.DeleteAsync("user", new { userIds = Ids(second) }),
            await other.DeleteAsync($"user-group/{BuiltInGroups.Administrators}"),
        };
        var current = await other.JsonAsync("user/current");

        Assert.Multiple(() =>
        {
            Assert.That(demoted.StatusCode, Is.EqualTo(HttpStatusCode.OK), "another one was left");
            Assert.That(refused.Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(current["isAdmin"]!.GetValue<bool>(), Is.True);
        });
    }

    [Test]
    public async Task Of_two_administrators_who_demote_each_other_at_once_one_is_left()
    {
        var second = await StaffSite.AddAsync(_admin, OtherMail, Password, BuiltInGroups.Administrators);
        var other = await _site.SignedInAsync(OtherMail, Password);
        var first = StaffSite.Admin.Id!.Value;

        await Task.WhenAll(
            _admin.PutAsync($"user/{second}", Update(OtherMail, [BuiltInGroups.Editors])),
            other.PutAsync($"user/{first}", Update(StaffSite.AdminMail, [BuiltInGroups.Editors])));

        Assert.That(_site.Directory.Accounts.Count(account => account.Member.IsAdmin), Is.EqualTo(1));
    }

    [Test]
    public async Task A_manager_gives_only_groups_of_their_own_and_manages_only_who_has_no_more()
    {
        var manager = await ManagerAsync();
        var writer = await StaffSite.AddAsync(_admin, "writer@example.com", Password, BuiltInGroups.Writers);
        var colleague = await StaffSite.AddAsync(_admin, "colleague@example.com", Password);
        var self = _site.Directory.Accounts.Single(account => account.Member.Email == Mail).Id;

        var refused = new[]
        {
            await manager.PutAsync($"user/{self}", Update(Mail, [BuiltInGroups.Editors, BuiltInGroups.Administrators])),
            await manager.PutAsync($"user/{self}", Update(Mail, [BuiltInGroups.Editors, BuiltInGroups.SensitiveData])),
            await manager.PostAsync("user/set-user-groups", new { userIds = Ids(self), userGroupIds = Ids(BuiltInGroups.Administrators) }),
            await manager.PostAsync($"user-group/{BuiltInGroups.Administrators}/users", Ids(self)),
            await manager.PostAsync($"user/{writer}/change-password", new { newPassword = "pris-par-surprise" }),
            await manager.PostAsync($"user/{writer}/reset-password", new { }),
            await manager.PutAsync($"user/{StaffSite.Admin.Id}", Update("moi@example.com", [BuiltInGroups.Editors])),
            await manager.DeleteAsync($"user-group/{BuiltInGroups.Administrators}/users", Ids(StaffSite.Admin.Id!.Value)),
            await manager.PostAsync("user-group", Group("neuf", sections: ["Umb.Section.Settings"])),
            await manager.PutAsync($"user-group/{BuiltInGroups.Editors}", Group("editor", sections: ["Umb.Section.Settings"])),
            await manager.DeleteAsync($"user-group/{BuiltInGroups.Writers}"),
        };
        using var allowed = await manager.PutAsync($"user/{colleague}", Update("colleague@example.com", [BuiltInGroups.Editors], name: "Collègue"));

        Assert.Multiple(() =>
        {
            Assert.That(refused.Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(allowed.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(_site.Directory.Account(colleague)!.Member.Name, Is.EqualTo("Collègue"));
        });
    }

    [Test]
    public async Task A_manager_who_is_held_to_a_branch_gives_nobody_more_than_it()
    {
        var branch = Guid.NewGuid();
        var outside = Guid.NewGuid();
        foreach (var id in new[] { branch, outside })
            await DocumentAsync(id);
        var manager = await ManagerAsync();
        var self = _site.Directory.Accounts.Single(account => account.Member.Email == Mail).Id;
        var colleague = await StaffSite.AddAsync(_admin, "colleague@example.com", Password);
        using var held = await _admin.PutAsync($"user/{self}", Update(Mail, [BuiltInGroups.Editors], documents: [branch]));
        using var heldToo = await _admin.PutAsync($"user/{colleague}", Update("colleague@example.com", [BuiltInGroups.Editors], documents: [branch]));

        using var wholeTree = await manager.PutAsync($"user/{self}", Update(Mail, [BuiltInGroups.Editors], documents: [branch], root: true));
        using var another = await manager.PutAsync($"user/{self}", Update(Mail, [BuiltInGroups.Editors], documents: [branch, outside]));
        using var none = await manager.PutAsync($"user/{self}", Update(Mail, [BuiltInGroups.Editors]));
        using var colleaguesNone = await manager.PutAsync($"user/{colleague}", Update("colleague@example.com", [BuiltInGroups.Editors]));
        using var same = await manager.PutAsync($"user/{self}", Update(Mail, [BuiltInGroups.Editors], documents: [branch], name: "Édith"));

        Assert.Multiple(() =>
        {
            Assert.That((held.StatusCode, heldToo.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
            Assert.That(
                new[] { wholeTree, another, none, colleaguesNone }.Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.Forbidden),
                "own groups give the whole tree: giving up the branch would raise it");
            Assert.That(same.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        });
    }

    [Test]
    public async Task A_group_of_the_system_keeps_its_alias_and_stays()
    {
        using var renamed = await _admin.PutAsync($"user-group/{BuiltInGroups.Administrators}", Group("chefs"));
        using var deleted = await _admin.DeleteAsync($"user-group/{BuiltInGroups.SensitiveData}");
        using var twin = await _admin.PostAsync("user-group", Group("ADMIN"));

        Assert.Multiple(async () =>
        {
            Assert.That((renamed.StatusCode, deleted.StatusCode), Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest)));
            Assert.That(JsonNode.Parse(await twin.Content.ReadAsStringAsync())!["operationStatus"]!.GetValue<string>(), Is.EqualTo("DuplicateAlias"));
        });
    }

    [Test]
    public async Task Who_loses_a_group_loses_what_it_gave_at_the_next_call()
    {
        using var made = await _admin.PostAsync("user-group", Group("reglages", sections: ["Umb.Section.Settings"]));
        var group = Guid.Parse(made.Headers.GetValues("Umb-Generated-Resource").Single());
        await StaffSite.AddAsync(_admin, Mail, Password, group);
        var edith = await _site.SignedInAsync(Mail, Password);
        var before = await edith.StatusAsync("relation-type?skip=0&take=1");

        using var deleted = await _admin.DeleteAsync($"user-group/{group}");

        Assert.Multiple(async () =>
        {
            Assert.That((before, deleted.StatusCode), Is.EqualTo((200, HttpStatusCode.OK)));
            Assert.That(await edith.StatusAsync("relation-type?skip=0&take=1"), Is.EqualTo(403));
            Assert.That((await edith.JsonAsync("user/current"))["allowedSections"]!.AsArray(), Is.Empty);
        });
    }

    [Test]
    public async Task What_a_client_keeps_is_its_owners_alone()
    {
        await StaffSite.AddAsync(_admin, Mail, Password);
        var edith = await _site.SignedInAsync(Mail, Password);
        var key = Guid.NewGuid();
        using var kept = await edith.PostAsync("user-data", new { key, group = "liste", identifier = "vue", value = "" });

        using var read = await _admin.GetAsync($"user-data/{key}");
        using var changed = await _admin.PutAsync("user-data", new { key, group = "liste", identifier = "vue", value = "x" });
        using var removed = await _admin.DeleteAsync($"user-data/{key}");
        using var tooLong = await edith.PostAsync("user-data", new { group = "g", identifier = "i", value = new string('x', 100_001) });

        Assert.Multiple(async () =>
        {
            Assert.That(kept.StatusCode, Is.EqualTo(HttpStatusCode.Created), await kept.Content.ReadAsStringAsync());
            Assert.That(new[] { read, changed, removed }.Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.NotFound));
            Assert.That(tooLong.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(await edith.StatusAsync($"user-data/{key}"), Is.EqualTo(200));
        });
    }

    /// <summary>An editor who has the Users section too.</summary>
    private async Task<StaffBrowser> ManagerAsync()
    {
        using var widened = await _admin.PutAsync($"user-group/{BuiltInGroups.Editors}", Group("editor", sections: ["Umb.Section.Content", "Umb.Section.Users"]));
        Assert.That(widened.StatusCode, Is.EqualTo(HttpStatusCode.OK), await widened.Content.ReadAsStringAsync());
        await StaffSite.AddAsync(_admin, Mail, Password);
        return await _site.SignedInAsync(Mail, Password);
    }

    private async Task DocumentAsync(Guid id)
    {
        var type = Guid.NewGuid();
        using var typed = await _admin.PostAsync("document-type", new
        {
            id = type,
            alias = $"page{id.ToString("N")[..8]}",
            name = "Page",
            icon = "icon-document",
            allowedAsRoot = true,
            variesByCulture = false,
            variesBySegment = false,
            isElement = false,
            properties = Array.Empty<object>(),
            containers = Array.Empty<object>(),
            allowedTemplates = Array.Empty<object>(),
            cleanup = new { preventCleanup = false },
            allowedDocumentTypes = Array.Empty<object>(),
            compositions = Array.Empty<object>(),
        });
        using var made = await _admin.PostAsync("document", new
        {
            id,
            parent = (object?)null,
            documentType = new { id = type },
            template = (object?)null,
            values = Array.Empty<object>(),
            variants = new[] { new { culture = (string?)null, segment = (string?)null, name = $"Branche {id}" } },
        });
        Assert.That(made.StatusCode, Is.EqualTo(HttpStatusCode.Created), await made.Content.ReadAsStringAsync() + await typed.Content.ReadAsStringAsync());
    }

    private static object[] Ids(params Guid[] ids) => [.. ids.Select(id => (object)new { id })];

    private static object Update(string mail, Guid[] groups, Guid[]? documents = null, bool root = false, string? name = null) => new
    {
        email = mail,
        userName = mail,
        name = name ?? mail,
        userGroupIds = Ids(groups),
        languageIsoCode = "fr",
        documentStartNodeIds = Ids(documents ?? []),
        hasDocumentRootAccess = root,
        mediaStartNodeIds = Ids(),
        hasMediaRootAccess = false,
    };

    private static object Group(string alias, string[]? sections = null) => new
    {
        name = alias,
        alias,
        icon = "icon-users",
        sections = sections ?? ["Umb.Section.Content"],
        languages = Array.Empty<string>(),
        hasAccessToAllLanguages = true,
        documentStartNode = (object?)null,
        documentRootAccess = true,
        mediaStartNode = (object?)null,
        mediaRootAccess = true,
        fallbackPermissions = new[] { "Umb.Document.Read" },
        permissions = Array.Empty<object>(),
    };
}
