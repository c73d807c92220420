using Microsoft.EntityFrameworkCore;
using Site.Core.Data;

namespace Site.Core.Feedback;

/// <summary>
/// The same words on the same content within five minutes are one comment to read, as at GOV.UK (govuk feedback sets aside what repeats within 300 s): a
/// form sent twice, or a family that insists. All are kept and counted; lists show the first with their number.
/// </summary>
internal static class Duplicates
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <returns>The comment that says the same already; null for a first.</returns>
    public static async Task<Guid?> FirstOfAsync(PortalDbContext context, Guid contentId, string folded, DateTimeOffset now, CancellationToken cancellation)
    {
        var since = now - Window;
        var first = await context.Set<Comment>().AsNoTracking()
            .Where(comment => comment.ContentId == contentId && comment.CreatedAt >= since && comment.DuplicateOf == null && comment.FoldedText == folded)
            .OrderBy(comment => comment.CreatedAt).Select(comment => new { comment.Id }).FirstOrDefaultAsync(cancellation);
        return first?.Id;
    }

    /// <summary>Before comments go: the next one that says the same takes a first's place.</summary>
    /// <param name="going">Ids of the comments.</param>
    public static async Task PromoteAsync(PortalDbContext context, IReadOnlyCollection<Guid> going, CancellationToken cancellation)
    {
        var heirs = await context.Set<Comment>().Where(comment => comment.DuplicateOf != null && going.Contains(comment.DuplicateOf.Value) && !going.Contains(comment.Id))
            .OrderBy(comment => comment.CreatedAt).ThenBy(comment => comment.Id).ToListAsync(cancellation);
        foreach (var same in heirs.GroupBy(comment => comment.DuplicateOf))
        {
            var next = same.First();
            foreach (var comment in same)
                comment.DuplicateOf = comment == next ? null : next.Id;
        }
        await context.SaveChangesAsync(cancellation);
    }
}
