using System.Text.RegularExpressions;

namespace Site.Core.Help.Rendering;

/// <summary>
/// Says where a link in content leads to on the public site, and remembers what was asked:
/// when one of the answers changes, the content has to be rendered again.
/// </summary>
internal sealed partial class LinkTargets(AddressBook addresses)
{
    private readonly Dictionary<Guid, string?> _documents = [];
    private readonly Dictionary<string, string?> _paths = new(StringComparer.Ordinal);

    public static LinkTargets None => new(AddressBook.Empty);

    /// <summary>Public address of a document; null when it is not published or has no page.</summary>
    public string? Document(Guid id) => _documents[id] = addresses.Of(id);

    /// <summary>Public address for a path that editors or the CMS wrote; null when the path is unknown, and so left as it is.</summary>
    public string? Path(string path) => _paths[path] = addresses.Resolve(path);

    /// <summary>The document of a link that the CMS's own picker left unresolved in Markdown: <c>/{localLink:umb://document/…}</c>.</summary>
    public static Guid? LocalLink(string href)
    {
        if (!href.Contains("localLink", StringComparison.OrdinalIgnoreCase))
            return null;
        var match = LocalLinkForm().Match(Uri.UnescapeDataString(href));
        return match.Success && Guid.TryParse(match.Groups["id"].Value, out var id) ? id : null;
    }

    /// <summary>What was asked until now, without holding on to all addresses.</summary>
    public FollowedLinks Followed => _documents.Count + _paths.Count == 0 ? FollowedLinks.None : new FollowedLinks(_documents, _paths);

    [GeneratedRegex(@"^/?\{localLink:(?:umb://document/)?(?<id>[0-9a-f-]{32,36})\}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LocalLinkForm();
}

/// <summary>Where a content's links led when it was rendered.</summary>
internal sealed class FollowedLinks(Dictionary<Guid, string?> documents, Dictionary<string, string?> paths)
{
    public static FollowedLinks None { get; } = new([], []);

    public bool StillHoldIn(AddressBook newer) =>
        documents.All(asked => newer.Of(asked.Key) == asked.Value) && paths.All(asked => newer.Resolve(asked.Key) == asked.Value);
}
