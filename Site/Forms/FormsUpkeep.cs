using Site.Core.Forms;
using Site.Web;

namespace Site.Forms;

/// <summary>Every hour: messages that have been kept long enough go, and files whose message was never sent.</summary>
public sealed partial class FormsUpkeep(FormRetention retention, TimeProvider time, ILogger<FormsUpkeep> log)
    : RepeatedWork(TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), time)
{
    internal override async Task RoundAsync(CancellationToken cancellation)
    {
        if (await retention.PurgeAsync(cancellation) is > 0 and var deleted)
            Purged(deleted);
    }

    [LoggerMessage(LogLevel.Information, "Forms: {Messages} messages had been kept long enough and were deleted.")]
    private partial void Purged(int messages);

    [LoggerMessage(LogLevel.Error, "Old messages were not deleted to the end; the next round is in an hour.")]
    protected override partial void Failed(Exception error);
}
