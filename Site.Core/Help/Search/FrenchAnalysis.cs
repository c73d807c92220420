using System.Collections.Frozen;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace Site.Core.Help.Search;

/// <summary>
/// A word as it stands in a text. Folded: lower case, no accents, no elided article (<c>l’</c>, <c>qu’</c>…).
/// Stem: the folded word without its French ending. Start and end are places in the text, of the word without its article.
/// </summary>
internal readonly record struct Word(string Folded, string Stem, bool IsStopWord, int Start, int End)
{
    /// <summary>« Je n’arrive pas à… », « problème de… »: welcome where it stands, but nobody misses a content for want of it.</summary>
    public bool IsTurnOfPhrase => FrenchAnalysis.IsTurnOfPhrase(Folded);
}

/// <summary>How French text becomes words, the same for what is indexed, asked and highlighted.</summary>
internal static class FrenchAnalysis
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    /// <summary>Words without meaning of their own, folded. « pas », « plus », « sans », « avant » keep theirs and are not here.</summary>
    private static readonly CharArraySet StopWords = new(Version, """
        a ai as au aux avec avez avoir avons c ce cela ces cet cette ceux comment d dans de des donc du elle elles en es est et etre eu
        faire fait faut il ils j je l la le les leur leurs lui m ma mais me mes moi mon n ne nos notre nous on ont ou par peut peux pour pourquoi puis
        qu quand que quel quelle quelles quels qui quoi s sa se ses si son sont suis sur t ta te tes toi ton tu un une veut veux voici vos votre vous y
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), ignoreCase: false);

    private static readonly FrozenSet<string> TurnsOfPhrase = """
        aide aider aimerais arrive arriver arrives arrivons besoin bonjour erreur fonctionne fonctionnent impossible marche marchent merci moyen pas plus
        pouvoir probleme problemes savoir souci soucis souhaite souhaiterais svp trouve trouver voudrais
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whole words, folded: for typing mistakes and beginnings of words.</summary>
    public static Analyzer Words { get; } = Analyzer.NewAnonymous((_, reader) => Chain(reader, stemmed: false));

    /// <summary>Stems without stop words: for everything else.</summary>
    public static Analyzer Stems { get; } = Analyzer.NewAnonymous((_, reader) => Chain(reader, stemmed: true));

    public static bool IsTurnOfPhrase(string folded) => TurnsOfPhrase.Contains(folded);

    /// <summary>The words of a text in their order.</summary>
    public static List<Word> Read(string text)
    {
        var words = new List<Word>();
        using var stream = Words.GetTokenStream("", text);
        var term = stream.GetAttribute<ICharTermAttribute>();
        var offset = stream.GetAttribute<IOffsetAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            var folded = term.ToString();
            var (start, end) = (offset.StartOffset, offset.EndOffset);
            var apostrophe = text.AsSpan(start, end - start).IndexOfAny('\'', '’');
            if (apostrophe >= 0 && folded.AsSpan().IndexOfAny('\'', '’') < 0)
                start += apostrophe + 1;
            words.Add(new Word(folded, Stem(folded), StopWords.Contains(folded), start, end));
        }
        stream.End();
        return words;
    }

    private static string Stem(string folded)
    {
        var letters = folded.ToCharArray();
        return new string(letters, 0, new FrenchLightStemmer().Stem(letters, letters.Length));
    }

    private static TokenStreamComponents Chain(TextReader reader, bool stemmed)
    {
        var tokenizer = new StandardTokenizer(Version, reader);
        TokenStream words = new LowerCaseFilter(Version, tokenizer);
        words = new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES);
        words = new ASCIIFoldingFilter(words);
        if (stemmed)
            words = new FrenchLightStemFilter(new StopFilter(Version, words, StopWords));
        return new TokenStreamComponents(tokenizer, words);
    }
}
