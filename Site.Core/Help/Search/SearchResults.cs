namespace Site.Core.Help.Search;

/// <param name="Query">What was searched for, cleaned: at most 200 characters and 12 words.</param>
/// <param name="Hits">Best first.</param>
/// <param name="Total">How many contents match, also beyond <paramref name="Hits"/>.</param>
public sealed record SearchResults(string Query, IReadOnlyList<SearchHit> Hits, int Total);

/// <param name="Title">The content's title; joined, the fragments are the title itself.</param>
/// <param name="Extract">About 200 characters around what was found, on word bounds; a fragment « … » where text is left out.</param>
public sealed record SearchHit(HelpContent Content, IReadOnlyList<Fragment> Title, IReadOnlyList<Fragment> Extract);

/// <summary>Plain text: the page encodes it.</summary>
public readonly record struct Fragment(string Text, bool Highlighted);

public sealed record Suggestion(string Title, string Address);
