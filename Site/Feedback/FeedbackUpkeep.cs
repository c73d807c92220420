using Site.Core.Feedback.Figures;
using Site.Web;

namespace Site.Feedback;

/// <summary>Once a day: what is older than is kept goes.</summary>
public sealed partial class FeedbackUpkeep(FeedbackRetention retention, TimeProvider time, ILogger<FeedbackUpkeep> log)
    : RepeatedWork(TimeSpan.FromMinutes(15), TimeSpan.FromDays(1), time)
{
    internal override async Task RoundAsync(CancellationToken cancellation) => Purged(await retention.PurgeAsync(cancellation), FeedbackRetention.Months);

    [LoggerMessage(LogLevel.Information, "Feedback: {Votes} votes older than {Months} months were deleted; their daily figures stay.")]
    private partial void Purged(int votes, int months);

    [LoggerMessage(LogLevel.Error, "Old votes and comments were not deleted to the end; the next round is tomorrow.")]
    protected override partial void Failed(Exception error);
}
