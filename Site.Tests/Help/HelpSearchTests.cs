using FsCheck;
using FsCheck.Fluent;
using Site.Core.Help.Search;

namespace Site.Tests.Help;

/// <summary>What parents find in the town's own content, by its text alone.</summary>
public class HelpSearchTests
{
    private HelpHarness _help = null!;

    [OneTimeSetUp]
    public async Task Start() => _help = await HelpHarness.StartedAsync(SeedSample.Items);

    [OneTimeTearDown]
    public void Stop() => _help.Dispose();

    [TestCase("mot de pase oublié", SeedSample.LostPassword)]
    [TestCase("mot de passe oublié", SeedSample.LostPassword)]
    [TestCase("MDP OUBLIE", SeedSample.LostPassword)]
    [TestCase("motdepasse perdu", SeedSample.LostPassword)]
    [TestCase("cb refusée", SeedSample.Payment)]
    [TestCase("carte bancaire refusée", SeedSample.Payment)]
    [TestCase("payer", SeedSample.Payment)]
    [TestCase("paiement impossible", SeedSample.Payment)]
    [TestCase("régler ma facture", SeedSample.Payment)]
    [TestCase("factrue", SeedSample.Payment)]
    [TestCase("identifiants perdus", SeedSample.LostUserName)]
    [TestCase("j’ai perdu l’identifiant", SeedSample.LostUserName)]
    [TestCase("login oublié", SeedSample.LostUserName)]
    [TestCase("changer mon mot de passe", 28)]
    [TestCase("changer de mail", 27)]
    [TestCase("courriel d'activation", 21)]
    [TestCase("spam", 21)]
    [TestCase("lien qui ne marche pas", 22)]
    [TestCase("reservation", 13)]
    [TestCase("mercredi", 29)]
    [TestCase("créer un compte sur téléphone", 12)]
    [TestCase("ordinateur", 11)]
    [TestCase("numéro de dossier", 23)]
    [TestCase("lettre de la mairie", 20)]
    [TestCase("éditeur", 40)]
    [TestCase("je n’arrive pas à régler", SeedSample.Payment)]
    [TestCase("bonjour, problème avec ma carte bleue svp", SeedSample.Payment)]
    public void The_first_hit_is_what_a_parent_expects(string query, int expected)
    {
        var results = _help.Search.Search(query, 10);

        Assert.That(results.Hits, Is.Not.Empty);
        Assert.That(results.Hits[0].Content.Id, Is.EqualTo(Sample.Id(expected)), () => string.Join(" | ", results.Hits.Select(hit => hit.Content.Title)));
    }

    [TestCase("zzyzx")]
    [TestCase("")]
    [TestCase("   ")]
    [TestCase("\0\0")]
    [TestCase("\ud83d")]
    [TestCase("🙂")]
    [TestCase("?!:*~\"")]
    public void What_is_nowhere_finds_nothing(string query)
    {
        Assert.That(_help.Search.Search(query, 10).Total, Is.Zero);
    }

    [Test]
    public void Words_that_nothing_speaks_of_do_not_hide_the_others()
    {
        var results = _help.Search.Search("zzyzx identifiant perdu", 10);

        Assert.That(results.Hits[0].Content.Id, Is.EqualTo(Sample.Id(SeedSample.LostUserName)));
    }

    [Test]
    public void When_no_content_has_all_words_those_with_most_are_given()
    {
        var results = _help.Search.Search("facture transaction smartphone", 10);

        Assert.That(results.Hits[0].Content.Id, Is.EqualTo(Sample.Id(SeedSample.Payment)));
    }

    [Test]
    public void Total_counts_beyond_what_was_taken()
    {
        var results = _help.Search.Search("compte", 2);

        Assert.That(results.Hits, Has.Count.EqualTo(2));
        Assert.That(results.Total, Is.GreaterThan(2));
    }

    [Test]
    public void Highlights_mark_the_words_without_their_article_and_with_their_mistake_mended()
    {
        var hit = _help.Search.Search("activatoin", 10).Hits.Single(hit => hit.Content.Id == Sample.Id(21));

        Assert.That(hit.Title.Where(fragment => fragment.Highlighted).Select(fragment => fragment.Text), Is.EqualTo(new[] { "activation" }));
        Assert.That(string.Concat(hit.Title.Select(fragment => fragment.Text)), Is.EqualTo(hit.Content.Title));
    }

