using Site.Cms.Data;
using Site.Cms.Model;

namespace Site.Cms.Management;

/// <summary>Body of <c>POST document-type/available-compositions</c>: a type as it stands in the editor's window, perhaps not saved yet.</summary>
/// <param name="CurrentCompositeIds">What is chosen already.</param>
/// <param name="CurrentPropertyAliases">Own properties.</param>
internal sealed record AskCompositions(
    Guid? Id, bool IsElement, IReadOnlyList<Guid> CurrentCompositeIds, IReadOnlyList<string> CurrentPropertyAliases);

/// <summary>Which types a type can be composed of.</summary>
internal static class DocumentTypeCompositions
{
    /// <summary>Types that are composed of one, directly.</summary>
    public static IEnumerable<DocumentType> ComposedOf(CmsState state, Guid id) =>
        state.DocumentTypes.Values.Where(type => type.Body.Compositions.Any(composition => composition.DocumentType.Id == id));

    /// <summary>
    /// Types that are not composed themselves, and what the type uses already. Nothing for a type that others are composed of: compositions
    /// are one level deep. An element type is composed of element types only.
    /// </summary>
    public static IEnumerable<DocumentType> For(CmsState state, AskCompositions ask)
    {
        if (ask.Id is { } self && ComposedOf(state, self).Any())
            return [];
        return state.DocumentTypes.Values.Where(type =>
            type.Id != ask.Id
            && (ask.CurrentCompositeIds.Contains(type.Id) || (type.Body.Compositions.Count == 0 && (!ask.IsElement || type.Body.IsElement))));
    }

    /// <summary>Whether it is chosen already, or brings no property that the type has or gets from another composition.</summary>
    public static bool IsCompatible(CmsState state, DocumentType type, AskCompositions ask)
    {
        if (ask.CurrentCompositeIds.Contains(type.Id))
            return true;
        var taken = ask.CurrentCompositeIds.SelectMany(id => Aliases(state, id)).Concat(ask.CurrentPropertyAliases).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return !Aliases(state, type.Id).Any(taken.Contains);
    }

    private static IEnumerable<string> Aliases(CmsState state, Guid id) =>
        state.Schema.DocumentTypes.TryGetValue(id, out var type) ? type.Properties.Select(property => property.Alias) : [];
}
