using System.Text.RegularExpressions;
using Site.Cms.Data;

namespace Site.Cms.Publishing;

/// <summary>Keeps names and URL segments unique among siblings.</summary>
internal static partial class SiblingNames
{
    /// <summary>The name, or <c>Name (1)</c>, <c>Name (2)</c>… when a sibling has it.</summary>
    public static string Unique(string name, IEnumerable<string> siblings)
    {
        var others = siblings.ToList();
        if (!others.Contains(name, StringComparer.OrdinalIgnoreCase))
            return name;
        var taken = others.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var stem = Numbered().Match(name) is { Success: true } match ? match.Groups[1].Value : name;
        var number = 1;
        while (taken.Contains($"{stem} ({number})"))
            number++;
        return $"{stem} ({number})";
    }

    public static string UniqueName(CmsState state, Guid? parent, Guid self, string name) =>
        Unique(name, state.ChildrenOf(parent).Where(sibling => sibling.Id != self).Select(sibling => sibling.Draft.Name));

    /// <summary>A segment that no sibling uses, neither published nor in its draft.</summary>
    public static string UniqueSegment(CmsState state, Guid? parent, Guid self, string name) =>
        UrlSegment.Unique(name, [.. state.ChildrenOf(parent)
            .Where(sibling => sibling.Id != self)
            .SelectMany(sibling => sibling.Published is { } published && published.Segment != sibling.Draft.Segment
                ? [sibling.Draft.Segment, published.Segment]
                : new[] { sibling.Draft.Segment })]);

    [GeneratedRegex(@"^(.*) \(\d+\)$", RegexOptions.Singleline)]
    private static partial Regex Numbered();
}
