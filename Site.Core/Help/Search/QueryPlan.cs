using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Site.Core.Help.Search;

/// <summary>One thing that was asked for, in all the ways that content may say it.</summary>
/// <param name="Stems">Each a list of stems that must all be there, and what it counts against the word itself (1).</param>
/// <param name="Optional">Makes a content better, but is not asked of it.</param>
/// <param name="Words">Words of the index that differ from the typed one by a typing mistake or are begun by it.</param>
internal sealed record Wish(IReadOnlyList<(string[] Stems, float Weight)> Stems, IReadOnlyList<(string Folded, float Weight)> Words, bool Optional);

/// <summary>What a query asks of one view of the index. Things that no content speaks of are left out.</summary>
internal sealed class QueryPlan
{
    private const float SynonymWeight = 0.6f;
    private const float MistakeWeight = 0.7f;
    private const float MistakeOfKnownWordWeight = 0.15f;
    private const int MostMistakes = 12;
    private const int MostBeginnings = 60;

    /// <summary>How much a word counts where it stands.</summary>
    private static readonly (string Field, float Weight)[] StemFields =
        [(SearchIndex.Title, 4), (SearchIndex.Keywords, 3), (SearchIndex.Steps, 1.2f), (SearchIndex.Body, 1)];

    private static readonly (string Field, float Weight)[] WordFields = [(SearchIndex.TitleWords, 4), (SearchIndex.Words, 1)];

    private readonly IndexReader _reader;

    private QueryPlan(IndexReader reader) => _reader = reader;

    public List<Wish> Wishes { get; private set; } = [];

    /// <summary>How many wishes are asked of a content at most.</summary>
    public int Required => Wishes.Count(wish => !wish.Optional);

    /// <param name="lastIsBegun">The last word may be unfinished: it also finds what begins like it.</param>
    public static QueryPlan Make(string query, IndexReader reader, bool lastIsBegun)
    {
        var plan = new QueryPlan(reader);
        var all = FrenchAnalysis.Read(query).Take(QueryText.MaximumWords).ToList();
        var begun = lastIsBegun && all.Count > 0 && all[^1].End == query.Length ? all[^1] : (Word?)null;
        var words = all.Where(word => !word.IsStopWord || word == begun).ToList();
        if (words.Count == 0)
            words = all;
        for (var i = 0; i < words.Count;)
            i += plan.Add(words, i, begun);
        if (plan.Wishes.TrueForAll(wish => wish.Optional))
            plan.Wishes = [.. plan.Wishes.Select(wish => wish with { Optional = false })];
        return plan;
    }

    /// <param name="atLeast">How many of the required wishes a content has to fulfil.</param>
    public Query ToQuery(int atLeast)
    {
        var required = new BooleanQuery { MinimumNumberShouldMatch = atLeast };
        var query = new BooleanQuery { { required, Occur.MUST } };
        foreach (var wish in Wishes)
            (wish.Optional ? query : required).Add(ToQuery(wish), Occur.SHOULD);
        return query;
    }

    private int Add(List<Word> words, int at, Word? begun)
    {
        for (var length = Math.Min(TownSynonyms.LongestEntry, words.Count - at); length > 0; length--)
        {
            var stems = words.Skip(at).Take(length).Select(word => word.Stem).ToArray();
            var synonyms = TownSynonyms.Of(stems);
            if (length > 1 && synonyms.Length == 0)
                continue;
            var ways = synonyms.Select(synonym => (synonym, SynonymWeight)).Prepend((stems, 1f)).Where(way => way.Item1.All(IsKnown)).ToList();
            var others = length > 1 ? [] : Others(words[at], isKnown: IsKnown(stems[0]), begun: words[at] == begun);
            if (ways.Count > 0 || others.Count > 0)
                Wishes.Add(new Wish(ways, others, Optional: length == 1 && words[at].IsTurnOfPhrase && words[at] != begun));
            return length;
        }
        return 1;
    }

    private List<(string, float)> Others(Word word, bool isKnown, bool begun)
    {
        var others = new List<(string, float)>();
        if (MultiFields.GetTerms(_reader, SearchIndex.Words) is not { } terms)
            return others;
        if (word.IsStopWord || begun)
            others.AddRange(Beginnings(terms, word.Folded, begun));
        if (word.Folded.Length >= 4 && !word.Folded.Any(char.IsAsciiDigit))
            others.AddRange(Mistakes(terms, word.Folded, isKnown));
        return others;
    }

    private static IEnumerable<(string, float)> Beginnings(Terms terms, string folded, bool begun)
    {
        var found = terms.GetEnumerator();
        if (found.SeekCeil(new BytesRef(folded)) == TermsEnum.SeekStatus.END)
            yield break;
        for (var count = 0; count < MostBeginnings; count++)
        {
            var term = found.Term.Utf8ToString();
            if (!(begun ? term.StartsWith(folded, StringComparison.Ordinal) : term == folded))
                yield break;
            yield return (term, 1);
            if (!found.MoveNext())
                yield break;
        }
    }

    /// <summary>One mistake is forgiven from 4 letters on, two from 8 on; the first letter is taken to be right.</summary>
    private static List<(string, float)> Mistakes(Terms terms, string folded, bool isKnown)
    {
        var found = new List<(string Term, float Likeness)>();
        var likeness = new AttributeSource();
        var mistakes = new FuzzyTermsEnum(terms, likeness, new Term(SearchIndex.Words, folded), folded.Length >= 8 && !isKnown ? 2 : 1, 1, transpositions: true);
        var boost = mistakes.Attributes.AddAttribute<IBoostAttribute>();
        while (mistakes.MoveNext())
            if (mistakes.Term.Utf8ToString() is var term && term != folded)
                found.Add((term, boost.Boost));
        return [.. found
            .OrderByDescending(mistake => mistake.Likeness)
            .Take(MostMistakes)
            .Select(mistake => (mistake.Term, (isKnown ? MistakeOfKnownWordWeight : MistakeWeight) * mistake.Likeness))];
    }

    private bool IsKnown(string stem) => StemFields.Any(field => _reader.DocFreq(new Term(field.Field, stem)) > 0);

    private static DisjunctionMaxQuery ToQuery(Wish wish)
    {
        var ways = new DisjunctionMaxQuery(0);
        foreach (var (stems, weight) in wish.Stems)
        {
            if (stems.Length == 1)
            {
                ways.Add(Anywhere(StemFields, stems[0], weight));
                continue;
            }
            var together = new BooleanQuery();
            foreach (var stem in stems)
                together.Add(Anywhere(StemFields, stem, weight), Occur.MUST);
            ways.Add(together);
        }
        foreach (var (word, weight) in wish.Words)
            ways.Add(Anywhere(WordFields, word, weight));
        return ways;
    }

    private static DisjunctionMaxQuery Anywhere((string Field, float Weight)[] fields, string text, float weight)
    {
        var anywhere = new DisjunctionMaxQuery(0.2f);
        foreach (var field in fields)
            anywhere.Add(new TermQuery(new Term(field.Field, text)) { Boost = field.Weight * weight });
        return anywhere;
    }
}
