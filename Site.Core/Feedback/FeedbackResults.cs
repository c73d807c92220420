namespace Site.Core.Feedback;

/// <param name="Version">The published version that the reader saw.</param>
/// <param name="Receipt">What the voter's browser holds from an earlier vote on this content, if any.</param>
public sealed record VoteInput(Guid ContentId, DateTimeOffset Version, bool Useful, Receipt? Receipt);

public abstract record VoteResult
{
    private VoteResult()
    {
    }

    /// <param name="Receipt">To be kept by the voter's browser; the one it had when a vote was changed.</param>
    public sealed record Stored(Receipt Receipt) : VoteResult;

    public sealed record NotPublished : VoteResult;

    /// <summary>Never published, or replaced too long ago (<see cref="PublishedVersions"/>).</summary>
    public sealed record UnknownVersion : VoteResult;
}

public enum WithdrawResult
{
    Withdrawn,

    /// <summary>Nothing done: comments would go too, and that was not agreed to.</summary>
    HasComments,

    NoVote,
}

public enum CommentResult { Stored, NoVote, TooLate, TooSoon }

/// <summary>What a voter may see of their own vote.</summary>
/// <param name="CanComment">Whether <see cref="FeedbackOptions.CommentWindow"/> is still open.</param>
/// <param name="Comments">As stored, oldest first.</param>
public sealed record OwnVote(DateTimeOffset Version, bool Useful, bool CanComment, IReadOnlyList<string> Comments);
