using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Feedback.Analysis;
using Site.Core.Text;

namespace Site.Core.Feedback.Triage;

/// <summary>A member of staff who does something.</summary>
public sealed record Analyst(Guid Id, string Name);

/// <summary>What is to become of comments; null leaves as it is.</summary>
/// <param name="Take">True: the analyst takes them on; false: nobody has them.</param>
public sealed record TriageChange(CommentStatus? Status = null, bool? Take = null, IReadOnlyList<string>? AddTags = null, IReadOnlyList<string>? RemoveTags = null);

public enum NoteResult { Stored, NoComment, ChangedMeanwhile }

/// <summary>What analysts do with comments. All are limited to what they may read; ids of others count as unknown.</summary>
public sealed class CommentTriage(PortalWriter writer, TimeProvider time)
{
    /// <summary>Comments that one act may concern.</summary>
    public const int MostAtOnce = 200;

    /// <summary>One or many. Repeated ones go with their first.</summary>
    /// <returns>How many comments were changed.</returns>
    public Task<int> ChangeAsync(IReadOnlyCollection<Guid> ids, TriageChange change, FeedbackReach reach, Analyst by, CancellationToken cancellation) =>
        writer.WriteAsync(async (context, token) =>
        {
            var comments = await Of(context, ids, reach).Include(comment => comment.Tags).ToListAsync(token);
            foreach (var comment in comments)
                Change(comment, change, by);
            await context.SaveChangesAsync(token);
            return comments.Count;
        }, cancellation);

    /// <param name="was">The note that the analyst saw: somebody else's is not overwritten unseen.</param>
    public Task<NoteResult> NoteAsync(Guid id, string? note, string? was, FeedbackReach reach, CancellationToken cancellation) =>
        writer.WriteAsync(async (context, token) =>
        {
            if (await Of(context, [id], reach).SingleOrDefaultAsync(token) is not { } comment)
                return NoteResult.NoComment;
            if ((comment.Note ?? "") != (was ?? ""))
                return NoteResult.ChangedMeanwhile;
            comment.Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
            await context.SaveChangesAsync(token);
            return NoteResult.Stored;
        }, cancellation);

    /// <summary>Hides personal data that the mask has left: each of the passages becomes <see cref="Privacy.PersonalDataMask.ByHand"/>, in repeated comments too.</summary>
    /// <returns>False when there is no such comment, or none of the passages stands in it.</returns>
    public Task<bool> MaskAsync(Guid id, IReadOnlyCollection<string> passages, FeedbackReach reach, Analyst by, CancellationToken cancellation) =>
        writer.WriteAsync(async (context, token) =>
        {
            var hidden = false;
            foreach (var comment in await WithRepeatedAsync(context, [id], reach, token))
            {
                var text = passages.Where(passage => passage.Length > 0).OrderByDescending(passage => passage.Length)
                    .Aggregate(comment.Text, (rest, passage) => rest.Replace(passage, Privacy.PersonalDataMask.ByHand, StringComparison.Ordinal));
                if (text == comment.Text)
                    continue;
                (comment.Text, comment.FoldedText, comment.MaskedAt, comment.MaskedBy) = (text, SearchableText.Fold(text), time.GetUtcNow(), by.Name);
                hidden = true;
            }
            await context.SaveChangesAsync(token);
            return hidden;
        }, cancellation);

    /// <summary>Deletes the words, note and tags; that there was a comment, and who deleted it when, stays.</summary>
    /// <returns>How many comments were deleted, repeated ones among them.</returns>
    public Task<int> DeleteAsync(IReadOnlyCollection<Guid> ids, FeedbackReach reach, Analyst by, CancellationToken cancellation) =>
        writer.WriteAsync(async (context, token) =>
        {
            var comments = (await WithRepeatedAsync(context, ids, reach, token)).Where(comment => comment.DeletedAt is null).ToList();
            foreach (var comment in comments)
            {
                (comment.Text, comment.FoldedText, comment.Note) = ("", "", null);
                comment.Tags.Clear();
                (comment.DeletedAt, comment.DeletedBy) = (time.GetUtcNow(), by.Name);
            }
            await context.SaveChangesAsync(token);
            return comments.Count;
        }, cancellation);

    /// <summary>Notes that a member of staff has seen comments.</summary>
    public Task<int> MarkReadAsync(IReadOnlyCollection<Guid> ids, FeedbackReach reach, Guid reader, CancellationToken cancellation) =>
        writer.WriteAsync(async (context, token) =>
        {
            var known = await context.Set<ReadMark>().Where(mark => mark.StaffId == reader && ids.Contains(mark.CommentId)).Select(mark => mark.CommentId).ToListAsync(token);
            var seen = await Of(context, ids, reach).Where(comment => !known.Contains(comment.Id)).Select(comment => comment.Id).ToListAsync(token);
            context.AddRange(seen.Select(id => new ReadMark { StaffId = reader, CommentId = id }));
            await context.SaveChangesAsync(token);
            return seen.Count;
        }, cancellation);

    public Task MarkAllReadAsync(Guid reader, CancellationToken cancellation) =>
        writer.WriteAsync(async (context, token) =>
        {
            var now = time.GetUtcNow();
            if (await context.Set<ReadUntil>().FindAsync([reader], token) is { } until)
                until.Until = now;
            else
                context.Add(new ReadUntil { StaffId = reader, Until = now });
            await context.SaveChangesAsync(token);
            return await context.Set<ReadMark>().Where(mark => mark.StaffId == reader).ExecuteDeleteAsync(token);
        }, cancellation);

    /// <summary>Lower case, single blanks; null for what is no tag.</summary>
    public static string? TagOf(string? text)
    {
        var tag = string.Join(' ', (text ?? "").ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return tag.Length is > 0 and <= Comment.LongestTag ? tag : null;
    }

    private static void Change(Comment comment, TriageChange change, Analyst by)
    {
        comment.Status = change.Status ?? comment.Status;
        if (change.Take is { } take)
        {
            comment.OwnerId = take ? by.Id : null;
            comment.OwnerName = take ? by.Name : null;
        }
        foreach (var gone in comment.Tags.Where(tag => change.RemoveTags?.Contains(tag.Tag) == true).ToList())
            comment.Tags.Remove(gone);
        foreach (var tag in change.AddTags ?? [])
        {
            if (comment.Tags.Count < Comment.MostTags && comment.Tags.All(one => one.Tag != tag))
                comment.Tags.Add(new CommentTag { CommentId = comment.Id, Tag = tag });
        }
    }

    private static IQueryable<Comment> Of(PortalDbContext context, IReadOnlyCollection<Guid> ids, FeedbackReach reach) =>
        context.Set<Comment>().Within(reach).Where(comment => ids.Contains(comment.Id));

    private static async Task<List<Comment>> WithRepeatedAsync(PortalDbContext context, IReadOnlyCollection<Guid> ids, FeedbackReach reach, CancellationToken cancellation) =>
        await context.Set<Comment>().Within(reach)
            .Where(comment => ids.Contains(comment.Id) || (comment.DuplicateOf != null && ids.Contains(comment.DuplicateOf.Value)))
            .Include(comment => comment.Tags).ToListAsync(cancellation);
}
