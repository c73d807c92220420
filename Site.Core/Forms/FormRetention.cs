using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Help;

namespace Site.Core.Forms;

/// <summary>Deletes messages that have been kept as long as their form says, files whose message was never sent, and what the trail has told long enough.</summary>
public sealed class FormRetention(PortalWriter writer, HelpLibrary library, TimeProvider time)
{
    /// <summary>How long a file waits for its message to be corrected.</summary>
    public static readonly TimeSpan Waiting = TimeSpan.FromHours(2);

    /// <returns>How many messages were deleted.</returns>
    public Task<int> PurgeAsync(CancellationToken cancellation) => writer.WriteAsync(
        async (context, cancel) =>
        {
            var now = time.GetUtcNow();
            var published = library.Current.Forms;
            var abandoned = now - Waiting;
            await context.Set<FormFile>().Where(file => file.EntryId == null && file.UploadedAt < abandoned).ExecuteDeleteAsync(cancel);
            var forgotten = now.AddMonths(-FormTrail.MonthsKept);
            await context.Set<FormTrailRecord>().Where(record => record.At < forgotten).ExecuteDeleteAsync(cancel);
            var deleted = 0;
            foreach (var form in published)
            {
                var oldest = now.AddMonths(-form.RetentionMonths);
                deleted += await DeleteAsync(context, context.Set<FormEntry>().Where(entry => entry.FormId == form.Id && entry.ReceivedAt < oldest), cancel);
            }
            var known = published.Select(form => form.Id).ToList();
            return deleted + await DeleteAsync(context, context.Set<FormEntry>().Where(entry => !known.Contains(entry.FormId) && entry.KeptUntil < now), cancel);
        }, cancellation);

    private static async Task<int> DeleteAsync(PortalDbContext context, IQueryable<FormEntry> entries, CancellationToken cancellation)
    {
        await context.Set<FormFile>().Where(file => entries.Any(entry => entry.Id == file.EntryId)).ExecuteDeleteAsync(cancellation);
        return await entries.ExecuteDeleteAsync(cancellation);
    }
}
