using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Site.Core.Account;
using Site.Core.Data;
using Site.Core.Families;
using Site.Tests.Support;

namespace Site.Tests.Families;

/// <summary>The town that a newcomer finds in Development.</summary>
public class SampleTownTests
{
    [Test]
    public async Task A_first_start_in_development_loads_forty_families_and_the_README_s_letter_links()
    {
        using var site = new SiteFactory().With("Families:FirstRun", "sample");
        using var _ = site.Client();
        await using var context = await site.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        var dossiers = await context.Set<Dossier>().Include(dossier => dossier.Children).ThenInclude(link => link.Child).ToListAsync();
        var shared = await context.Set<Child>().CountAsync(child => child.Dossiers.Count == 2);
        var schools = await context.Set<Child>().Select(child => child.School).Distinct().CountAsync();

        Assert.Multiple(() =>
        {
            Assert.That(dossiers, Has.Count.EqualTo(40));
            Assert.That(schools, Is.EqualTo(4));
            Assert.That(shared, Is.GreaterThan(0), "a child of separated parents");
            Assert.That(dossiers, Has.Some.Matches<Dossier>(dossier => dossier.MissingItems.Count > 0), "an incomplete dossier");
            Assert.That(dossiers, Has.Some.Matches<Dossier>(dossier => dossier.Children.Count == 0), "one without children");
            Assert.That(dossiers, Has.Some.Matches<Dossier>(dossier => dossier.ValidUntil < new DateOnly(2026, 9, 1)), "one past its validity");
        });

        var account = await site.Services.GetRequiredService<PortalAccounts>().SignedInAsync(new("https://exemple.fr/", "1", "essai", null), CancellationToken.None);
        var linked = await site.Services.GetRequiredService<DossierLinks>().LinkAsync(new("lefevre", "104200", null, account), CancellationToken.None);
        Assert.That(linked, Is.InstanceOf<LinkResult.Linked>());
        Assert.That(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md")), Does.Contain("Lefèvre").And.Contain("104 200"));
    }

    [Test]
    public async Task Production_has_no_sample_town_even_when_asked()
    {
        using var data = new TemporaryFolder();
        await using var site = await SiteProcess.StartAsync(
            SiteProcess.BuiltAssembly, data.Path, "--environment", "Production", "--Site:PublicAddress", "http://127.0.0.1:8080", "--Families:FirstRun", "sample");
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(data.Path, PortalDatabase.FileName)};Mode=ReadOnly");
        await connection.OpenAsync();
        await using var count = connection.CreateCommand();
        count.CommandText = "SELECT COUNT(*) FROM Dossiers";

        Assert.That(await count.ExecuteScalarAsync(), Is.Zero);
    }
}
