using Site.Cms.Publishing;
using Site.Cms.References;

namespace Site.Tests.CmsTests;

/// <summary>Where documents and media are used.</summary>
public class ReferenceTests
{
    private static readonly string[] Places =
    [
        "content picker", "tree picker", "link", "rich text link", "rich text link of an older Umbraco", "link without type",
        "Markdown link by id", "Markdown link by address", "rich text link by address", "block", "link in a block of rich text",
    ];

    [TestCaseSource(nameof(Places))]
    public async Task A_document_is_used_wherever_it_is_picked_or_linked(string place)
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil");
        var target = await cms.PublishedAsync(schema.Article, home, "Mot de passe", ("title", "Un"));
        var other = await cms.PublishedAsync(schema.Article, home, "Autre", ("title", "Autre"));

        var user = await cms.CreateAsync(schema.Article, home, "Page", Pointing(place, schema, target));

        Assert.That(UsersOf(cms, target), Is.EqualTo(new[] { user }));
        Assert.That(UsersOf(cms, other), Is.Empty);
    }

    [Test]
    public async Task Media_are_used_where_they_are_picked_shown_or_linked()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil");
        var (media, url) = await ImageAsync(cms);

        var picked = await cms.CreateAsync(schema.Article, home, "Choisi", ("image", new[] { new { mediaKey = media } }));
        var shown = await cms.CreateAsync(schema.Article, home, "Montré", ("body", Rich($"<p><img src=\"{url}?width=300\"></p>")));
        var marked = await cms.CreateAsync(schema.Article, home, "Marqué", ("answer", $"Voir ![le plan]({url})."));
        var linked = await cms.CreateAsync(schema.Article, home, "Lié", ("body", Rich($"<p><a type=\"media\" href=\"/{{localLink:{media}}}\">plan</a></p>")));

        Assert.That(UsersOf(cms, media), Is.EqualTo(new[] { picked, shown, marked, linked }));
        Assert.That(cms.Get<ContentReferences>().AreReferenced([home, media]), Is.EqualTo(new[] { media }));
    }

    [Test]
    public async Task Drafts_and_what_is_published_count_both()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil");
        var one = await cms.CreateAsync(schema.Article, home, "Un");
        var two = await cms.CreateAsync(schema.Article, home, "Deux");
        var user = await cms.PublishedAsync(schema.Article, home, "Page", ("title", "P"), ("related", one));

        await cms.SaveAsync(user, "Page", ("title", "P"), ("related", two));
        Assert.That((UsersOf(cms, one), UsersOf(cms, two)), Is.EqualTo((new[] { user }, new[] { user })));

        await cms.PublishAsync(user);
        Assert.That((UsersOf(cms, one), UsersOf(cms, two)), Is.EqualTo((Array.Empty<Guid>(), new[] { user })));
    }

    [Test]
    public async Task A_user_in_the_bin_counts_until_it_is_deleted_for_good_and_a_link_to_itself_never_does()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil");
        var section = await cms.PublishedAsync(schema.Section, home, "Rubrique");
        var target = await cms.CreateAsync(schema.Article, section, "Cible");
        await cms.SaveAsync(target, "Cible", ("related", target));
        var user = await cms.CreateAsync(schema.Article, home, "Page", ("related", target));

        await cms.Tree.MoveToRecycleBinAsync(user, CmsFixture.User);
        Assert.That(UsersOf(cms, target), Is.EqualTo(new[] { user }));
        Assert.That(cms.Get<ContentReferences>().ReferencedDescendants(home), Is.EqualTo(new[] { target }));
        Assert.That(cms.Get<ContentReferences>().ReferencedByDocumentsBin(), Is.Empty);

        await cms.Tree.DeleteAsync(user, CmsFixture.User);
        Assert.That(UsersOf(cms, target), Is.Empty);
    }

    [Test]
    public async Task What_points_into_the_bin_is_listed()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil");
        var section = await cms.CreateAsync(schema.Section, home, "Rubrique");
        var target = await cms.CreateAsync(schema.Article, section, "Cible");
        var user = await cms.CreateAsync(schema.Article, home, "Page", ("related", target));

        await cms.Tree.MoveToRecycleBinAsync(section, CmsFixture.User);

        Assert.That(cms.Get<ContentReferences>().ReferencedByDocumentsBin().Select(document => document.Id), Is.EqualTo(new[] { user }));
    }

    [Test]
    public async Task After_many_changes_the_index_says_what_a_fresh_one_says()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil");
        var random = new Random(20260302);
        var articles = new List<Guid>();
        for (var step = 0; step < 150; step++)
        {
            var picked = articles.Count == 0 ? home : articles[random.Next(articles.Count)];
            (string, object?)[] values = [("title", "t"), ("related", picked), ("answer", $"Voir [là](/{{localLink:{home}}}).")];
            var target = articles.Count == 0 ? Guid.Empty : articles[random.Next(articles.Count)];
            switch (random.Next(5))
            {
                case 0 when articles.Count > 3:
                    await cms.Tree.DeleteAsync(target, CmsFixture.User);
                    articles.Remove(target);
                    break;
                case 1 when articles.Count > 0:
                    await cms.SaveAsync(target, "Article", values);
                    break;
                case 2 when articles.Count > 0:
                    await cms.PublishAsync(target);
                    break;
                default:
                    articles.Add(await cms.CreateAsync(schema.Article, home, "Article", values));
                    break;
            }
            _ = cms.Get<ContentReferences>().AreReferenced([home]);
        }
        var fresh = new ContentReferences(cms.Engine, cms.Host.Snapshots, cms.Get<DocumentAddresses>());

        foreach (var id in articles.Append(home))
            Assert.That(UsersOf(cms, id), Is.EqualTo(fresh.ReferencedBy(id).Select(document => document.Id)));
        Assert.That(UsersOf(cms, home), Is.Not.Empty);
    }

    [Test]
    public async Task A_changed_editor_changes_what_counts()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil");
        await cms.CreateAsync(schema.Article, home, "Page", ("title", "P"), ("related", home));
        Assert.That(UsersOf(cms, home), Is.Not.Empty);
        var picker = cms.Engine.State.DataTypes.Values.Single(type => type.EditorAlias == "Umbraco.ContentPicker" && type.Name == type.EditorAlias);

        await cms.DataTypes.DeleteAsync(picker.Id, CmsFixture.User);

        Assert.That(UsersOf(cms, home), Is.Empty);
    }

    private static Guid[] UsersOf(CmsFixture cms, Guid id) =>
        cms.Get<ContentReferences>().ReferencedBy(id).Select(document => document.Id).ToArray();

    private static (string, object?) Pointing(string place, TestSchema schema, Guid target) => place switch
    {
        "content picker" => ("related", target),
        "tree picker" => ("others", new[] { new { type = "document", unique = target } }),
        "link" => ("links", new[] { new { type = "document", unique = target, url = (string?)null } }),
        "rich text link" => ("body", Rich($"<p><a type=\"document\" href=\"/{{localLink:{target}}}\">là</a></p>")),
        "rich text link of an older Umbraco" => ("body", Rich($"<p><a data-udi=\"umb://document/{target:N}\" href=\"/{{localLink:umb://document/{target:N}}}\">là</a></p>")),
        "link without type" => ("body", Rich($"<p><a href=\"/{{localLink:{target}}}#suite\">là</a></p>")),
        "Markdown link by id" => ("answer", $"Voir [là](/{{localLink:{target}}})."),
        "Markdown link by address" => ("answer", "Voir [là](/mot-de-passe)."),
        "rich text link by address" => ("body", Rich("<p><a href=\"/mot-de-passe/?a=1#suite\">là</a></p>")),
        "block" => ("steps", Block(schema, "Umbraco.BlockList", $"Voir [là](/{{localLink:{target}}}).")),
        "link in a block of rich text" => ("body", new
        {
            markup = "<p></p>",
            blocks = Block(schema, "Umbraco.RichText", "Voir\n\n[là]: /mot-de-passe/"),
        }),
        _ => throw new ArgumentOutOfRangeException(nameof(place)),
    };

    private static object Rich(string markup) => new { markup, blocks = new { } };

    private static Dictionary<string, object> Block(TestSchema schema, string editor, string body)
    {
        var key = Guid.NewGuid();
        return new Dictionary<string, object>
        {
            ["layout"] = new Dictionary<string, object> { [editor] = new[] { new { contentKey = key } } },
            ["contentData"] = new[] { new { key, contentTypeKey = schema.Step, values = new[] { new { alias = "body", value = body } } } },
            ["settingsData"] = Array.Empty<object>(),
            ["expose"] = new[] { new { contentKey = key } },
        };
    }

    private static async Task<(Guid Id, string Url)> ImageAsync(CmsFixture cms)
    {
        var result = await cms.Media.CreateFileAsync(null, null, "Plan", "plan.png", new MemoryStream(SampleFiles.Png(10, 10)), CmsFixture.User);
        Assert.That(result.Succeeded, Is.True, result.Status.ToString());
        return (result.Value, cms.Engine.State.Media[result.Value].File!.Url);
    }
}
