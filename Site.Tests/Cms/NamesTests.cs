using FsCheck;
using FsCheck.Fluent;
using Site.Cms.Publishing;

namespace Site.Tests.CmsTests;

public class NamesTests
{
    [TestCase("Centre d'aide", "centre-daide")]
    [TestCase("Déclarer un changement d’adresse", "declarer-un-changement-d-adresse")]
    [TestCase("Où trouver ma référence client ?", "ou-trouver-ma-reference-client")]
    [TestCase("Mentions légales (1)", "mentions-legales-1")]
    [TestCase("  Œuvre  &  cœur ", "oeuvre-coeur")]
    [TestCase("FAQ", "faq")]
    [TestCase("???", "-")]
    public void A_name_makes_its_segment(string name, string segment) => Assert.That(UrlSegment.From(name), Is.EqualTo(segment));

    [Test]
    public void A_segment_is_always_safe_in_an_address() => Prop.ForAll<string?>(name =>
    {
        var segment = UrlSegment.From(name ?? "");
        return segment.Length > 0 && segment.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
            && UrlSegment.From(segment) == segment;
    }).QuickCheckThrowOnFailure();

    [Test]
    public void A_unique_segment_is_not_taken() => Prop.ForAll<string?, string?[]>((name, others) =>
    {
        var taken = others.Append(name).Select(other => UrlSegment.From(other ?? "")).ToHashSet();
        return !taken.Contains(UrlSegment.Unique(name ?? "", taken.Contains));
    }).QuickCheckThrowOnFailure();

    [Test]
    public async Task Siblings_get_names_and_segments_of_their_own()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil");
        foreach (var name in new[] { "Été", "Été", "Ete", "été" })
            await cms.PublishedAsync(schema.Section, home, name);

        var siblings = cms.Snapshot.Published.Children(home);

        Assert.That(siblings.Select(node => node.Name), Is.EqualTo(new[] { "Été", "Été (1)", "Ete", "été (2)" }));
        Assert.That(siblings.Select(node => node.Segment), Is.EqualTo(new[] { "ete", "ete-1", "ete-2", "ete-2-1" }));
    }
}
