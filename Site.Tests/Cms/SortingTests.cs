using Site.Cms.Model;

namespace Site.Tests.CmsTests;

public class SortingTests
{
    [Test]
    public async Task A_dragged_child_goes_where_it_was_dropped_and_the_others_keep_their_order()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.CreateAsync(schema.Home, null, "Accueil");
        foreach (var name in (string[])["A", "B", "C", "D", "E"])
            await cms.CreateAsync(schema.Section, home, name);

        await SortAsync(cms, home, ("D", 0));
        Assert.That(Names(cms, home), Is.EqualTo("DABCE"));

        await SortAsync(cms, home, ("A", 4), ("E", 1));
        Assert.That(Names(cms, home), Is.EqualTo("DEBCA"));

        await SortAsync(cms, home, ("A", 0), ("B", 1), ("C", 2), ("D", 3), ("E", 4));
        Assert.That(Names(cms, home), Is.EqualTo("ABCDE"));

        await SortAsync(cms, home, ("B", 99), ("C", -3));
        Assert.That(Names(cms, home), Is.EqualTo("CADEB"));
    }

    [Test]
    public async Task However_children_are_dragged_about_a_new_start_finds_them_in_the_order_that_was_seen()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.CreateAsync(schema.Home, null, "Accueil");
        var expected = Enumerable.Range('A', 12).Select(letter => (char)letter).ToList();
        foreach (var letter in expected)
            await cms.CreateAsync(schema.Section, home, letter.ToString());
        var random = new Random(20261124);

        for (var round = 0; round < 60; round++)
        {
            var dragged = expected[random.Next(expected.Count)];
            var place = random.Next(expected.Count);
            await SortAsync(cms, home, (dragged.ToString(), place));
            expected.Remove(dragged);
            expected.Insert(place, dragged);
            Assert.That(Names(cms, home), Is.EqualTo(string.Concat(expected)));
        }

        await cms.RestartAsync();
        Assert.That(Names(cms, home), Is.EqualTo(string.Concat(expected)));
    }

    private static async Task SortAsync(CmsFixture cms, Guid parent, params (string Name, int Place)[] dragged)
    {
        var ids = cms.Engine.State.ChildrenOf(parent).ToDictionary(child => child.Draft.Name, child => child.Id);
        var result = await cms.Tree.SortAsync(
            new SortChildren { Parent = new ReferenceById(parent), Sorting = [.. dragged.Select(child => new ItemSortOrder(ids[child.Name], child.Place))] },
            CmsFixture.User);
        Assert.That(result.Status, Is.EqualTo(OperationStatus.Success));
    }

    private static string Names(CmsFixture cms, Guid parent) => string.Concat(cms.Engine.State.ChildrenOf(parent).Select(child => child.Draft.Name));
}
