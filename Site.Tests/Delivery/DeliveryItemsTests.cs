using System.Text.Json;
using Site.Cms.Delivery;
using Site.Cms.Publishing;
using Site.Tests.Delivery.Support;

namespace Site.Tests.Delivery;

/// <summary>What a reader in the same process gets, and that unchanged items stay the same memory.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class DeliveryItemsTests
{
    private readonly DeliveryItems _items = new("properties[$all]");

    [Test]
    public void Items_come_in_tree_order()
    {
        var read = _items.Read(TestLibrary.Snapshot(1, TestLibrary.Nodes("Deux", "Un")));

        Assert.That(read.Select(item => item.Id), Is.EqualTo(new[] { TestLibrary.Root, TestLibrary.List, TestLibrary.First, TestLibrary.Second }));
    }

    [Test]
    public void Publishing_one_document_leaves_the_bytes_of_the_others_alone()
    {
        var before = TestLibrary.Nodes("Un", "Deux", "Trois");
        var after = Replaced(before, 3, node => node with { Name = "Deux bis" });

        var first = _items.Read(TestLibrary.Snapshot(1, before));
        var second = _items.Read(TestLibrary.Snapshot(2, after));

        Assert.That(Changed(first, second), Is.EqualTo(new[] { TestLibrary.Second }));
    }

    [Test]
    public void A_changed_document_changes_those_that_pick_it()
    {
        var before = TestLibrary.Nodes("Un", "Deux", "Trois");
        before[2] = TestLibrary.Node(3, TestLibrary.List, "Un", "un", "tutorial", new { next = TestLibrary.Second });
        var after = Replaced(before, 3, node => node with { Values = TestLibrary.Values(new { title = "Autre titre" }) });

        var first = _items.Read(TestLibrary.Snapshot(1, before));
        var second = _items.Read(TestLibrary.Snapshot(2, after));

        Assert.That(Changed(first, second), Is.EquivalentTo(new[] { TestLibrary.First, TestLibrary.Second }));
        Assert.That(Item(second, TestLibrary.First).GetProperty("properties").GetProperty("next").GetProperty("properties").GetProperty("title").GetString(),
            Is.EqualTo("Autre titre"));
    }

    [Test]
    public void A_picked_document_that_gets_published_later_appears()
    {
        var all = TestLibrary.Nodes("Un", "Deux");
        all[2] = TestLibrary.Node(3, TestLibrary.List, "Un", "un", "tutorial", new { next = TestLibrary.Second });

        var first = _items.Read(TestLibrary.Snapshot(1, all[..3]));
        var second = _items.Read(TestLibrary.Snapshot(2, all));

        Assert.That(Item(first, TestLibrary.First).GetProperty("properties").GetProperty("next").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(Item(second, TestLibrary.First).GetProperty("properties").GetProperty("next").GetProperty("name").GetString(), Is.EqualTo("Deux"));
    }

    [Test]
    public void A_renamed_parent_changes_the_address_of_its_children()
    {
        var before = TestLibrary.Nodes("Un");
        var after = Replaced(before, 1, node => node with { Segment = "guides" });

        var first = _items.Read(TestLibrary.Snapshot(1, before));
        var second = _items.Read(TestLibrary.Snapshot(2, after));

        Assert.That(Changed(first, second), Is.EquivalentTo(new[] { TestLibrary.List, TestLibrary.First }));
        Assert.That(Item(second, TestLibrary.First).GetProperty("route").GetProperty("path").GetString(), Is.EqualTo("/guides/tutoriel-0/"));
    }

    [Test]
    public void A_changed_picture_changes_the_documents_that_show_it()
    {
        var nodes = TestLibrary.Nodes("Un", "Deux");
        nodes[2] = TestLibrary.Node(3, TestLibrary.List, "Un", "un", "tutorial", new { image = new[] { new { mediaKey = TestLibrary.Picture } } });

        var first = _items.Read(TestLibrary.Snapshot(1, nodes, null, TestLibrary.Image()));
        var second = _items.Read(TestLibrary.Snapshot(2, nodes, null, TestLibrary.Image("Nouvel écran")));

        Assert.That(Changed(first, second), Is.EqualTo(new[] { TestLibrary.First }));
    }

    [Test]
    public void A_node_made_anew_with_the_same_content_keeps_its_bytes()
    {
        var before = TestLibrary.Nodes("Un");
        var after = Replaced(before, 2, node => node with { IndexedAt = node.IndexedAt.AddDays(1) });

        var first = _items.Read(TestLibrary.Snapshot(1, before));
        var second = _items.Read(TestLibrary.Snapshot(2, after));

        Assert.That(Changed(first, second), Is.Empty);
    }

    [TestCase("properties[steps[properties[image]]]", "La page d’accueil")]
    [TestCase("properties[steps[properties[$all]]]", "La page d’accueil")]
    [TestCase("properties[steps]", null)]
    [TestCase("properties[$all]", null)]
    public void Pictures_in_steps_tell_their_alternative_text_where_the_expansion_goes_down_to_them(string expand, string? text)
    {
        var nodes = TestLibrary.Nodes("Un");
        nodes[2] = TestLibrary.Node(3, TestLibrary.List, "Un", "un", "tutorial", new
        {
            steps = new
            {
                layout = new Dictionary<string, object> { ["Umbraco.BlockList"] = new[] { new { contentKey = TestLibrary.Id(300) } } },
                contentData = new[]
                {
                    new
                    {
                        key = TestLibrary.Id(300), contentTypeKey = TestLibrary.StepType,
                        values = new[] { new { alias = "image", value = new[] { new { mediaKey = TestLibrary.Picture } } } },
                    },
                },
            },
        });
        var image = TestLibrary.Image(values: new { altText = "La page d’accueil" });

        var read = new DeliveryItems(expand).Read(TestLibrary.Snapshot(1, nodes, null, image));

        var step = Item(read, TestLibrary.First).GetProperty("properties").GetProperty("steps").GetProperty("items")[0].GetProperty("content");
        var properties = step.GetProperty("properties").GetProperty("image")[0].GetProperty("properties");
        Assert.That(properties.TryGetProperty("altText", out var told) ? told.GetString() : null, Is.EqualTo(text));
    }

    private static ContentNode[] Replaced(ContentNode[] nodes, int at, Func<ContentNode, ContentNode> change)
    {
        var changed = nodes.ToArray();
        changed[at] = change(changed[at]);
        return changed;
    }

    private static IEnumerable<Guid> Changed(IReadOnlyList<DeliveryItem> before, IReadOnlyList<DeliveryItem> after) =>
        after.Where(item => !before.Single(old => old.Id == item.Id).Json.Equals(item.Json)).Select(item => item.Id);

    private static JsonElement Item(IReadOnlyList<DeliveryItem> items, Guid id) =>
        JsonDocument.Parse(items.Single(item => item.Id == id).Json).RootElement;
}
