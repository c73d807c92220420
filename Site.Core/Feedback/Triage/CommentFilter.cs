using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Feedback.Analysis;
using Site.Core.Feedback.Figures;
using Site.Core.Text;

namespace Site.Core.Feedback.Triage;

/// <summary>Which comments; null stands for all.</summary>
/// <param name="Text">Words that stand in it together, whatever their case and accents.</param>
/// <param name="Useful">What the voter answered, as it is now.</param>
/// <param name="UnreadBy">Only what this member of staff has not seen.</param>
public sealed record CommentFilter(
    Period? Period = null, string? Text = null, Guid? ContentId = null, bool? Useful = null, CommentStatus? Status = null, Guid? OwnerId = null,
    string? Tag = null, Guid? UnreadBy = null)
{
    /// <summary>Of <see cref="Text"/>.</summary>
    public const int LongestText = 200;

    /// <summary>First comments only (<see cref="Comment.DuplicateOf"/>), newest first.</summary>
    internal IQueryable<Comment> Apply(PortalDbContext context, FeedbackReach reach)
    {
        var comments = context.Set<Comment>().AsNoTracking().Within(reach).Where(comment => comment.DuplicateOf == null);
        if (Period is { } period)
        {
            var (from, until) = (ParisDay.Start(period.From), ParisDay.Start(period.Until.AddDays(1)));
            comments = comments.Where(comment => comment.CreatedAt >= from && comment.CreatedAt < until);
        }
        if (ContentId is { } content)
            comments = comments.Where(comment => comment.ContentId == content);
        if (Text is { } text && SearchableText.Fold(text) is { Length: > 0 } folded)
            comments = comments.Where(comment => comment.FoldedText.Contains(folded));
        if (Useful is { } useful)
            comments = comments.Where(comment => comment.Vote!.Useful == useful);
        if (Status is { } status)
            comments = comments.Where(comment => comment.Status == status);
        if (OwnerId is { } owner)
            comments = comments.Where(comment => comment.OwnerId == owner);
        if (Tag is { } tag)
            comments = comments.Where(comment => comment.Tags.Any(one => one.Tag == tag));
        if (UnreadBy is { } staff)
            comments = Unread(comments, context, staff);
        return comments;
    }

    internal static IQueryable<Comment> Unread(IQueryable<Comment> comments, PortalDbContext context, Guid staff) => comments.Where(comment =>
        comment.DeletedAt == null
        && !context.Set<ReadMark>().Any(mark => mark.StaffId == staff && mark.CommentId == comment.Id)
        && !context.Set<ReadUntil>().Any(until => until.StaffId == staff && until.Until >= comment.CreatedAt));
}
