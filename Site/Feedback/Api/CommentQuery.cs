using Microsoft.AspNetCore.Mvc;
using Site.Core.Feedback;
using Site.Core.Feedback.Analysis;
using Site.Core.Feedback.Triage;

namespace Site.Feedback.Api;

/// <summary>Which comments; what is left out stands for all.</summary>
public sealed class CommentQuery
{
    /// <summary>Words that stand together in the comment, whatever their case and accents.</summary>
    [FromQuery(Name = "text")]
    public string? Text { get; init; }

    [FromQuery(Name = "content")]
    public Guid? Content { get; init; }

    /// <summary>True for « très utile ».</summary>
    [FromQuery(Name = "useful")]
    public bool? Useful { get; init; }

    [FromQuery(Name = "status")]
    public CommentStatus? Status { get; init; }

    /// <summary>Those that the caller has taken on.</summary>
    [FromQuery(Name = "mine")]
    public bool Mine { get; init; }

    [FromQuery(Name = "tag")]
    public string? Tag { get; init; }

    /// <summary>Those that the caller has not seen.</summary>
    [FromQuery(Name = "unread")]
    public bool Unread { get; init; }

    /// <summary>Null when it names words or a tag that are too long.</summary>
    public CommentFilter? Read(Period? period, Guid caller) => Text?.Length > CommentFilter.LongestText || Tag?.Length > Comment.LongestTag ? null : new(
        period, Text, Content, Useful, Status, Mine ? caller : null, CommentTriage.TagOf(Tag), Unread ? caller : null);

    /// <summary>As the trail of exports keeps it: what was searched for is left out.</summary>
    public string Describe() => string.Join(", ", new[]
    {
        Text is { Length: > 0 } ? "text" : null, Content is { } content ? $"content={content}" : null, Useful is { } useful ? $"useful={useful}" : null,
        Status is { } status ? $"status={status}" : null, Mine ? "mine" : null, Tag is { Length: > 0 } ? "tag" : null, Unread ? "unread" : null,
    }.OfType<string>());
}
