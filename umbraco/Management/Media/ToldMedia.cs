using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Site.Cms.Data;
using Site.Cms.Media;
using Site.Cms.References;
using Site.Cms.Users;

namespace Site.Cms.Management.Media;

/// <summary>
/// The media whose name and address a member of staff is told when they ask by id: what lies within their start nodes or on the way there, and
/// what a document that they may read has picked, which would otherwise show a gap. Who manages accounts is told folders: they may be start nodes.
/// </summary>
/// <remarks>Umbraco tells everything to everybody here.</remarks>
internal sealed class ToldMedia(MediaAccess media, DocumentAccess documents, ContentReferences references)
{
    public CmsState State => media.State;

    /// <summary>For handlers that take it as a parameter.</summary>
    public static async ValueTask<ToldMedia?> BindAsync(HttpContext context) =>
        await MediaAccess.BindAsync(context) is { } media && await DocumentAccess.BindAsync(context) is { } documents
            ? new ToldMedia(media, documents, context.RequestServices.GetRequiredService<ContentReferences>())
            : null;

    /// <summary>Those that exist and are told, in the order asked for.</summary>
    public IEnumerable<MediaItem> Of(QueryIds ids) => ids.Select(id => State.Media.GetValueOrDefault(id)).OfType<MediaItem>().Where(Tells);

    public bool Tells(MediaItem item) =>
        media.VisibilityOf(item) != TreeVisibility.Hidden
        || (item.File is null && media.Staff.HasSection(Sections.Users))
        || references.ReferencedBy(item.Id).Any(user => documents.May(DocumentVerb.Read, user));
}
