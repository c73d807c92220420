using Microsoft.EntityFrameworkCore;
using Site.Core.Account;
using Site.Core.Data;
using Site.Tests.Families;
using Site.Tests.Support;

namespace Site.Tests.Data;

/// <summary>What must not depend on the database.</summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class StoreTests(Store store)
{
    private FamilyWorld _world = null!;

    [SetUp]
    public async Task Start() => _world = await FamilyWorld.StartAsync(PostgreSqlServer.For(store));

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task Text_is_sorted_and_compared_by_code()
    {
        foreach (var name in new[] { "a", "B", "é", "Z" })
            await _world.AccountAsync(name);
        await using var context = await _world.ContextAsync();

        var sorted = await context.Set<PortalAccount>().OrderBy(account => account.UserName).Select(account => account.UserName).ToListAsync();
        var found = await context.Set<PortalAccount>().CountAsync(account => account.UserName == "A" || account.UserName == "e");

        Assert.That(sorted, Is.EqualTo((string[])["B", "Z", "a", "é"]));
        Assert.That(found, Is.Zero);
    }

    [Test]
    public async Task A_character_that_PostgreSQL_refuses_is_no_fault()
    {
        var account = await _world.AccountAsync("zo\0é");

        Assert.That(await _world.AccountAsync("zo\0é"), Is.EqualTo(account));
        Assert.That((await _world.AllAsync<PortalAccount>()).Single().Id, Is.EqualTo(account));
    }

    [Test]
    public async Task Two_who_sign_in_for_the_first_time_twice_at_once_are_two_accounts()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(() => _world.AccountAsync($"parent{number % 2}"))));

        Assert.That(ids.Distinct().Count(), Is.EqualTo(2));
        Assert.That(await _world.AllAsync<PortalAccount>(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Nothing_is_kept_of_a_write_that_fails()
    {
        await using var context = await _world.ContextAsync();
        using var writer = new PortalWriter(new Contexts(_world), sideBySide: store == Store.PostgreSql);

        Assert.That(async () => await writer.WriteAsync<int>(async (one, token) =>
        {
            one.Add(new PortalAccount { Id = Guid.NewGuid(), Issuer = "i", Subject = "s", LastSeenAt = _world.Time.GetUtcNow() });
            await one.SaveChangesAsync(token);
            throw new InvalidOperationException("after all");
        }, CancellationToken.None), Throws.InvalidOperationException);

        Assert.That(await _world.AllAsync<PortalAccount>(), Is.Empty);
    }

    private sealed class Contexts(FamilyWorld world) : IDbContextFactory<PortalDbContext>
    {
        public PortalDbContext CreateDbContext() => world.ContextAsync().GetAwaiter().GetResult();
    }
}
