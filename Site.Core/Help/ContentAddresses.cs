using System.Collections.Frozen;

namespace Site.Core.Help;

/// <summary>What decides a document's address.</summary>
/// <param name="RoutePath">The Delivery API's <c>route.path</c>, e.g. <c>/tutoriels/creer-un-compte/</c>.</param>
public readonly record struct AddressedDocument(Guid Id, string ContentType, string RoutePath, DateTimeOffset CreatedAt);

/// <summary>The one place that maps content to public addresses. They depend on a document's type, not on its place in the tree.</summary>
public static class ContentAddresses
{
    public const string HelpCentre = "/aide";
    public const string Tutorials = "/tutoriels";
    public const string Faq = "/faq";
    public const string Forms = "/formulaires";

    /// <summary>First segments that the application itself answers, or will: no page may take one.</summary>
    public static readonly FrozenSet<string> ReservedSegments = new[]
    {
        "aide", "tutoriels", "faq", "recherche", "avis", "plan-du-site", "sitemap.xml", "robots.txt", "opensearch.xml", "favicon.ico", "manifest.webmanifest",
        "umbraco", "media", "css", "js", "fonts", "images", "lib", "app_plugins",
        "formulaires", "compte", "inscription", "connexion", "deconnexion", "mot-de-passe-oublie", "activation", "connect", ".well-known",
        "reservations", "factures", "paiement", "gestion", "dev", "sante", "health", "erreur", "api",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="path">On this site, without query and last slash.</param>
    /// <returns>Whether the application answers it itself, if with a 404; else a content does, or nothing.</returns>
    public static bool IsOfTheApplication(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments.Length == 0
            || (ReservedSegments.Contains(segments[0]) && (segments.Length == 1 || $"/{segments[0].ToLowerInvariant()}" is not (HelpCentre or Tutorials or Faq or Forms)));
    }

    /// <summary>
    /// Addresses of all documents that have a page. When two want the same, or one wants a reserved one, the younger
    /// (by creation, then by id) gets <c>-1</c>, <c>-2</c>…
    /// </summary>
    public static AddressBook Assign(IReadOnlyCollection<AddressedDocument> documents)
    {
        var byAddress = new Dictionary<string, Guid>(documents.Count, StringComparer.Ordinal);
        var late = new List<(AddressedDocument Document, string Wanted)>();
        var wanting = new Dictionary<string, AddressedDocument>(documents.Count, StringComparer.Ordinal);
        foreach (var document in documents)
        {
            if (Wanted(document.ContentType, document.RoutePath) is not { } wanted)
                continue;
            if (IsReservedPage(document.ContentType, wanted))
                late.Add((document, wanted));
            else if (!wanting.TryGetValue(wanted, out var other))
                wanting.Add(wanted, document);
            else if (IsOlder(document, other))
            {
                wanting[wanted] = document;
                late.Add((other, wanted));
            }
            else
                late.Add((document, wanted));
        }
        foreach (var (address, document) in wanting)
            byAddress.Add(address, document.Id);
        foreach (var (document, wanted) in late.OrderBy(l => l.Document.CreatedAt).ThenBy(l => l.Document.Id))
            for (var number = 1; ; number++)
                if (byAddress.TryAdd($"{wanted}-{number}", document.Id))
                    break;

        var byRoute = new Dictionary<string, Guid>(documents.Count, StringComparer.Ordinal);
        foreach (var document in documents)
            byRoute.TryAdd(document.RoutePath.TrimEnd('/'), document.Id);
        return new AddressBook(byAddress, byRoute);
    }

    /// <summary>Asked before a document is published.</summary>
    /// <param name="routePath">The path, or only the segment, that the document will have.</param>
    /// <returns>A French sentence that says why the address is refused and what to do; null when it is fine.</returns>
    public static string? Refusal(string contentType, string routePath) =>
        Wanted(contentType, routePath) is { } wanted && IsReservedPage(contentType, wanted)
            ? $"L’adresse «\u00A0{wanted}\u00A0» est réservée au fonctionnement du portail. Donnez un autre nom à cette page, puis publiez-la."
            : null;

    private static string? Wanted(string contentType, string routePath) => contentType switch
    {
        ContentTypes.HelpCentre => HelpCentre,
        ContentTypes.TutorialList => Tutorials,
        ContentTypes.FaqList => Faq,
        ContentTypes.Tutorial => Below(Tutorials, routePath),
        ContentTypes.FaqEntry => Below(Faq, routePath),
        ContentTypes.Page => Below("", routePath),
        ContentTypes.Form => Below(Forms, routePath),
        _ => null,
    };

    private static string? Below(string parent, string routePath)
    {
        var path = routePath.AsSpan().Trim('/');
        var segment = path[(path.LastIndexOf('/') + 1)..];
        return segment.IsEmpty ? null : $"{parent}/{segment.ToString().ToLowerInvariant()}";
    }

    private static bool IsReservedPage(string contentType, string wanted) =>
        contentType == ContentTypes.Page && ReservedSegments.Contains(wanted[1..]);

    private static bool IsOlder(AddressedDocument one, AddressedDocument other) =>
        (one.CreatedAt, one.Id).CompareTo((other.CreatedAt, other.Id)) < 0;
}

/// <summary>Which document has which address, at one moment. Immutable.</summary>
public sealed class AddressBook
{
    private readonly Dictionary<string, Guid> _byAddress;
    private readonly Dictionary<string, Guid> _byRoute;
    private readonly Dictionary<Guid, string> _byId;

    internal AddressBook(Dictionary<string, Guid> byAddress, Dictionary<string, Guid> byRoute)
    {
        (_byAddress, _byRoute) = (byAddress, byRoute);
        _byId = byAddress.ToDictionary(pair => pair.Value, pair => pair.Key);
    }

    public static AddressBook Empty { get; } = new([], []);

    /// <summary>The document's address; null when it has no page.</summary>
    public string? Of(Guid id) => _byId.GetValueOrDefault(id);

    /// <summary>
    /// Where a path written in content leads: an address itself, or the CMS's tree path of a document that has one; null for any other.
    /// The root <c>/</c> is the portal's home, never the CMS's root document.
    /// </summary>
    public string? Resolve(string path)
    {
        var trimmed = path.TrimEnd('/').ToLowerInvariant();
        if (trimmed.Length == 0)
            return null;
        return _byAddress.ContainsKey(trimmed) ? trimmed
            : _byRoute.TryGetValue(trimmed, out var id) ? Of(id)
            : null;
    }
}
