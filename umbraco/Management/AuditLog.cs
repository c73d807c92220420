using System.Globalization;
using Microsoft.AspNetCore.Http;
using Site.Cms.Data;
using Site.Cms.Management.Documents;
using Site.Cms.Model;

namespace Site.Cms.Management;

/// <summary>What was done to a document or a media item, newest first unless asked otherwise (<c>orderDirection</c>, <c>sinceDate</c>).</summary>
internal static class AuditLog
{
    /// <exception cref="InvalidRequestException">A query parameter is wrong.</exception>
    public static IResult Of(Guid entity, HttpRequest request, Page page, CmsStore store)
    {
        var entries = store.AuditOf(entity).AsEnumerable();
        if (request.QueryText("sinceDate") is { } since)
            entries = entries.Where(entry => entry.Timestamp >= Time("sinceDate", since));
        var list = (request.Descending(otherwise: true) ? entries.Reverse() : entries).ToList();
        return Answer.Json(page.Of(list, entry => new AuditItem(
            new ReferenceById(entry.UserId), DocumentMapping.Utc(entry.Timestamp), entry.LogType, entry.Comment, entry.Parameters)));
    }

    /// <summary>Of something that the caller may know nothing about.</summary>
    public static IResult Empty(Page page) => Answer.Json(page.Of(Array.Empty<AuditItem>()));

    private static DateTime Time(string name, string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.UtcDateTime
            : throw new InvalidRequestException(new RequestFault($"$.{name}", $"The value '{text}' is not valid."));

    private sealed record AuditItem(ReferenceById User, DateTimeOffset Timestamp, string LogType, string? Comment, string? Parameters);
}
