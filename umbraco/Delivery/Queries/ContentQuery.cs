using Site.Cms.Delivery.Rendering;
using Site.Cms.Publishing;
using Site.Cms.Search;

namespace Site.Cms.Delivery.Queries;

/// <summary>What <c>/content</c> is asked for, without paging.</summary>
internal sealed class ContentQuery
{
    private string? _relation;
    private string _target = "";
    private readonly List<Func<DeliveryView, ContentNode, bool>> _filters = [];
    private readonly List<Func<IEnumerable<ContentNode>, IOrderedEnumerable<ContentNode>>> _firstSorts = [];
    private readonly List<Func<IOrderedEnumerable<ContentNode>, IOrderedEnumerable<ContentNode>>> _laterSorts = [];

    /// <summary>Reads the options in the order in which they are checked: fetch, filter, sort.</summary>
    public static ContentQuery? TryParse(ListOptions options, out DeliveryProblem? problem)
    {
        var query = new ContentQuery();
        problem = query.ReadFetch(options.Fetch);
        foreach (var filter in options.Filters)
            if (problem is null && ContentFilter.TryParse(filter, out problem) is { } test)
                query._filters.Add(test);
        foreach (var sort in options.Sorts)
            problem ??= query.ReadSort(sort);
        return problem is null ? query : null;
    }

    /// <summary>All documents that fit, in order; without a sort, in the order in which readers got them.</summary>
    /// <param name="startItem">The root below which paths are looked up; without a fetch, only its descendants are given.</param>
    public ContentNode[] Run(DeliveryView view, IndexOrder order, ContentNode? startItem)
    {
        var nodes = Source(view, order, startItem).Where(node => _filters.TrueForAll(filter => filter(view, node)));
        if (_firstSorts.Count == 0)
            return [.. nodes];
        return [.. _laterSorts.Aggregate(_firstSorts[0](nodes), (sorted, sort) => sort(sorted))];
    }

    private IEnumerable<ContentNode> Source(DeliveryView view, IndexOrder order, ContentNode? startItem)
    {
        if (_relation is null)
            return startItem is null ? order.Nodes : order.Sort(view.Tree.Descendants(startItem));
        if (Target(view, startItem) is not { } node)
            return [];
        return order.Sort(_relation switch
        {
            "children:" => view.Tree.Children(node.Id),
            "descendants:" => view.Tree.Descendants(node),
            _ => view.Tree.Ancestors(node),
        });
    }

    private ContentNode? Target(DeliveryView view, ContentNode? startItem)
    {
        if (_target.Length == 0)
            return null;
        return Guid.TryParse(_target, out var id) ? view.Tree.Find(id) : view.ByPath(_target, startItem?.Id);
    }

    private DeliveryProblem? ReadFetch(string fetch)
    {
        if (fetch.Length == 0)
            return null;
        _relation = Array.Find(
            ["children:", "descendants:", "ancestors:"], name => fetch.StartsWith(name, StringComparison.OrdinalIgnoreCase));
        _target = fetch[(_relation?.Length ?? 0)..];
        return _relation is null ? DeliveryProblem.UnknownFetch : null;
    }

    private DeliveryProblem? ReadSort(string sort)
    {
        var colon = sort.IndexOf(':', StringComparison.Ordinal);
        var ascending = sort.AsSpan(colon + 1).StartsWith("asc", StringComparison.OrdinalIgnoreCase);
        switch (colon < 0 ? "" : sort[..colon].ToUpperInvariant())
        {
            case "NAME":
                Add(node => node.Name, FoldedText.FrenchOrder, ascending);
                break;
            case "SORTORDER":
                Add(node => node.SortOrder, null, ascending);
                break;
            case "LEVEL":
                Add(node => node.Level, null, ascending);
                break;
            case "CREATEDATE":
                Add(node => node.CreateDate, null, ascending);
                break;
            case "UPDATEDATE":
                Add(node => node.UpdateDate, null, ascending);
                break;
            default:
                return DeliveryProblem.UnknownSort;
        }
        return null;
    }

    private void Add<T>(Func<ContentNode, T> key, IComparer<T>? comparer, bool ascending)
    {
        if (_firstSorts.Count == 0)
            _firstSorts.Add(nodes => ascending ? nodes.OrderBy(key, comparer) : nodes.OrderByDescending(key, comparer));
        else
            _laterSorts.Add(nodes => ascending ? nodes.ThenBy(key, comparer) : nodes.ThenByDescending(key, comparer));
    }
}
