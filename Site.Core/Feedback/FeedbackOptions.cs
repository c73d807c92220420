using System.ComponentModel.DataAnnotations;

namespace Site.Core.Feedback;

/// <summary>Section <c>Feedback</c>.</summary>
public sealed class FeedbackOptions
{
    /// <summary>How long after voting comments are taken.</summary>
    public static readonly TimeSpan CommentWindow = TimeSpan.FromHours(1);

    /// <summary>How long the browser keeps the receipt, and so how long a vote can be seen again and withdrawn.</summary>
    public static readonly TimeSpan ReceiptLifetime = TimeSpan.FromDays(30);

    /// <summary>
    /// Seconds between a vote and its first comment, and between two comments; what comes sooner was not typed by a person. The vote itself has no
    /// minimum: its form is on pages cached for everybody, which cannot say when they were shown. The vote's own time, kept here, cannot be forged.
    /// </summary>
    [Range(0, 60)]
    public double MinimumSeconds { get; set; } = 2;

    /// <summary>Posts that one address can make in a row.</summary>
    [Range(1, 10_000)]
    public int Burst { get; set; } = 60;

    /// <summary>Posts that one address can make a minute once the burst is used up. A school or a family shares one address.</summary>
    [Range(1, 10_000)]
    public int PostsPerMinute { get; set; } = 10;
}
