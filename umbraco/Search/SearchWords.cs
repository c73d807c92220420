using System.Runtime.CompilerServices;

namespace Site.Cms.Search;

/// <summary>
/// What somebody typed into a search box: every word of it has to begin a word of the name, in any order, without regard to case and accents.
/// </summary>
public sealed class SearchWords
{
    // Names live as long as the versions that carry them, and most live through many searches.
    private static readonly ConditionalWeakTable<string, string[]> Known = [];

    private readonly string[] _words;

    public SearchWords(string? text) => _words = Split(text ?? "");

    /// <summary>Nothing in it to look for.</summary>
    public bool IsEmpty => _words.Length == 0;

    public bool Match(string name)
    {
        var words = Known.GetValue(name, Split);
        return Array.TrueForAll(_words, wanted => Array.Exists(words, word => word.StartsWith(wanted, StringComparison.Ordinal)));
    }

    private static string[] Split(string text)
    {
        var folded = FoldedText.Fold(text);
        var words = new List<string>();
        for (var at = 0; at < folded.Length; at++)
        {
            var start = at;
            while (at < folded.Length && char.IsLetterOrDigit(folded[at]))
                at++;
            if (at > start)
                words.Add(folded[start..at]);
        }
        return [.. words];
    }
}