    [Test]
    public void An_extract_shows_the_place_that_speaks_of_it()
    {
        var hit = _help.Search.Search("sécuriser", 10).Hits.Single();

        Assert.That(hit.Extract, Has.Some.EqualTo(new Fragment("sécuriser", true)));
        Assert.That(hit.Extract[0].Text, Is.EqualTo("… "));
        Assert.That(string.Concat(hit.Extract.Select(fragment => fragment.Text)), Has.Length.LessThanOrEqualTo(210));
    }

    [Test]
    public void An_extract_begins_and_ends_between_words()
    {
        var extract = string.Concat(_help.Search.Search("spam", 10).Hits[0].Extract.Select(fragment => fragment.Text));

        Assert.That(Texts.Of(_help.Library.Current.ById[Sample.Id(21)]).Split(' '), Is.SupersetOf(extract.Replace(" …", "").Split(' ')));
    }

    [TestCase("mot de p", "J'ai perdu mon mot de passe")]
    [TestCase("fact", "Je n'arrive pas à payer ma facture sur le portail famille")]
    [TestCase("modifier mon a", "Je veux modifier mon adresse mail")]
    [TestCase("pre", null)]
    public void Suggestions_complete_the_last_word(string typed, string? expected)
    {
        var suggestions = _help.Search.Suggest(typed, 5);

        Assert.That(suggestions, Has.Count.LessThanOrEqualTo(5));
        if (expected is not null)
            Assert.That(suggestions.Select(suggestion => suggestion.Title), Has.Member(expected));
    }

    [Test]
    public void Suggestions_lead_to_pages()
    {
        Assert.That(_help.Search.Suggest("identifiant p", 5)[0], Is.EqualTo(new Suggestion("J'ai perdu mon identifiant", "/faq/identifiant-perdu")));
    }

    [Test]
    public void Popular_entries_are_the_first_of_the_faq()
    {
        Assert.That(_help.Search.Popular(3).Select(content => content.Id), Is.EqualTo(new[] { Sample.Id(20), Sample.Id(21), Sample.Id(22) }));
    }

    [Test]
    public async Task Editors_words_find_what_the_text_does_not_say()
    {
        using var help = await HelpHarness.StartedAsync(
            Sample.Faq(20, "a", "Question du portail", "Réponse où figure une licorne parmi d'autres mots."), Sample.Faq(21, "b", "Autre question", "Réponse.", "licornes"));

        Assert.That(help.Search.Search("licorne", 10).Hits.Select(hit => hit.Content.Id), Is.EqualTo(new[] { Sample.Id(21), Sample.Id(20) }));
    }

    [Test]
    public void A_query_is_cut_and_cleaned()
    {
        var results = _help.Search.Search(" \t mot\r\n de\0passe " + new string('é', 1_000_000), 10);

        Assert.That(results.Query, Does.StartWith("mot de passe éé").And.Length.EqualTo(QueryText.MaximumLength));
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property No_query_ever_fails_and_its_extracts_are_pieces_of_the_text() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), query =>
        {
            CheckHits(query);
            _help.Search.Suggest(query, 5);
        });

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public Property No_mixture_of_words_and_signs_ever_fails() =>
        Prop.ForAll(
            Gen.Elements("mot", "de", "passe", "l'", "compte", "\"", "(", "~2", "*", ":", "AND", "\ud800", "\udc00", "\0", "🙂", "e\u0301", "ﬁ", "ß", "\uFFFE", "facture^9", "[a TO b]", "/re/", "\u202e")
                .ListOf().Select(parts => string.Join(' ', parts)).ToArbitrary(),
            query => CheckHits(query));

    private void CheckHits(string? query)
    {
        foreach (var hit in _help.Search.Search(query, 20).Hits)
        {
            var extract = string.Concat(hit.Extract.Where(fragment => fragment.Text is not ("… " or " …")).Select(fragment => fragment.Text));
            var whole = Texts.Of(hit.Content);
            Assert.That(whole, Does.Contain(extract));
            Assert.That(string.Concat(hit.Title.Select(fragment => fragment.Text)), Is.EqualTo(hit.Content.Title));
        }
    }
}
