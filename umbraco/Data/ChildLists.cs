using System.Collections.Immutable;

namespace Site.Cms.Data;

/// <summary>Keeps the ids below each parent in sort order; ties keep the order in which they came.</summary>
internal static class ChildLists
{
    public static ImmutableDictionary<Guid, ImmutableArray<Guid>> Update(
        ImmutableDictionary<Guid, ImmutableArray<Guid>> lists, Guid id,
        (Guid Parent, int SortOrder)? before, (Guid Parent, int SortOrder)? after, Func<Guid, int> sortOrder)
    {
        if (before == after)
            return lists;
        if (before is { } from)
        {
            var rest = lists[from.Parent].Remove(id);
            lists = rest.IsEmpty ? lists.Remove(from.Parent) : lists.SetItem(from.Parent, rest);
        }
        if (after is { } to)
        {
            var siblings = lists.GetValueOrDefault(to.Parent, []);
            lists = lists.SetItem(to.Parent, siblings.Insert(IndexFor(siblings, to.SortOrder, sortOrder), id));
        }
        return lists;
    }

    private static int IndexFor(ImmutableArray<Guid> siblings, int order, Func<Guid, int> sortOrder)
    {
        var index = siblings.Length;
        while (index > 0 && sortOrder(siblings[index - 1]) > order)
            index--;
        return index;
    }
}
