using Site.Core.Feedback;
using Site.Core.Feedback.Alerts;

namespace Site.Feedback.Api;

/// <param name="Take">True: the caller takes them on; false: nobody has them any more; null: as it is.</param>
public sealed record ChangeBody(IReadOnlyList<Guid>? Ids, CommentStatus? Status, bool? Take, IReadOnlyList<string>? AddTags, IReadOnlyList<string>? RemoveTags);

public sealed record IdsBody(IReadOnlyList<Guid>? Ids);

/// <param name="Was">The note that was on the screen.</param>
public sealed record NoteBody(string? Note, string? Was);

/// <param name="Passages">To be hidden wherever they stand in the comment, letter by letter.</param>
public sealed record MaskBody(IReadOnlyList<string>? Passages);

/// <param name="Version">The published edit that changed it.</param>
/// <param name="Comments">Ids of the comments that it answers.</param>
public sealed record ImprovementBody(Guid ContentId, DateTimeOffset Version, string? Sentence, IReadOnlyList<Guid>? Comments);

public sealed record SentenceBody(string? Sentence);

public sealed record SubscriptionBody(bool Alerts, DigestRhythm Digest);
