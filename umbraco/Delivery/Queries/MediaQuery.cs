using Site.Cms.Delivery.Rendering;
using Site.Cms.Media;
using Site.Cms.Search;

namespace Site.Cms.Delivery.Queries;

/// <summary>What <c>/media</c> is asked for, without paging.</summary>
internal static class MediaQuery
{
    private const string Children = "children:";

    /// <returns>All media items that fit, in order; null, with the problem, when an option does not exist.</returns>
    public static MediaNode[]? TryRun(DeliveryView view, ListOptions options, out DeliveryProblem? problem)
    {
        problem = null;
        if (!options.Fetch.StartsWith(Children, StringComparison.OrdinalIgnoreCase))
        {
            problem = DeliveryProblem.UnknownFetch;
            return null;
        }
        IEnumerable<MediaNode>? nodes = Source(view, options.Fetch[Children.Length..]);
        foreach (var filter in options.Filters)
            nodes = nodes is null ? null : Filter(nodes, filter);
        if (nodes is null)
        {
            problem = DeliveryProblem.UnknownFilter;
            return null;
        }
        foreach (var sort in options.Sorts)
            nodes = nodes is null ? null : Sort(nodes, sort);
        problem = nodes is null ? DeliveryProblem.UnknownSort : null;
        return nodes?.ToArray();
    }

    private static IEnumerable<MediaNode> Source(DeliveryView view, string target)
    {
        if (string.IsNullOrWhiteSpace(target))
            return [];
        if (target.Trim('/').Length == 0)
            return InOrder(view.Media.Children(null));
        var folder = Guid.TryParse(target, out var id)
            ? view.Media.Find(id)
            : view.Media.ByPath(DeliveryView.Normal(target).ToLowerInvariant());
        return folder is null ? [] : InOrder(view.Media.Children(folder.Id));
    }

    /// <summary>As on the real server, the editors' order is given only to those who ask for it with <c>sort=sortOrder:asc</c>.</summary>
    private static IEnumerable<MediaNode> InOrder(IReadOnlyList<MediaNode> nodes) => [.. nodes.OrderBy(node => node.CreateDate)];

    private static IEnumerable<MediaNode>? Filter(IEnumerable<MediaNode> nodes, string filter)
    {
        var colon = filter.IndexOf(':', StringComparison.Ordinal);
        var value = filter[(colon + 1)..];
        switch (colon < 0 ? "" : filter[..colon].ToUpperInvariant())
        {
            case "MEDIATYPE":
                var negated = value.StartsWith('!');
                var aliases = value.TrimStart('!').Split(',');
                return nodes.Where(node => aliases.Contains(node.MediaType, StringComparer.Ordinal) != negated);
            case "NAME":
                var test = ContentFilter.NameTest(value);
                return nodes.Where(node => test(node.Name));
            default:
                return null;
        }
    }

    private static IEnumerable<MediaNode>? Sort(IEnumerable<MediaNode> nodes, string sort)
    {
        var colon = sort.IndexOf(':', StringComparison.Ordinal);
        var ascending = sort.AsSpan(colon + 1).StartsWith("asc", StringComparison.OrdinalIgnoreCase);
        return (colon < 0 ? "" : sort[..colon].ToUpperInvariant()) switch
        {
            "NAME" => Then(nodes, node => node.Name, FoldedText.FrenchOrder, ascending),
            "SORTORDER" => Then(nodes, node => node.SortOrder, null, ascending),
            "CREATEDATE" => Then(nodes, node => node.CreateDate, null, ascending),
            "UPDATEDATE" => Then(nodes, node => node.UpdateDate, null, ascending),
            _ => null,
        };
    }

    private static IOrderedEnumerable<MediaNode> Then<T>(
        IEnumerable<MediaNode> nodes, Func<MediaNode, T> key, IComparer<T>? comparer, bool ascending) => (nodes, ascending) switch
        {
            (IOrderedEnumerable<MediaNode> sorted, true) => sorted.ThenBy(key, comparer),
            (IOrderedEnumerable<MediaNode> sorted, false) => sorted.ThenByDescending(key, comparer),
            (_, true) => nodes.OrderBy(key, comparer),
            (_, false) => nodes.OrderByDescending(key, comparer),
        };
}
