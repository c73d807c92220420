using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Feedback.Analysis;
using Site.Core.Feedback.Publications;
using Site.Core.Feedback.Triage;

namespace Site.Core.Feedback.Improvements;

/// <param name="Comments">Ids of the comments that it answers.</param>
public sealed record ReadImprovement(
    Guid Id, Guid ContentId, DateTimeOffset Version, string Sentence, DateTimeOffset CreatedAt, string CreatedBy, IReadOnlyList<Guid> Comments);

public enum ImprovementFault { None, NoSentence, SentenceTooLong, NoContent, NoSuchVersion }

/// <summary>Ties comments to a published edit and to a sentence that the content's page shows; what is shown is <see cref="PublicImprovements"/>.</summary>
public sealed class ImprovementService(PortalWriter writer, IDbContextFactory<PortalDbContext> contexts, PublicImprovements shown, TimeProvider time)
{
    /// <summary>A sentence as it is kept: one line; null with the reason.</summary>
    public static string? Sentence(string? text, out ImprovementFault fault)
    {
        var line = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        fault = line.Length switch { 0 => ImprovementFault.NoSentence, > Improvement.LongestSentence => ImprovementFault.SentenceTooLong, _ => ImprovementFault.None };
        return fault == ImprovementFault.None ? line : null;
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<ReadImprovement>> OfAsync(Guid content, FeedbackReach reach, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var found = await context.Set<Improvement>().AsNoTracking().Within(reach).Where(one => one.ContentId == content)
            .OrderByDescending(one => one.CreatedAt).Include(one => one.Comments).ToListAsync(cancellation);
        return [.. found.Select(one => new ReadImprovement(one.Id, one.ContentId, one.Version, one.Sentence, one.CreatedAt, one.CreatedBy, [.. one.Comments.Select(answered => answered.CommentId)]))];
    }

    /// <summary>The comments count as dealt with from then on.</summary>
    /// <param name="version">The published edit that changed it; it has to be one of the content's.</param>
    /// <param name="comments">Ids; what is no comment on this content is left out.</param>
    public async Task<(Guid? Id, ImprovementFault Fault)> AddAsync(
        Guid content, DateTimeOffset version, string sentence, IReadOnlyCollection<Guid> comments, FeedbackReach reach, Analyst by, CancellationToken cancellation)
    {
        if (!reach.Includes(content))
            return (null, ImprovementFault.NoContent);
        var id = await writer.WriteAsync<Guid?>(async (context, token) =>
        {
            if (!await context.Set<Publication>().AnyAsync(publication => publication.ContentId == content && publication.Version == version, token))
                return null;
            var improvement = new Improvement { Id = Guid.NewGuid(), ContentId = content, Version = version, Sentence = sentence, CreatedAt = time.GetUtcNow(), CreatedBy = by.Name };
            foreach (var comment in await context.Set<Comment>().Where(comment => comment.ContentId == content && comments.Contains(comment.Id)).ToListAsync(token))
            {
                improvement.Comments.Add(new AnsweredComment { ImprovementId = improvement.Id, CommentId = comment.Id });
                comment.Status = CommentStatus.Done;
            }
            context.Add(improvement);
            await context.SaveChangesAsync(token);
            return improvement.Id;
        }, cancellation);
        if (id is null)
            return (null, ImprovementFault.NoSuchVersion);
        await shown.ReloadAsync(CancellationToken.None);
        return (id, ImprovementFault.None);
    }

    public Task<bool> ChangeAsync(Guid id, string sentence, FeedbackReach reach, CancellationToken cancellation) => WriteAsync(
        (context, token) => context.Set<Improvement>().Within(reach).Where(one => one.Id == id).ExecuteUpdateAsync(one => one.SetProperty(i => i.Sentence, sentence), token), cancellation);

    /// <summary>The page says it no longer; the comments stay as they are.</summary>
    public Task<bool> RemoveAsync(Guid id, FeedbackReach reach, CancellationToken cancellation) => WriteAsync(
        (context, token) => context.Set<Improvement>().Within(reach).Where(one => one.Id == id).ExecuteDeleteAsync(token), cancellation);

    private async Task<bool> WriteAsync(Func<PortalDbContext, CancellationToken, Task<int>> write, CancellationToken cancellation)
    {
        if (await writer.WriteAsync(write, cancellation) == 0)
            return false;
        await shown.ReloadAsync(CancellationToken.None);
        return true;
    }
}
