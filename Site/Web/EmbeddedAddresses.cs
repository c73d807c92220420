using System.Runtime.CompilerServices;
using Site.Cms.Publishing;
using Site.Core.Help;

namespace Site.Web;

/// <summary>Tells the embedded CMS where the portal shows a document, so that editors see the addresses that families use.</summary>
internal sealed class EmbeddedAddresses : IPublicAddresses
{
    // Made once a tree, by the first who asks, and dropped with it.
    private readonly ConditionalWeakTable<ContentTree, AddressBook> _books = [];

    public string? Of(CmsSnapshot snapshot, ContentNode document) =>
        In(snapshot, snapshot.Published).Of(document.Id);

    /// <summary>All addresses of a snapshot's tree: those that families use, or those that its drafts would have.</summary>
    public AddressBook In(CmsSnapshot snapshot, ContentTree tree) => _books.GetValue(tree, known => ContentAddresses.Assign([.. Addressed(known, snapshot)]));

    private static IEnumerable<AddressedDocument> Addressed(ContentTree tree, CmsSnapshot snapshot) => tree.All.Select(node => new AddressedDocument(
        node.Id, snapshot.Schema.DocumentTypes[node.DocumentTypeId].Alias, tree.Path(node), new DateTimeOffset(node.CreateDate, TimeSpan.Zero)));
}
