using Microsoft.EntityFrameworkCore;
using Site.Core.Calendar;
using Site.Core.Data;

namespace Site.Core.Feedback.Alerts;

/// <summary>Each person's own switches for mails.</summary>
public sealed class Subscriptions(PortalWriter writer, IDbContextFactory<PortalDbContext> contexts, TimeProvider time)
{
    /// <returns>Off for whoever never chose.</returns>
    public async Task<(bool Alerts, DigestRhythm Digest)> OfAsync(Guid staff, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var chosen = await context.Set<Subscription>().AsNoTracking().SingleOrDefaultAsync(one => one.StaffId == staff, cancellation);
        return chosen is null ? (false, DigestRhythm.None) : (chosen.Alerts, chosen.Digest);
    }

    public Task ChooseAsync(Guid staff, bool alerts, DigestRhythm digest, CancellationToken cancellation) => writer.WriteAsync(async (context, token) =>
    {
        var chosen = await context.Set<Subscription>().FindAsync([staff], token);
        if (chosen is null)
            context.Add(chosen = new Subscription { StaffId = staff });
        if (chosen.Digest != digest)
            // The first one tells of the week or month that is going on now.
            chosen.DigestedUntil = time.Today().AddDays(-1);
        (chosen.Alerts, chosen.Digest) = (alerts, digest);
        return await context.SaveChangesAsync(token);
    }, cancellation);
}
