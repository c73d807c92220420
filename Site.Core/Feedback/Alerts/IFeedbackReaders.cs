using Site.Core.Feedback.Analysis;

namespace Site.Core.Feedback.Alerts;

/// <summary>Who mails about feedback may go to, as the CMS knows them now, and where they read on.</summary>
public interface IFeedbackReaders
{
    /// <returns>Null for who is gone, disabled, or may no longer read feedback.</returns>
    Task<FeedbackReader?> FindAsync(Guid staff, CancellationToken cancellation);

    /// <summary>The screen of one content, or of all.</summary>
    Uri ScreenOf(Guid? content);
}

public sealed record FeedbackReader(Guid Id, string Name, string Mail, FeedbackReach Reach);
