using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Site.Core.Data;

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
            if (input.Receipt is { } known)
            {
                var changed = await Of(context, input.ContentId, known)
                    .Where(vote => vote.ContentVersion == input.Version)
                    .ExecuteUpdateAsync(vote => vote.SetProperty(v => v.Useful, input.Useful).SetProperty(v => v.VotedAt, now), token);
                if (changed == 1)
                    return known;
            }
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
            return receipt;
        }, cancellation);
        return new VoteResult.Stored(receipt);
    }

    /// <summary>Null when the receipt stands for no vote on this content.</summary>
    public async Task<OwnVote?> FindAsync(Guid contentId, Receipt receipt, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var vote = await Of(context, contentId, receipt).AsNoTracking().Include(v => v.Comments).SingleOrDefaultAsync(cancellation);
        return vote is null ? null : new OwnVote(
            vote.ContentVersion, vote.Useful, IsOpen(vote),
            [.. vote.Comments.OrderBy(comment => comment.CreatedAt).Select(comment => comment.Text)]);
    }

    /// <summary>Deletes the vote and its comments.</summary>
    /// <param name="withComments">Whether the voter has agreed to lose the comments.</param>
    public Task<WithdrawResult> WithdrawAsync(Guid contentId, Receipt receipt, bool withComments, CancellationToken cancellation) =>
        writer.WriteAsync(async (context, token) =>
        {
            var vote = Of(context, contentId, receipt);
            if (!withComments && await vote.AnyAsync(v => v.Comments.Count != 0, token))
                return WithdrawResult.HasComments;
            return await vote.ExecuteDeleteAsync(token) == 1 ? WithdrawResult.Withdrawn : WithdrawResult.NoVote;
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

            context.Add(new Comment { Id = Guid.NewGuid(), VoteId = vote.Id, Text = text.Value, CreatedAt = now });
            await context.SaveChangesAsync(token);
            return CommentResult.Stored;
        }, cancellation);

    private static IQueryable<Vote> Of(PortalDbContext context, Guid contentId, Receipt receipt)
    {
        var hash = receipt.Hash();
        return context.Set<Vote>().Where(vote => vote.ContentId == contentId && vote.ReceiptHash == hash);
    }

    private bool IsOpen(Vote vote) => time.GetUtcNow() - vote.VotedAt <= FeedbackOptions.CommentWindow;
}
