using Microsoft.EntityFrameworkCore;
using Site.Core.Calendar;
using Site.Core.Data;
using Site.Core.Feedback.Exports;
using Site.Core.Help.Misses;

namespace Site.Core.Feedback.Figures;

/// <summary>
/// Votes and comments are kept for 25 months, as the CNIL holds of audience measurement (« Cookies : solutions pour les outils de mesure d’audience »); then
/// only <see cref="DailyFigures"/> are left. The personal-data page says so.
/// </summary>
public sealed class FeedbackRetention(PortalWriter writer, TimeProvider time)
{
    public const int Months = 25;

    /// <summary>In one transaction; others get their turn in between.</summary>
    private const int Batch = 1_000;

    /// <returns>Votes deleted.</returns>
    public async Task<int> PurgeAsync(CancellationToken cancellation)
    {
        var openFrom = time.Today().AddMonths(-Months);
        var before = ParisDay.Start(openFrom);
        // First the seal: from now on nothing derives those days again, whatever becomes of the rest.
        await writer.WriteAsync(async (context, token) =>
        {
            var seal = await context.Set<FigureSeal>().SingleOrDefaultAsync(token);
            if (seal is null)
                context.Add(new FigureSeal { OpenFrom = openFrom });
            else if (seal.OpenFrom < openFrom)
                seal.OpenFrom = openFrom;
            return await context.SaveChangesAsync(token);
        }, cancellation);

        var deleted = 0;
        for (int votes; (votes = await writer.WriteAsync((context, token) => DeleteAsync(context, before, token), cancellation)) > 0;)
            deleted += votes;
        await writer.WriteAsync(async (context, token) =>
        {
            await context.Set<ExportRecord>().Where(export => export.At < before).ExecuteDeleteAsync(token);
            return await context.Set<SearchMiss>().Where(miss => miss.Day < openFrom).ExecuteDeleteAsync(token);
        }, cancellation);
        return deleted;
    }

    /// <summary>A vote whose comment is of a day that is still open stays with it: that day's figures can be derived.</summary>
    private static async Task<int> DeleteAsync(PortalDbContext context, DateTimeOffset before, CancellationToken cancellation)
    {
        var due = await context.Set<Vote>().Where(vote => vote.VotedAt < before && vote.Comments.All(comment => comment.CreatedAt < before))
            .OrderBy(vote => vote.VotedAt).Select(vote => vote.Id).Take(Batch).ToListAsync(cancellation);
        return due.Count == 0 ? 0 : await context.Set<Vote>().Where(vote => due.Contains(vote.Id)).ExecuteDeleteAsync(cancellation);
    }
}
