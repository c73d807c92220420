using Microsoft.EntityFrameworkCore;
using Site.Core.Calendar;
using Site.Core.Data;

namespace Site.Core.Feedback.Figures;

/// <summary>Keeps <see cref="DailyFigures"/> in step; to be called in the transaction that changes what is counted.</summary>
internal static class FigureCounting
{
    /// <param name="by">1, or −1 when it goes.</param>
    public static Task CountVoteAsync(
        PortalDbContext context, Guid content, DateTimeOffset version, DateTimeOffset votedAt, bool useful, int by, CancellationToken cancellation) =>
        AddAsync(context, Paris.Day(votedAt), content, version, useful ? by : 0, useful ? 0 : by, 0, cancellation);

    public static Task CountCommentsAsync(
        PortalDbContext context, Guid content, DateTimeOffset version, DateOnly day, int by, CancellationToken cancellation) =>
        AddAsync(context, day, content, version, 0, 0, by, cancellation);

    private static async Task AddAsync(
        PortalDbContext context, DateOnly day, Guid content, DateTimeOffset version, int useful, int notUseful, int comments, CancellationToken cancellation)
    {
        var counted = await context.Set<DailyFigures>()
            .Where(figures => figures.Day == day && figures.ContentId == content && figures.Version == version)
            .ExecuteUpdateAsync(figures => figures
                .SetProperty(f => f.Useful, f => f.Useful + useful)
                .SetProperty(f => f.NotUseful, f => f.NotUseful + notUseful)
                .SetProperty(f => f.Comments, f => f.Comments + comments), cancellation);
        // Nothing is taken from what was never counted: a vote of before the figures, until « feedback rebuild » has run.
        if (counted == 1 || useful < 0 || notUseful < 0 || comments < 0)
            return;
        context.Add(new DailyFigures { Day = day, ContentId = content, Version = version, Useful = useful, NotUseful = notUseful, Comments = comments });
        await context.SaveChangesAsync(cancellation);
    }
}
