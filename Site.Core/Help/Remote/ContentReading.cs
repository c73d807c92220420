using System.Globalization;
using Site.Core.Help.Parsing;

namespace Site.Core.Help.Remote;

/// <summary>Everything that a CMS gave in one reading.</summary>
/// <param name="Items">In tree order.</param>
/// <param name="Missing">How many more documents it says that it has.</param>
public sealed record ContentReading(IReadOnlyList<ContentItem> Items, int Missing)
{
    public bool IsLike(ContentReading other) => Missing == other.Missing && Items.Select(item => item.Id).SequenceEqual(other.Items.Select(item => item.Id));
}

/// <summary>What is newest, and how much there is: while it stays the same nothing was published, for the most part.</summary>
/// <param name="Newest">Ids and dates of the newest documents, in one text.</param>
public sealed record ContentMark(int Total, string Newest)
{
    internal static ContentMark Of(int total, IEnumerable<ContentItem> newest) => new(total, string.Join('\n', newest.Select(Line)));

    /// <summary>Whether a reading is of the same state: answers may come from caches and indexes that are not equally old.</summary>
    internal bool IsOf(ContentReading reading) =>
        Total == reading.Items.Count + reading.Missing && Newest.Split('\n', StringSplitOptions.RemoveEmptyEntries).All(reading.Items.Select(Line).ToHashSet(StringComparer.Ordinal).Contains);

    private static string Line(ContentItem item) => string.Create(CultureInfo.InvariantCulture, $"{item.Id} {DeliveryItem.Read(item).UpdatedAt:O}");
}
