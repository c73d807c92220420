using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Feedback.Publications;
using Site.Core.Help;

namespace Site.Core.Feedback.Analysis;

/// <param name="Type">One of <see cref="VotedContent.Types"/>.</param>
/// <param name="Screen">Which screen of the portal it explains; null for none.</param>
/// <param name="Address">Path of its page; null once it is not published any more.</param>
/// <param name="Version">The current one; of a content that is gone its last.</param>
public sealed record NamedContent(Guid Id, string Title, string Type, string? Screen, string? Address, DateTimeOffset Version);

/// <summary>Names of contents that have figures, also of those that are gone.</summary>
public sealed class ContentNames(HelpLibrary library)
{
    /// <summary>All that are published now.</summary>
    public IEnumerable<NamedContent> Published => library.Current.ById.Values.Select(Named).OfType<NamedContent>();

    /// <summary>Those of <paramref name="ids"/> that were ever published.</summary>
    internal async Task<Dictionary<Guid, NamedContent>> OfAsync(PortalDbContext context, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var current = library.Current;
        var named = ids.Select(id => current.ById.GetValueOrDefault(id)).OfType<HelpContent>().Select(Named).OfType<NamedContent>().ToDictionary(content => content.Id);
        var gone = ids.Where(id => !named.ContainsKey(id)).ToList();
        if (gone.Count > 0)
        {
            var last = await context.Set<Publication>().AsNoTracking().Where(publication => gone.Contains(publication.ContentId)).ToListAsync(cancellation);
            foreach (var publication in last.GroupBy(publication => publication.ContentId).Select(group => group.MaxBy(one => one.Version)!))
                named[publication.ContentId] = new(publication.ContentId, publication.Title, publication.Type, Screen: null, Address: null, publication.Version);
        }
        return named;
    }

    private static NamedContent? Named(HelpContent content) => VotedContent.TypeOf(content) is { } type
        ? new(content.Id, content.Title, type, VotedContent.ScreenOf(content), content.Address, content.Version)
        : null;
}
