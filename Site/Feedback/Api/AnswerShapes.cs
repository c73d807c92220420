using Site.Core.Feedback.Analysis;
using Site.Core.Feedback.Triage;
using Site.Web;

namespace Site.Feedback.Api;

/// <summary>Turns what was read into answers: addresses become absolute, since the screens may stand on another host.</summary>
public sealed class AnswerShapes(PublicAddress site)
{
    public ContentAnswer Of(NamedContent content) => new(
        content.Id, content.Title, content.Type, content.Screen, content.Address is { } address ? site.Absolute(address) : null, content.Version);

    public CommentAnswer Of(ReadComment comment) => new(
        comment.Id, Of(comment.Content), comment.Version, comment.CreatedAt, comment.Text, comment.Useful, comment.Status, comment.OwnerId, comment.OwnerName,
        comment.Note, comment.Tags, comment.Repeated, comment.Unread, comment.Improvements, comment.MaskedAt, comment.MaskedBy, comment.DeletedAt, comment.DeletedBy);

    public RankedAnswer Of(RankedContent content) =>
        new(Of(content.Content), SatisfactionAnswer.Of(content.Satisfaction), content.Comments, SatisfactionAnswer.Of(content.Before));

    public static VersionAnswer Of(VersionFigures version) => new(
        version.Version, version.Title, SatisfactionAnswer.Of(version.Satisfaction), version.Comments,
        version.Since is { } since ? new(since.Points, since.Significance) : null);
}
