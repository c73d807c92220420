using Site.Core.Feedback;
using Site.Core.Feedback.Alerts;
using Site.Core.Feedback.Analysis;
using Site.Core.Feedback.Improvements;

namespace Site.Feedback.Api;

/// <summary>Who asks, and what the screens need to know before anything else.</summary>
/// <param name="MayTriage">Sort comments, answer publicly, export.</param>
/// <param name="ReadsEverything">Whether searches, which are the whole site's, are shown too.</param>
/// <param name="Unread">Comments that this person has not seen.</param>
public sealed record MeAnswer(Guid Id, string Name, bool MayTriage, bool ReadsEverything, int Unread, DateOnly Today, SubscriptionAnswer Subscription);

/// <param name="Mail">Where the mails go: the person's address in the CMS.</param>
public sealed record SubscriptionAnswer(bool Alerts, DigestRhythm Digest, string Mail);

/// <param name="Share">Of <paramref name="Useful"/>, from 0 to 1; null without votes.</param>
/// <param name="Low">Lower end of the share's 95 % interval (Wilson).</param>
/// <param name="High">Its upper end.</param>
public sealed record SatisfactionAnswer(int Votes, int Useful, int NotUseful, double? Share, double Low, double High)
{
    public static SatisfactionAnswer Of(Satisfaction satisfaction) =>
        new(satisfaction.Votes, satisfaction.Useful, satisfaction.NotUseful, satisfaction.Share, satisfaction.WilsonLow, satisfaction.WilsonHigh);
}

/// <param name="Misses">Without result.</param>
/// <param name="Opened">Searches after which a result was opened.</param>
public sealed record SearchSumsAnswer(int Searches, int Misses, int Opened)
{
    public static SearchSumsAnswer? Of(SearchSums? sums) => sums is { } known ? new(known.Searches, known.Misses, known.Opened) : null;
}

/// <param name="Searches">Null for readers of some contents only.</param>
public sealed record SumsAnswer(SatisfactionAnswer Satisfaction, int Comments, SearchSumsAnswer? Searches)
{
    public static SumsAnswer Of(Sums sums) => new(SatisfactionAnswer.Of(sums.Satisfaction), sums.Comments, SearchSumsAnswer.Of(sums.Searches));
}

public sealed record DayAnswer(DateOnly Day, int Useful, int NotUseful, int Comments, SearchSumsAnswer? Searches);

public sealed record PublicationAnswer(Guid ContentId, DateTimeOffset Version, string Title);

/// <param name="Days">Only days on which something was.</param>
/// <param name="Before">Of as many days, just before.</param>
/// <param name="Publications">Newest first.</param>
/// <param name="HasEverHadVotes">False: nothing to show on any days.</param>
public sealed record OverviewAnswer(
    DateOnly From, DateOnly Until, IReadOnlyList<DayAnswer> Days, SumsAnswer Sums, SumsAnswer Before, IReadOnlyList<PublicationAnswer> Publications,
    bool HasEverHadVotes)
{
    public static OverviewAnswer Of(Overview overview) => new(
        overview.Period.From, overview.Period.Until,
        [.. overview.Days.Select(day => new DayAnswer(day.Day, day.Satisfaction.Useful, day.Satisfaction.NotUseful, day.Comments, SearchSumsAnswer.Of(day.Searches)))],
        SumsAnswer.Of(overview.Sums), SumsAnswer.Of(overview.Before),
        [.. overview.Publications.Select(edit => new PublicationAnswer(edit.ContentId, edit.Version, edit.Title))], overview.HasEverHadVotes);
}

/// <param name="Type"><c>tutorial</c>, <c>faqEntry</c>, <c>page</c>, <c>helpCentre</c>; empty when it is not known any more.</param>
/// <param name="Address">The absolute address of its page; null once it is not published any more.</param>
public sealed record ContentAnswer(Guid Id, string Title, string Type, string? Screen, string? Address, DateTimeOffset Version);

/// <param name="Before">Of as many days, just before.</param>
public sealed record RankedAnswer(ContentAnswer Content, SatisfactionAnswer Satisfaction, int Comments, SatisfactionAnswer Before);

public sealed record RankingAnswer(DateOnly From, DateOnly Until, int Total, IReadOnlyList<RankedAnswer> Items);

/// <param name="Points">Share less the one before, from −1 to 1; null with less than 20 votes on a side.</param>
public sealed record DifferenceAnswer(double? Points, Significance Significance);

/// <param name="Since">Against the edit before; null for the first.</param>
public sealed record VersionAnswer(DateTimeOffset Version, string Title, SatisfactionAnswer Satisfaction, int Comments, DifferenceAnswer? Since);

/// <param name="Versions">Newest first.</param>
public sealed record ContentFiguresAnswer(
    ContentAnswer Content, SatisfactionAnswer Satisfaction, int Comments, IReadOnlyList<VersionAnswer> Versions, IReadOnlyList<ReadImprovement> Improvements);

/// <param name="Text">Empty once deleted.</param>
/// <param name="Repeated">How often the same was written within five minutes after it.</param>
/// <param name="Improvements">Ids of what answers it publicly.</param>
public sealed record CommentAnswer(
    Guid Id, ContentAnswer Content, DateTimeOffset Version, DateTimeOffset CreatedAt, string Text, bool Useful, CommentStatus Status, Guid? OwnerId, string? OwnerName,
    string? Note, IReadOnlyList<string> Tags, int Repeated, bool Unread, IReadOnlyList<Guid> Improvements,
    DateTimeOffset? MaskedAt, string? MaskedBy, DateTimeOffset? DeletedAt, string? DeletedBy);

public sealed record CommentsAnswer(int Total, IReadOnlyList<CommentAnswer> Items);

/// <param name="Count">Comments concerned.</param>
public sealed record ChangedAnswer(int Count);

public sealed record CreatedAnswer(Guid Id);

/// <param name="Others">Other ways to ask the same.</param>
public sealed record SearchGroupAnswer(string Query, int Count, IReadOnlyList<string> Others);

public sealed record SearchesAnswer(DateOnly From, DateOnly Until, SearchSumsAnswer Sums, SearchSumsAnswer Before, IReadOnlyList<SearchGroupAnswer> Misses);

/// <param name="Rows">Null for one that did not come to its end.</param>
public sealed record ExportAnswer(DateTimeOffset At, string StaffName, string Kind, string Filter, int? Rows);
