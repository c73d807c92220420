using Microsoft.Extensions.Primitives;

namespace Site.Core.Help;

/// <summary>
/// The seam between the site and whichever CMS stands behind it. Knows nothing but the Content Delivery API v2:
/// items are the UTF-8 JSON that <c>GET /umbraco/delivery/api/v2/content?expand=…</c> answers with <see cref="Expand"/>, one per published document.
/// </summary>
public interface IContentSource
{
    /// <summary>
    /// A picture in a block belongs to it with its alternative text, and Umbraco gives a picked file's properties only where the expansion is spelt out down
    /// to it. Of picked documents the id is enough.
    /// </summary>
    const string Expand = "properties[steps[properties[image]],video[properties[poster]]]";

    /// <summary>All published items in tree order: parents before children, siblings as editors sorted them. An item that has not changed since the last call carries the same bytes.</summary>
    ValueTask<IReadOnlyList<ContentItem>> ReadAsync(CancellationToken cancellation);

    /// <summary>A token that fires once when anything has been published, withdrawn, moved or renamed since it was asked for. Ask for it before reading.</summary>
    IChangeToken Watch();
}

/// <param name="Id">The document's id.</param>
/// <param name="Json">The Delivery API object, UTF-8, expanded as <see cref="IContentSource.Expand"/> says.</param>
public readonly record struct ContentItem(Guid Id, ReadOnlyMemory<byte> Json);
