using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Site.Core.Calendar;
using Site.Core.Data;
using Site.Core.Feedback.Figures;
using Site.Core.Text;

namespace Site.Core.Feedback;

/// <summary>
/// Votes and comments. A vote is known by its receipt alone; whatever a method has answered is on disk.
/// </summary>
public sealed class FeedbackService(
    PublishedVersions versions, PortalWriter writer, IDbContextFactory<PortalDbContext> contexts, IOptions<FeedbackOptions> options, TimeProvider time)
{
    /// <summary>
    /// Casts a vote, or changes the one that the receipt stands for. An opinion on an earlier version stays with that version: voting on a newer
    /// one is a new vote with a new receipt.
    /// </summary>
    public async Task<VoteResult> VoteAsync(VoteInput input, CancellationToken cancellation)
    {
        if (versions.Find(input.ContentId) is not { } content)
            return new VoteResult.NotPublished();
        if (!versions.IsKnown(content, input.Version))
            return new VoteResult.UnknownVersion();

        var receipt = await writer.WriteAsync(async (context, token) =>
        {
            var now = time.GetUtcNow();
            if (input.Receipt is { } known && await ChangeAsync(context, input, known, now, token))
                return known;
            var receipt = Receipt.New();
            context.Add(new Vote
            {
                Id = Guid.NewGuid(),
                ContentId = input.ContentId,
                ContentVersion = input.Version,
                ReceiptHash = receipt.Hash(),
                Useful = input.Useful,
                VotedAt = now,
            });
            await context.SaveChangesAsync(token);
            await FigureCounting.CountVoteAsync(context, input.ContentId, input.Version, now, input.Useful, 1, token);
            return receipt;
        }, cancellation);
        return new VoteResult.Stored(receipt);
    }

    private static async Task<bool> ChangeAsync(PortalDbContext context, VoteInput input, Receipt known, DateTimeOffset now, CancellationToken cancellation)
    {
        var vote = Of(context, input.ContentId, known).Where(vote => vote.ContentVersion == input.Version);
        if (await vote.Select(v => new { v.Useful, v.VotedAt }).SingleOrDefaultAsync(cancellation) is not { } before)
            return false;
        await vote.ExecuteUpdateAsync(v => v.SetProperty(one => one.Useful, input.Useful).SetProperty(one => one.VotedAt, now), cancellation);
        await FigureCounting.CountVoteAsync(context, input.ContentId, input.Version, before.VotedAt, before.Useful, -1, cancellation);
        await FigureCounting.CountVoteAsync(context, input.ContentId, input.Version, now, input.Useful, 1, cancellation);
        return true;
    }

    /// <summary>Null when the receipt stands for no vote on this content.</summary>
    public async Task<OwnVote?> FindAsync(Guid contentId, Receipt receipt, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var vote = await Of(context, contentId, receipt).AsNoTracking().Include(v => v.Comments).SingleOrDefaultAsync(cancellation);
        return vote is null ? null : new OwnVote(
            vote.ContentVersion, vote.Useful, IsOpen(vote),
            [.. vote.Comments.Where(comment => comment.DeletedAt is null).OrderBy(comment => comment.CreatedAt).Select(comment => comment.Text)]);
    }

    /// <summary>Deletes the vote and its comments.</summary>
    /// <param name="withComments">Whether the voter has agreed to lose the comments.</param>
    public Task<WithdrawResult> WithdrawAsync(Guid contentId, Receipt receipt, bool withComments, CancellationToken cancellation) =>
        writer.WriteAsync(async (context, token) =>
        {
            var vote = await Of(context, contentId, receipt).AsNoTracking().Include(v => v.Comments).SingleOrDefaultAsync(token);
            if (vote is null)
                return WithdrawResult.NoVote;
            if (!withComments && vote.Comments.Count != 0)
                return WithdrawResult.HasComments;

            await FigureCounting.CountVoteAsync(context, contentId, vote.ContentVersion, vote.VotedAt, vote.Useful, -1, token);
            foreach (var day in vote.Comments.CountBy(comment => Paris.Day(comment.CreatedAt)))
                await FigureCounting.CountCommentsAsync(context, contentId, vote.ContentVersion, day.Key, -day.Value, token);
            if (vote.Comments.Count != 0)
                await Duplicates.PromoteAsync(context, [.. vote.Comments.Select(comment => comment.Id)], token);
            await context.Set<Vote>().Where(v => v.Id == vote.Id).ExecuteDeleteAsync(token);
            return WithdrawResult.Withdrawn;
        }, cancellation);

    public Task<CommentResult> CommentAsync(Guid contentId, Receipt receipt, CommentText text, CancellationToken cancellation) =>
        writer.WriteAsync(async (context, token) =>
        {
            var vote = await Of(context, contentId, receipt).AsNoTracking().Include(v => v.Comments).SingleOrDefaultAsync(token);
            if (vote is null)
                return CommentResult.NoVote;
            if (!IsOpen(vote))
                return CommentResult.TooLate;

            var now = time.GetUtcNow();
            var lastAct = vote.Comments.Select(comment => comment.CreatedAt).Append(vote.VotedAt).Max();
            if (now - lastAct < TimeSpan.FromSeconds(options.Value.MinimumSeconds))
                return CommentResult.TooSoon;

            var folded = SearchableText.Fold(text.Value);
            context.Add(new Comment
            {
                Id = Guid.NewGuid(),
                VoteId = vote.Id,
                ContentId = contentId,
                Text = text.Value,
                FoldedText = folded,
                CreatedAt = now,
                DuplicateOf = await Duplicates.FirstOfAsync(context, contentId, folded, now, token),
            });
            await context.SaveChangesAsync(token);
            await FigureCounting.CountCommentsAsync(context, contentId, vote.ContentVersion, Paris.Day(now), 1, token);
            return CommentResult.Stored;
        }, cancellation);

    private static IQueryable<Vote> Of(PortalDbContext context, Guid contentId, Receipt receipt)
    {
        var hash = receipt.Hash();
        return context.Set<Vote>().Where(vote => vote.ContentId == contentId && vote.ReceiptHash == hash);
    }

    private bool IsOpen(Vote vote) => time.GetUtcNow() - vote.VotedAt <= FeedbackOptions.CommentWindow;
}
