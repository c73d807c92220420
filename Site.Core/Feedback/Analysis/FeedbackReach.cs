namespace Site.Core.Feedback.Analysis;

/// <summary>Which contents a member of staff may read about; every query of an analyst asks with it.</summary>
/// <param name="Contents">Ids; null for all, those that are no longer published among them.</param>
public sealed record FeedbackReach(IReadOnlyCollection<Guid>? Contents)
{
    private readonly HashSet<Guid>? _quick = Contents is null ? null : [.. Contents];

    public static FeedbackReach Everything { get; } = new((IReadOnlyCollection<Guid>?)null);

    public bool Includes(Guid content) => _quick is null || _quick.Contains(content);

    /// <summary>What is in both.</summary>
    public FeedbackReach And(IEnumerable<Guid>? contents) => contents is null ? this : new([.. contents.Where(Includes)]);
}
