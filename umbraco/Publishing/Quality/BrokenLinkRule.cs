using System.Text.RegularExpressions;

namespace Site.Cms.Publishing.Quality;

/// <summary>What an address on the public site leads to.</summary>
public enum PathState { Known, NotPublished, Unknown }

/// <summary>
/// A link within the site leads somewhere. One to a document that is not published yet only warns: else two documents that link to each other
/// could never be published. Addresses of other sites are not looked at.
/// </summary>
/// <param name="whereTo">Says of a path on the public site, decoded, without query and last slash, whether anything answers there.</param>
public sealed partial class BrokenLinkRule(Func<PublishCandidate, string, PathState> whereTo) : IPublishRule
{
    public IEnumerable<PublishFinding> Check(PublishCandidate candidate) =>
        from field in candidate.Fields
        from link in FieldContent.Links(field)
        let finding = Finding(candidate, field, link)
        where finding is not null
        select finding;

    private PublishFinding? Finding(PublishCandidate candidate, Field field, FoundLink link)
    {
        if (link.Id is { } id)
            return candidate.IsMedia(id) ? Media(candidate, field, link, id) : Document(candidate, field, link, id);
        return link.Address is { } address ? Written(candidate, field, link, address) : null;
    }

    private static PublishFinding? Media(PublishCandidate candidate, Field field, FoundLink link, Guid id) =>
        candidate.Media(id) is null ? Refused(field, QualityTexts.MediaMissing(field, link)) : null;

    private static PublishFinding? Document(PublishCandidate candidate, Field field, FoundLink link, Guid id) => candidate.StateOf(id) switch
    {
        LinkedDocument.Gone when field.Editor == "Umbraco.MediaPicker3" => Refused(field, QualityTexts.MediaMissing(field, link)),
        LinkedDocument.Gone => Refused(field, QualityTexts.Broken(field, link)),
        LinkedDocument.InBin => Refused(field, QualityTexts.InBin(field, link)),
        LinkedDocument.NotPublished => Warned(field, QualityTexts.NotPublished(field, link, candidate.NameOf(id))),
        _ => null,
    };

    private PublishFinding? Written(PublishCandidate candidate, Field field, FoundLink link, string address)
    {
        if (address.Length == 0 || address[0] is '#' or '?' || address.StartsWith("//", StringComparison.Ordinal) || Scheme().IsMatch(address))
            return null;
        if (address[0] != '/')
            return Refused(field, QualityTexts.Incomplete(field, link));
        var path = Path(address);
        if (path.StartsWith("/media/", StringComparison.Ordinal))
            return candidate.IsMedia(path) ? null : Refused(field, QualityTexts.MediaMissing(field, link));
        return whereTo(candidate, path) switch
        {
            PathState.Known => null,
            PathState.NotPublished => Warned(field, QualityTexts.NotYetThere(field, link)),
            _ => Refused(field, QualityTexts.Nowhere(field, link)),
        };
    }

    private static string Path(string address)
    {
        var path = address.IndexOfAny(['?', '#']) is >= 0 and var end ? address[..end] : address;
        path = Uri.UnescapeDataString(path);
        return path.Length > 1 ? path.TrimEnd('/') : path;
    }

    private static PublishFinding Refused(Field field, string sentence) => new(field.Property, sentence);

    private static PublishFinding Warned(Field field, string sentence) => new(field.Property, sentence) { OnlyWarns = true };

    [GeneratedRegex("^[a-z][a-z0-9+.-]*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();
}
