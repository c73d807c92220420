using System.Globalization;

namespace Site.Feedback;

/// <summary>
/// « Ce contenu vous a-t-il été utile ? » under a content. The same for every reader, so that its page can be cached: no token, no state.
/// </summary>
/// <param name="Version">The published version on screen (<c>HelpContent.Version</c>): the one the vote will count for.</param>
/// <param name="Address">Path of the content's page.</param>
public sealed record FeedbackWidget(Guid ContentId, DateTimeOffset Version, string Title, string Address)
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>The version as the form carries it: UTC, to the tick.</summary>
    public string VersionText => Version.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Null for what <see cref="VersionText"/> cannot have written.</summary>
    public static DateTimeOffset? ParseVersion(string? text) =>
        DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var version) ? version : null;
}
