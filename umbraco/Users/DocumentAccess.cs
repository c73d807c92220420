using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Site.Cms.Data;
using Site.Cms.Publishing;

namespace Site.Cms.Users;

/// <summary>How a document shows in a member of staff's tree.</summary>
public enum TreeVisibility
{
    Hidden,

    /// <summary>Only as the way to a branch that they work in.</summary>
    WayToStartNode,

    Full,
}

/// <summary>
/// What a member of staff sees and may do in the document tree at one moment: their start nodes bound where, their groups' verbs what.
/// Every endpoint on documents asks here.
/// </summary>
/// <remarks>As in Umbraco the recycle bin belongs to those whose tree is the whole one.</remarks>
public sealed class DocumentAccess(CmsState state, StaffMember staff)
{
    private readonly HashSet<Guid> _startNodes = [.. staff.EffectiveDocumentStartNodes];
    private readonly bool _sameEverywhere = staff.Groups.All(group => group.DocumentPermissions.Count == 0);
    private HashSet<Guid>? _ways;

    public CmsState State => state;

    public StaffMember Staff => staff;

    public bool HasWholeTree { get; } = staff.HasDocumentRootAccess;

    /// <summary>The caller's access to the tree as it is now; handlers take it as a parameter.</summary>
    public static ValueTask<DocumentAccess?> BindAsync(HttpContext context) => ValueTask.FromResult(
        context.Features.Get<StaffMember>() is { } staff
            ? new DocumentAccess(context.RequestServices.GetRequiredService<CmsEngine>().State, staff)
            : null);

    /// <summary>Documents that they may read, in the bin too; null for all.</summary>
    public IReadOnlyCollection<Guid>? Readable =>
        HasWholeTree && _sameEverywhere && staff.May(DocumentVerb.Read, []) ? null
        : [.. state.Documents.Values.Where(document => May(DocumentVerb.Read, document)).Select(document => document.Id)];

    /// <summary>Whether they may do something to a document, or at the root for null. An unknown document is not refused: that is the operation's to say.</summary>
    public bool May(string verb, Guid? id)
    {
        if (id is not { } known)
            return HasWholeTree && staff.May(verb, []);
        return !state.Documents.TryGetValue(known, out var document) || May(verb, document);
    }

    public bool May(string verb, Document document) => Reaches(document) && Has(verb, document);

    /// <summary>Whether they may do something to a document and to everything below it.</summary>
    public bool MayInBranch(string verb, Guid id) =>
        !state.Documents.TryGetValue(id, out var document)
        || (May(verb, document) && state.DescendantsOf(id).All(below => Has(verb, below)));

    public TreeVisibility VisibilityOf(Document document)
    {
        if (May(DocumentVerb.Read, document))
            return TreeVisibility.Full;
        return !document.Trashed && Ways.Contains(document.Id) ? TreeVisibility.WayToStartNode : TreeVisibility.Hidden;
    }

    /// <summary>The children that show in their tree, in its order.</summary>
    public IEnumerable<Document> VisibleChildrenOf(Guid? parent) =>
        state.ChildrenOf(parent).Where(child => VisibilityOf(child) != TreeVisibility.Hidden);

    private HashSet<Guid> Ways => _ways ??=
        [.. _startNodes.Where(state.Documents.ContainsKey).SelectMany(id => state.AncestorsOf(state.Documents[id])).Select(ancestor => ancestor.Id)];

    private bool Has(string verb, Document document) => staff.May(verb, _sameEverywhere ? [] : Line(document));

    private bool Reaches(Document document) => HasWholeTree || (!document.Trashed && Line(document).Any(_startNodes.Contains));

    private List<Guid> Line(Document document) => [document.Id, .. state.AncestorsOf(document).Select(ancestor => ancestor.Id)];
}
