using Site.Cms;
using Site.Cms.Users;
using Site.Tests.Support;
using Site.Tests.Users;

namespace Site.Tests.Desk;

public class DeskGroupTests
{
    [Test]
    public async Task An_installation_from_before_gets_the_group_under_the_services_name_and_administrators_get_its_section()
    {
        using var folder = new TemporaryFolder();
        var before = await StartAsync(folder, serviceName: null);
        var sectionsBefore = await SectionsAsync(before);
        await before.DisposeAsync();

        await using var after = await StartAsync(folder, "Accueil des familles");

        Assert.That(sectionsBefore, Has.None.EqualTo(Sections.Desk));
        Assert.That(await SectionsAsync(after), Has.Member(Sections.Desk));
        var group = after.Directory.Groups.Single(one => one.Id == BuiltInGroups.Desk);
        Assert.That((group.Name, group.IsDeletable, string.Join(',', group.Sections)), Is.EqualTo(("Accueil des familles", false, Sections.Desk)));
    }

    private static Task<StaffSite> StartAsync(TemporaryFolder folder, string? serviceName) => StaffSite.StartAsync(
        new StaffOptions { Unattended = StaffSite.Admin, ServiceName = serviceName }, options => options.FirstRun = FirstRunMode.Seed, folder.Path);

    private static async Task<List<string?>> SectionsAsync(StaffSite site) =>
        [.. (await (await site.SignedInAsync()).JsonAsync("user/current"))["allowedSections"]!.AsArray().Select(section => (string?)section)];
}
