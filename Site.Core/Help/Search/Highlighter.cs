namespace Site.Core.Help.Search;

/// <summary>Marks in a text the words that a query found, and cuts the best part out of a long one.</summary>
internal sealed class Highlighter
{
    private const int ExtractLength = 200;
    private const int LeadIn = 50;

    private readonly HashSet<string> _stems;
    private readonly HashSet<string> _words;

    public Highlighter(QueryPlan plan)
    {
        _stems = [.. plan.Wishes.SelectMany(wish => wish.Stems).SelectMany(way => way.Stems)];
        _words = [.. plan.Wishes.SelectMany(wish => wish.Words).Select(word => word.Folded)];
    }

    /// <summary>The whole text.</summary>
    public IReadOnlyList<Fragment> Mark(string text) => text.Length == 0 ? [] : Cut(text, FrenchAnalysis.Read(text), 0, text.Length);

    public IReadOnlyList<Fragment> Extract(string text)
    {
        var words = FrenchAnalysis.Read(text);
        if (words.Count == 0)
            return [];
        if (text.Length <= ExtractLength)
            return Cut(text, words, 0, text.Length);
        var start = BestStart(text, words);
        var end = text.Length;
        foreach (var word in words)
            if (word.Start > start && word.End > start + ExtractLength)
            {
                end = TrimmedEnd(text, start, word.Start);
                break;
            }
        var fragments = new List<Fragment>(Cut(text, words, start, end));
        if (start > 0)
            fragments.Insert(0, new Fragment("… ", false));
        if (end < text.Length)
            fragments.Add(new Fragment(" …", false));
        return fragments;
    }

    private bool Matches(Word word) => (!word.IsStopWord && _stems.Contains(word.Stem)) || _words.Contains(word.Folded);

    /// <summary>Where the window begins that holds most of the different words found.</summary>
    private int BestStart(string text, List<Word> words)
    {
        var found = words.Select((word, index) => (Word: word, Index: index)).Where(pair => Matches(pair.Word)).ToList();
        var (best, bestScore) = (0, 0);
        for (var i = 0; i < found.Count; i++)
        {
            var start = found[i].Word.Start;
            var inside = found.Skip(i).TakeWhile(pair => pair.Word.End <= start + ExtractLength - LeadIn).ToList();
            var score = (10 * inside.Select(pair => pair.Word.Stem).Distinct().Count()) + inside.Count;
            if (score > bestScore)
                (best, bestScore) = (found[i].Index, score);
        }
        if (bestScore == 0 || words[best].End <= ExtractLength)
            return 0;
        var first = best;
        while (first > 0 && words[best].Start - words[first - 1].Start <= LeadIn)
            first--;
        return AfterSpace(text, words[first].Start);
    }

    /// <summary>Words also begin after a hyphen or an apostrophe; an extract begins only where a line could.</summary>
    private static int AfterSpace(string text, int start)
    {
        var at = start;
        while (at > 0 && start - at < LeadIn && !char.IsWhiteSpace(text[at - 1]))
            at--;
        return at == 0 || char.IsWhiteSpace(text[at - 1]) ? at : start;
    }

    private static int TrimmedEnd(string text, int start, int end)
    {
        var at = end;
        while (at > start && end - at < LeadIn && !char.IsWhiteSpace(text[at - 1]))
            at--;
        if (at == start || !char.IsWhiteSpace(text[at - 1]))
            at = end;
        while (at > start && (char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '«' or '('))
            at--;
        return at;
    }

    private List<Fragment> Cut(string text, List<Word> words, int start, int end)
    {
        var fragments = new List<Fragment>();
        var written = start;
        foreach (var word in words)
        {
            if (word.Start < written || word.End > end || !Matches(word))
                continue;
            if (word.Start > written)
                fragments.Add(new Fragment(text[written..word.Start], false));
            fragments.Add(new Fragment(text[word.Start..word.End], true));
            written = word.End;
        }
        if (written < end)
            fragments.Add(new Fragment(text[written..end], false));
        return fragments;
    }
}
