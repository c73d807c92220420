using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Feedback.Figures;
using Site.Core.Feedback.Publications;

namespace Site.Core.Feedback.Analysis;

/// <param name="Version">When this edit was published, and its mark.</param>
/// <param name="Since">Against the edit before; null for the first.</param>
public sealed record VersionFigures(DateTimeOffset Version, string Title, Satisfaction Satisfaction, int Comments, Difference? Since);

/// <param name="Versions">The newest first.</param>
public sealed record ContentFigures(NamedContent Content, Satisfaction Satisfaction, int Comments, IReadOnlyList<VersionFigures> Versions);

/// <summary>What readers said of one content, edit by edit.</summary>
public sealed class VersionReading(IDbContextFactory<PortalDbContext> contexts, ContentNames names)
{
    /// <returns>Null for a content that the reader may not see, or that never had a page.</returns>
    public async Task<ContentFigures?> ReadAsync(Guid content, FeedbackReach reach, CancellationToken cancellation)
    {
        if (!reach.Includes(content))
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (!(await names.OfAsync(context, [content], cancellation)).TryGetValue(content, out var named))
            return null;
        var sums = (await context.Set<DailyFigures>().Where(figures => figures.ContentId == content)
            .GroupBy(figures => figures.Version)
            .Select(version => new { version.Key, Useful = version.Sum(f => f.Useful), NotUseful = version.Sum(f => f.NotUseful), Comments = version.Sum(f => f.Comments) })
            .ToListAsync(cancellation)).ToDictionary(version => version.Key);
        var titles = await context.Set<Publication>().AsNoTracking().Where(publication => publication.ContentId == content)
            .ToDictionaryAsync(publication => publication.Version, publication => publication.Title, cancellation);

        var versions = new List<VersionFigures>();
        Satisfaction? before = null;
        foreach (var version in titles.Keys.Union(sums.Keys).Append(named.Version).Distinct().Order())
        {
            var satisfaction = sums.TryGetValue(version, out var sum) ? new Satisfaction(sum.Useful, sum.NotUseful) : default;
            versions.Add(new(version, titles.GetValueOrDefault(version, named.Title), satisfaction, sum?.Comments ?? 0, before is { } old ? satisfaction.Since(old) : null));
            before = satisfaction;
        }
        versions.Reverse();
        return new(
            named, versions.Aggregate(default(Satisfaction), (sum, version) => sum + version.Satisfaction), versions.Sum(version => version.Comments), versions);
    }
}
