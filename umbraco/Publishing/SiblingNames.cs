using System.Text.RegularExpressions;
using Site.Cms.Data;
using Site.Cms.Versions;

namespace Site.Cms.Publishing;

/// <summary>Keeps names and URL segments unique among siblings.</summary>
internal static partial class SiblingNames
{
    /// <summary>The name, or <c>Name (1)</c>, <c>Name (2)</c>… when it is taken.</summary>
    public static string Unique(string name, Func<string, bool> isTaken)
    {
        if (!isTaken(name))
            return name;
        var stem = Numbered().Match(name) is { Success: true } match ? match.Groups[1].Value : name;
        var number = 1;
        while (isTaken($"{stem} ({number})"))
            number++;
        return $"{stem} ({number})";
    }

    public static string Unique(string name, IEnumerable<string> siblings)
    {
        var taken = siblings.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Unique(name, taken.Contains);
    }

    public static string UniqueName(CmsState state, Guid? parent, Guid self, string name) =>
        Unique(name, other => state.Siblings.IsNameTaken(parent, self, other));

    /// <summary>A segment that no sibling uses, neither published nor in its draft.</summary>
    public static string UniqueSegment(CmsState state, Guid? parent, Guid self, string name) =>
        UrlSegment.Unique(name, segment => state.Siblings.IsSegmentTaken(parent, self, segment));

    /// <summary>The draft under a name, with the number and the segment that keep it apart from its siblings.</summary>
    public static DocumentVersion Renamed(this DocumentVersion draft, CmsState state, Document document, string name)
    {
        if (name == draft.Name)
            return draft;
        if (SiblingIndex.HasSiblings(document))
            name = UniqueName(state, document.ParentId, document.Id, name);
        return name == draft.Name ? draft : draft with { Name = name, Segment = UniqueSegment(state, document.ParentId, document.Id, name) };
    }

    [GeneratedRegex(@"^(.*) \(\d+\)$", RegexOptions.Singleline)]
    private static partial Regex Numbered();
}
