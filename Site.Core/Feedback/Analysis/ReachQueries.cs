using Site.Core.Feedback.Figures;
using Site.Core.Feedback.Improvements;
using Site.Core.Feedback.Publications;

namespace Site.Core.Feedback.Analysis;

/// <summary>Limits queries to what their asker may read.</summary>
internal static class ReachQueries
{
    public static IQueryable<DailyFigures> Within(this IQueryable<DailyFigures> figures, FeedbackReach reach) =>
        reach.Contents is { } contents ? figures.Where(one => contents.Contains(one.ContentId)) : figures;

    public static IQueryable<Publication> Within(this IQueryable<Publication> publications, FeedbackReach reach) =>
        reach.Contents is { } contents ? publications.Where(one => contents.Contains(one.ContentId)) : publications;

    public static IQueryable<Comment> Within(this IQueryable<Comment> comments, FeedbackReach reach) =>
        reach.Contents is { } contents ? comments.Where(one => contents.Contains(one.ContentId)) : comments;

    public static IQueryable<Vote> Within(this IQueryable<Vote> votes, FeedbackReach reach) =>
        reach.Contents is { } contents ? votes.Where(one => contents.Contains(one.ContentId)) : votes;

    public static IQueryable<Improvement> Within(this IQueryable<Improvement> improvements, FeedbackReach reach) =>
        reach.Contents is { } contents ? improvements.Where(one => contents.Contains(one.ContentId)) : improvements;
}
