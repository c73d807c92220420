using Site.Core.Help.Parsing;

namespace Site.Core.Help.Remote;

/// <summary>The API lists documents by their place among siblings; pages want them as in the tree: parents before children, siblings as editors sorted them.</summary>
internal static class TreeOrder
{
    /// <param name="items">As sorted among siblings.</param>
    public static IReadOnlyList<ContentItem> Of(IReadOnlyList<ContentItem> items)
    {
        var paths = items.Select(item => DeliveryItem.Read(item).TreePath).ToList();
        var known = paths.ToHashSet(StringComparer.Ordinal);
        var children = Enumerable.Range(0, items.Count).ToLookup(index => ParentIn(known, paths[index]));
        var ordered = new List<ContentItem>(items.Count);
        var isListed = new bool[items.Count];
        Add("");
        return ordered;

        void Add(string parent)
        {
            // Two documents may have one path, where a server gives no start items: what is below stands below the first.
            foreach (var index in children[parent].Where(index => !isListed[index]))
            {
                isListed[index] = true;
                ordered.Add(items[index]);
                Add(paths[index]);
            }
        }
    }

    /// <summary>The nearest one above that is published; empty at the top.</summary>
    private static string ParentIn(HashSet<string> known, string path)
    {
        for (var above = Above(path); above.Length > 0; above = Above(above))
            if (known.Contains(above))
                return above;
        return "";
    }

    private static string Above(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "";
}
