using Site.Cms.Model;
using Site.Cms.Moving.Push;

namespace Site.Tests.Moving;

/// <summary>A composed document type with all its properties as its own.</summary>
public class WholeTypeTests
{
    private readonly Dictionary<Guid, DocumentTypeBody> _types = [];

    [Test]
    public void A_type_that_is_composed_of_nothing_stays_as_it_is()
    {
        var alone = Type("page", ["title"]);

        var whole = Whole(alone);

        Assert.That(whole.Properties, Is.EqualTo(_types[alone].Properties));
        Assert.That(whole.Containers, Is.EqualTo(_types[alone].Containers));
    }

    [Test]
    public void Properties_of_parts_and_of_parts_of_parts_become_its_own_each_once()
    {
        var ground = Type("ground", ["id"]);
        var left = Type("left", ["left"], ground);
        var right = Type("right", ["right"], ground);

        var whole = Whole(Type("top", ["title"], left, right));

        Assert.That(whole.Properties.Select(property => property.Alias), Is.EquivalentTo(new[] { "title", "left", "right", "id" }));
        Assert.That(whole.Compositions, Is.Empty);
    }

    [Test]
    public void Copies_have_ids_of_their_own_in_each_type_and_the_same_ones_each_time()
    {
        var part = Type("part", ["hint"]);
        var (one, other) = (Type("one", [], part), Type("other", [], part));

        Guid[] ids = [_types[part].Properties[0].Id, Whole(one).Properties[0].Id, Whole(other).Properties[0].Id];

        Assert.That(ids, Is.Unique);
        Assert.That(Whole(one).Properties[0].Id, Is.EqualTo(ids[1]));
        Assert.That(Whole(one).Containers.Select(container => container.Id), Is.Not.EquivalentTo(_types[part].Containers.Select(container => container.Id)));
    }

    [Test]
    public void A_group_of_the_same_name_in_the_same_tab_is_one_group()
    {
        var part = Type("part", ["screen"]);
        var top = Type("top", ["title"], part);

        var whole = Whole(top);

        Assert.That(whole.Containers, Is.EqualTo(_types[top].Containers), "tab and group of both have the same names");
        Assert.That(whole.Properties.Select(property => property.Container!.Id), Has.All.EqualTo(_types[top].Properties[0].Container!.Id));
    }

    [Test]
    public void A_group_that_the_type_does_not_have_comes_along_with_its_tab()
    {
        var part = Type("part", ["screen"]);

        var whole = Whole(Type("top", [], part));

        var group = whole.Containers.Single(container => container.Type == "Group");
        Assert.That(whole.Properties.Single().Container!.Id, Is.EqualTo(group.Id));
        Assert.That(group.Parent!.Id, Is.EqualTo(whole.Containers.Single(container => container.Type == "Tab").Id));
    }

    private DocumentTypeBody Whole(Guid id) => WholeType.Of(id, _types[id], part => _types[part]);

    /// <summary>A type whose properties stand in the group « Groupe » of the tab « Contenu ».</summary>
    private Guid Type(string alias, string[] properties, params Guid[] parts)
    {
        var (id, tab, group) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        _types[id] = new DocumentTypeBody
        {
            Alias = alias,
            Name = alias,
            Containers = properties.Length == 0 ? [] : [new(group, new ReferenceById(tab), "Groupe", "Group", 0), new(tab, null, "Contenu", "Tab", 0)],
            Properties = [.. properties.Select(property => new PropertyTypeModel { Id = Guid.NewGuid(), Alias = property, Name = property, Container = new ReferenceById(group), DataType = new ReferenceById(Guid.Empty) })],
            Compositions = [.. parts.Select(part => new CompositionModel(new ReferenceById(part), "Composition"))],
        };
        return id;
    }
}
