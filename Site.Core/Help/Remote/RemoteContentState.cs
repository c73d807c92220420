namespace Site.Core.Help.Remote;

/// <summary>How the reading of a CMS elsewhere stands, for health.</summary>
/// <param name="CheckedAt">When the CMS last said that these contents are current; null: never since the start.</param>
/// <param name="Problem">What is wrong, in words of ours; null when nothing is.</param>
/// <param name="ReadAt">When the contents that are served were read; null: there are none.</param>
public sealed record RemoteContentState(DateTimeOffset? CheckedAt, string? Problem, DateTimeOffset? ReadAt);
