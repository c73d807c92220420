using Site.Cms.Data;
using Site.Cms.Model;

namespace Site.Cms.Versions;

/// <summary>Which old versions go, by Umbraco's rules. A document type may ask for other times, or for none of its versions to go.</summary>
internal static class VersionCleanup
{
    private const int KeepAllForDays = 7;
    private const int KeepLatestPerDayForDays = 90;

    /// <param name="old">Versions that are neither draft nor published now and that nobody protected.</param>
    /// <returns>Ids of those to remove.</returns>
    public static IEnumerable<int> Expired(CmsState state, IEnumerable<VersionMark> old, DateTime now) =>
        from version in old
        where state.Documents.ContainsKey(version.DocumentId)
        group version by version.DocumentId into history
        let policy = state.DocumentTypes[state.Documents[history.Key].DocumentTypeId].Body.Cleanup ?? new VersionCleanupModel()
        where !policy.PreventCleanup
        from expired in Expired(
            history, now, policy.KeepAllVersionsNewerThanDays ?? KeepAllForDays, policy.KeepLatestVersionPerDayForDays ?? KeepLatestPerDayForDays)
        select expired;

    private static IEnumerable<int> Expired(IEnumerable<VersionMark> history, DateTime now, int keepAll, int keepLatest) =>
        history.Where(version => now - version.Date >= TimeSpan.FromDays(keepAll))
            .GroupBy(version => version.Date.Date)
            .SelectMany(day =>
            {
                var newestFirst = day.OrderByDescending(version => version.Date).ThenByDescending(version => version.Id).ToList();
                return now - newestFirst[0].Date < TimeSpan.FromDays(keepLatest) ? newestFirst.Skip(1) : newestFirst;
            })
            .Select(version => version.Id);
}

/// <summary>A version without its content.</summary>
internal sealed record VersionMark(int Id, Guid DocumentId, DateTime Date, Guid UserId, bool PreventCleanup);
