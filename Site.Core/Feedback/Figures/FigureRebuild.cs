using Microsoft.EntityFrameworkCore;
using Site.Core.Calendar;
using Site.Core.Data;

namespace Site.Core.Feedback.Figures;

/// <param name="Done">Days looked at.</param>
/// <param name="Corrected">Those of them whose figures were not what the votes say.</param>
public sealed record RebuildProgress(int Done, int Of, int Corrected);

/// <summary>Derives <see cref="DailyFigures"/> from the votes again, a day a transaction; sealed days stay as they are.</summary>
public sealed class FigureRebuild(PortalWriter writer, IDbContextFactory<PortalDbContext> contexts)
{
    public async Task<RebuildProgress> RunAsync(IProgress<RebuildProgress>? progress, CancellationToken cancellation)
    {
        var days = await DaysAsync(cancellation);
        var state = new RebuildProgress(0, days.Count, 0);
        foreach (var day in days)
        {
            var corrected = await writer.WriteAsync((context, token) => DeriveAsync(context, day, token), cancellation);
            state = state with { Done = state.Done + 1, Corrected = state.Corrected + (corrected ? 1 : 0) };
            progress?.Report(state);
        }
        return state;
    }

    /// <summary>Days that are not sealed and have votes, comments or figures, in order.</summary>
    private async Task<List<DateOnly>> DaysAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var openFrom = await context.Set<FigureSeal>().AsNoTracking().Select(seal => (DateOnly?)seal.OpenFrom).SingleOrDefaultAsync(cancellation) ?? DateOnly.MinValue;
        var days = new SortedSet<DateOnly>(await context.Set<DailyFigures>().Where(figures => figures.Day >= openFrom)
            .Select(figures => figures.Day).Distinct().ToListAsync(cancellation));
        // From day to day by the index, instead of reading every vote to learn its day.
        await AddDaysAsync(context.Set<Vote>().Select(vote => vote.VotedAt));
        await AddDaysAsync(context.Set<Comment>().Select(comment => comment.CreatedAt));
        return [.. days];

        async Task AddDaysAsync(IQueryable<DateTimeOffset> moments)
        {
            var from = openFrom == DateOnly.MinValue ? DateTimeOffset.MinValue : ParisDay.Start(openFrom);
            while (await moments.Where(moment => moment >= from).OrderBy(moment => moment).Select(moment => (DateTimeOffset?)moment).FirstOrDefaultAsync(cancellation) is { } next)
            {
                var day = Paris.Day(next);
                days.Add(day);
                from = ParisDay.Start(day.AddDays(1));
            }
        }
    }

    private static async Task<bool> DeriveAsync(PortalDbContext context, DateOnly day, CancellationToken cancellation)
    {
        var (from, until) = (ParisDay.Start(day), ParisDay.Start(day.AddDays(1)));
        var derived = new Dictionary<(Guid Content, DateTimeOffset Version), DailyFigures>();
        var votes = await context.Set<Vote>().Where(vote => vote.VotedAt >= from && vote.VotedAt < until)
            .GroupBy(vote => new { vote.ContentId, vote.ContentVersion, vote.Useful })
            .Select(group => new { group.Key.ContentId, group.Key.ContentVersion, group.Key.Useful, Count = group.Count() }).ToListAsync(cancellation);
        foreach (var vote in votes)
        {
            var figures = Of(vote.ContentId, vote.ContentVersion);
            if (vote.Useful)
                figures.Useful = vote.Count;
            else
                figures.NotUseful = vote.Count;
        }
        var comments = await context.Set<Comment>().Where(comment => comment.CreatedAt >= from && comment.CreatedAt < until)
            .GroupBy(comment => new { comment.ContentId, comment.Vote!.ContentVersion })
            .Select(group => new { group.Key.ContentId, group.Key.ContentVersion, Count = group.Count() }).ToListAsync(cancellation);
        foreach (var comment in comments)
            Of(comment.ContentId, comment.ContentVersion).Comments = comment.Count;

        var stored = await context.Set<DailyFigures>().Where(figures => figures.Day == day).ToListAsync(cancellation);
        foreach (var old in stored)
        {
            // A row of noughts says what no row says: it stays.
            var right = derived.Remove((old.ContentId, old.Version), out var found) ? found : new DailyFigures { Day = day, ContentId = old.ContentId, Version = old.Version };
            (old.Useful, old.NotUseful, old.Comments) = (right.Useful, right.NotUseful, right.Comments);
        }
        context.AddRange(derived.Values);
        return await context.SaveChangesAsync(cancellation) > 0;

        DailyFigures Of(Guid content, DateTimeOffset version)
        {
            if (!derived.TryGetValue((content, version), out var figures))
                derived[(content, version)] = figures = new DailyFigures { Day = day, ContentId = content, Version = version };
            return figures;
        }
    }
}
