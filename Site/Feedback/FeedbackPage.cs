using Site.Core.Feedback;
using Site.Core.Help;

namespace Site.Feedback;

/// <summary>The voter's page: thanks, withdrawal, comment.</summary>
/// <param name="Content">Null once it is no longer published.</param>
/// <param name="Vote">Null when this browser holds no receipt of one.</param>
public sealed record FeedbackPage(Guid ContentId, HelpContent? Content, OwnVote? Vote)
{
    public bool JustWithdrawn { get; init; }

    /// <summary>A comment that was not stored, for its author to mend or copy.</summary>
    public string? Comment { get; init; }

    /// <summary>Why it was not stored, and what to do.</summary>
    public string? Problem { get; init; }

    public bool CanComment => Vote is { CanComment: true };

    public bool ContentChanged => Content is not null && Vote is not null && Content.Version != Vote.Version;

    /// <summary>The form to vote with; null when there is nothing to vote on any more.</summary>
    public FeedbackWidget? Widget => Content is null ? null : new(ContentId, Content.Version, Content.Title, Content.Address);
}

/// <summary>Fields of the vote form. <paramref name="Website"/> is the trap: people do not see it.</summary>
public sealed record VoteForm(string? Version, string? Useful, string? Website);

/// <summary>Fields of the withdrawal form.</summary>
/// <param name="Confirmed"><c>yes</c> once the voter has read that comments go too.</param>
public sealed record WithdrawalForm(string? Confirmed);

/// <summary>Fields of the comment form. <paramref name="Website"/> is the trap: people do not see it.</summary>
public sealed record CommentForm(string? Comment, string? Website);
