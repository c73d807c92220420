using Microsoft.Extensions.DependencyInjection;
using Site.IdentityProvider;
using Site.Tests.Support;

namespace Site.Tests.IdentityProvider;

public class AccountsDatabaseTests
{
    [Test]
    public async Task A_site_without_accounts_makes_no_database_for_it()
    {
        await using var site = new SiteFactory();
        var upkeep = site.Services.GetRequiredService<AccountUpkeep>();

        await upkeep.RoundAsync(CancellationToken.None);

        Assert.That(File.Exists(Path.Combine(site.DataPath, "accounts.db")), Is.False);
    }
}
