using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Feedback.Analysis;
using Site.Core.Feedback.Improvements;

namespace Site.Core.Feedback.Triage;

/// <param name="Text">Empty once <paramref name="DeletedAt"/>.</param>
/// <param name="Useful">What its writer answered, as it is now.</param>
/// <param name="Repeated">How often the same was written within five minutes after it.</param>
/// <param name="Improvements">Ids of what answers it publicly.</param>
public sealed record ReadComment(
    Guid Id, NamedContent Content, DateTimeOffset Version, DateTimeOffset CreatedAt, string Text, bool Useful, CommentStatus Status,
    Guid? OwnerId, string? OwnerName, string? Note, IReadOnlyList<string> Tags, int Repeated, bool Unread, IReadOnlyList<Guid> Improvements,
    DateTimeOffset? MaskedAt, string? MaskedBy, DateTimeOffset? DeletedAt, string? DeletedBy);

/// <param name="Total">All that the filter finds.</param>
public sealed record CommentPage(int Total, IReadOnlyList<ReadComment> Items);

/// <summary>Comments as analysts read them, newest first.</summary>
public sealed class CommentReading(IDbContextFactory<PortalDbContext> contexts, ContentNames names)
{
    public const int MostAtOnce = 100;

    /// <param name="reader">For the unread marks.</param>
    public async Task<CommentPage> SearchAsync(CommentFilter filter, FeedbackReach reach, Guid reader, int skip, int take, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var found = filter.Apply(context, reach);
        var total = await found.CountAsync(cancellation);
        var page = await found.OrderByDescending(comment => comment.CreatedAt).ThenByDescending(comment => comment.Id)
            .Skip(skip).Take(Math.Min(take, MostAtOnce)).Include(comment => comment.Vote).Include(comment => comment.Tags).AsSplitQuery().ToListAsync(cancellation);
        return new(total, await ShapeAsync(context, page, reader, cancellation));
    }

    /// <returns>Null when there is none, or none that the reader may see.</returns>
    public async Task<ReadComment?> FindAsync(Guid id, FeedbackReach reach, Guid reader, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var comment = await context.Set<Comment>().AsNoTracking().Within(reach).Where(comment => comment.Id == id)
            .Include(comment => comment.Vote).Include(comment => comment.Tags).AsSplitQuery().SingleOrDefaultAsync(cancellation);
        return comment is null ? null : (await ShapeAsync(context, [comment], reader, cancellation)).SingleOrDefault();
    }

    /// <summary>How many comments a member of staff has not seen.</summary>
    public async Task<int> CountUnreadAsync(FeedbackReach reach, Guid reader, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await new CommentFilter(UnreadBy: reader).Apply(context, reach).CountAsync(cancellation);
    }

    /// <summary>Tags in use, most used first.</summary>
    public async Task<IReadOnlyList<string>> TagsAsync(FeedbackReach reach, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Set<Comment>().Within(reach).SelectMany(comment => comment.Tags).GroupBy(tag => tag.Tag)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Select(group => group.Key).Take(MostAtOnce).ToListAsync(cancellation);
    }

    private async Task<List<ReadComment>> ShapeAsync(PortalDbContext context, List<Comment> comments, Guid reader, CancellationToken cancellation)
    {
        var ids = comments.Select(comment => comment.Id).ToList();
        var named = await names.OfAsync(context, [.. comments.Select(comment => comment.ContentId).Distinct()], cancellation);
        var repeated = await context.Set<Comment>().Where(comment => comment.DuplicateOf != null && ids.Contains(comment.DuplicateOf.Value))
            .GroupBy(comment => comment.DuplicateOf!.Value).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
        var unread = await CommentFilter.Unread(context.Set<Comment>().Where(comment => ids.Contains(comment.Id)), context, reader)
            .Select(comment => comment.Id).ToHashSetAsync(cancellation);
        var answered = (await context.Set<AnsweredComment>().AsNoTracking().Where(one => ids.Contains(one.CommentId)).ToListAsync(cancellation))
            .ToLookup(one => one.CommentId, one => one.ImprovementId);
        return [.. comments.Select(comment => new ReadComment(
            comment.Id, named.GetValueOrDefault(comment.ContentId) ?? Nameless(comment), comment.Vote!.ContentVersion, comment.CreatedAt, comment.Text, comment.Vote.Useful, comment.Status,
            comment.OwnerId, comment.OwnerName, comment.Note, [.. comment.Tags.Select(tag => tag.Tag).Order(StringComparer.Ordinal)],
            repeated.GetValueOrDefault(comment.Id), unread.Contains(comment.Id), [.. answered[comment.Id]],
            comment.MaskedAt, comment.MaskedBy, comment.DeletedAt, comment.DeletedBy))];
    }

    // Of a content that was gone before published edits were noted.
    private static NamedContent Nameless(Comment comment) => new(comment.ContentId, "", "", Screen: null, Address: null, comment.Vote!.ContentVersion);
}
