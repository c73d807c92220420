using Site.Cms.Search;

namespace Site.Tests.CmsTests;

/// <summary>What editors find by typing.</summary>
public class SearchTests
{
    [TestCase("reinitialiser", "Réinitialiser votre mot de passe")]
    [TestCase("RÉINIT", "Réinitialiser votre mot de passe")]
    [TestCase("passe mot", "Réinitialiser votre mot de passe")]
    [TestCase("acces", "L’accès est bloqué")]
    [TestCase("l'acces", "L’accès est bloqué")]
    [TestCase("oeuvre", "Œuvres d’art")]
    [TestCase("e", "Été à la piscine", "L’accès est bloqué")]
    [TestCase("initialiser")]
    [TestCase("mot inconnu")]
    [TestCase("'?")]
    [TestCase("")]
    public async Task A_document_is_found_by_the_beginnings_of_its_words(string text, params string[] names)
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.CreateAsync(schema.Home, null, "Accueil");
        foreach (var name in new[] { "Réinitialiser votre mot de passe", "L’accès est bloqué", "Œuvres d’art", "Été à la piscine" })
            await cms.CreateAsync(schema.Article, home, name);

        Assert.That(Names(cms, new DocumentQuery(text)), Is.EqualTo(names));
    }

    [Test]
    public async Task Names_come_in_French_order()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.CreateAsync(schema.Home, null, "Accueil");
        foreach (var name in new[] { "Page Zoo", "page été", "Page Escalade", "Page à part", "Page Œuvre", "Page Opéra" })
            await cms.CreateAsync(schema.Article, home, name);

        Assert.That(Names(cms, new DocumentQuery("page")),
            Is.EqualTo(new[] { "Page à part", "Page Escalade", "page été", "Page Œuvre", "Page Opéra", "Page Zoo" }));
    }

    [Test]
    public async Task A_document_is_found_by_its_id_below_a_parent_by_type_and_in_the_bin()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.CreateAsync(schema.Home, null, "Accueil");
        var section = await cms.CreateAsync(schema.Section, home, "Page rubrique");
        var inside = await cms.CreateAsync(schema.Article, section, "Page dedans");
        var trashed = await cms.CreateAsync(schema.Article, home, "Page jetée");
        await cms.Tree.MoveToRecycleBinAsync(trashed, CmsFixture.User);

        Assert.That(Names(cms, new DocumentQuery($" {inside} ")), Is.EqualTo(new[] { "Page dedans" }));
        Assert.That(Names(cms, new DocumentQuery("page") { Below = section }), Is.EqualTo(new[] { "Page dedans" }));
        Assert.That(Names(cms, new DocumentQuery("page") { DocumentTypes = [schema.Section] }), Is.EqualTo(new[] { "Page rubrique" }));
        Assert.That(Names(cms, new DocumentQuery("page") { Trashed = true }), Is.EqualTo(new[] { "Page jetée" }));
        Assert.That(Names(cms, new DocumentQuery("page") { Trashed = false }), Is.EqualTo(new[] { "Page dedans", "Page rubrique" }));
        Assert.That(Names(cms, new DocumentQuery("page")), Has.Length.EqualTo(3));
    }

    [Test]
    public async Task The_name_of_the_draft_is_looked_at()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil");

        await cms.SaveAsync(home, "Maison");

        Assert.That(Names(cms, new DocumentQuery("maison")), Is.EqualTo(new[] { "Maison" }));
        Assert.That(Names(cms, new DocumentQuery("accueil")), Is.Empty);
    }

    [Test]
    public async Task Types_are_found_by_any_part_of_their_name()
    {
        await using var cms = await CmsFixture.StartAsync();
        await TestSchema.CreateAsync(cms);
        var search = cms.Get<DocumentSearch>();

        Assert.That(search.DocumentTypes("TICL").Select(type => type.Body.Name), Is.EqualTo(new[] { "article" }));
        Assert.That(search.DocumentTypes("", isElement: true).Select(type => type.Body.Name), Is.EqualTo(new[] { "step" }));
        Assert.That(search.DataTypes("umbraco.multi").Select(type => type.Name),
            Is.EqualTo(new[] { "Umbraco.MultiNodeTreePicker", "Umbraco.MultiUrlPicker" }));
    }

    [Test]
    public async Task Tags_of_published_documents_are_listed_in_French_order_and_found_without_accents()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil");
        var one = await cms.PublishedAsync(schema.Article, home, "Un", ("title", "1"), ("keywords", new[] { "Été", "facture", "facture" }));
        await cms.PublishedAsync(schema.Article, home, "Deux", ("title", "2"), ("keywords", new[] { "facture", "espaces", "zoo" }));
        await cms.CreateAsync(schema.Article, home, "Brouillon", ("keywords", new[] { "brouillon" }));
        var tags = cms.Get<ContentTags>();

        Assert.That(tags.Find().Select(tag => (tag.Text, tag.DocumentCount)),
            Is.EqualTo(new[] { ("espaces", 1), ("Été", 1), ("facture", 2), ("zoo", 1) }));
        Assert.That(tags.Find("ete").Single().Text, Is.EqualTo("Été"));
        Assert.That(tags.Find(group: "autre"), Is.Empty);
        var id = tags.Find("ete").Single().Id;

        await cms.Tree.MoveToRecycleBinAsync(one, CmsFixture.User);
        Assert.That(tags.Find().Select(tag => (tag.Text, tag.DocumentCount)), Is.EqualTo(new[] { ("espaces", 1), ("facture", 1), ("zoo", 1) }));
        await cms.Tree.RestoreAsync(one, CmsFixture.To(home), CmsFixture.User);
        await cms.PublishAsync(one);
        Assert.That(tags.Find("ete").Single().Id, Is.EqualTo(id));
    }

    private static string[] Names(CmsFixture cms, DocumentQuery query) =>
        [.. cms.Get<DocumentSearch>().Find(query).Select(document => document.Draft.Name)];
}
