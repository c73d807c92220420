using Microsoft.AspNetCore.Http;
using Site.Cms.Delivery.Queries;
using Site.Cms.Delivery.Rendering;
using Site.Cms.Publishing;

namespace Site.Cms.Delivery;

/// <summary>
/// The Content Delivery API v2. One delegate without routing below it, because the real server's answers to wrong methods,
/// versions and paths are not those of ASP.NET Core's routing, and because a kept answer should cost a dictionary look-up.
/// </summary>
internal sealed class DeliveryApi(DeliverySource source, DeliveryAccess access, ContentEndpoints content)
{
    private const string Prefix = "/delivery/api/";
    private const string Version = "v2";
    private const int MaxQueryLength = 16 * 1024;

    private SnapshotCache? cache;

    public Task Answer(HttpContext http)
    {
        if (http.Request.QueryString.Value is { Length: > MaxQueryLength })
            return DeliveryAnswers.Empty(http, StatusCodes.Status414UriTooLong);
        if (!HttpMethods.IsGet(http.Request.Method) || Resource(http.Request.Path.Value ?? "") is not { } resource)
            return DeliveryAnswers.Empty(http, StatusCodes.Status404NotFound);
        if (!resource.IsServed)
            return DeliveryAnswers.Empty(http, StatusCodes.Status400BadRequest);

        var preview = DeliveryAccess.IsPreview(http.Request);
        http.Response.Headers.Vary = "Accept-Language, Accept-Segment, Api-Key, Preview, Start-Item";
        if (!access.Allows(http.Request, preview, resource.Name.StartsWith("media", StringComparison.Ordinal)))
            return DeliveryAnswers.Empty(http, StatusCodes.Status401Unauthorized);

        if (preview)
            http.Response.Headers.CacheControl = "private, no-store";
        var kept = Current();
        var view = new DeliveryView(kept.Snapshot, preview);
        if (!TryStartItem(http.Request, view, out var startItem))
            return DeliveryAnswers.NoStartItem(http);
        var request = new DeliveryRequest(http, view, startItem, Speaks(http.Request), preview ? null : kept);
        if (request is { Speaks: true, Cache: { } answers } && answers.Answer(request.Key) is { } answer)
            return DeliveryAnswers.Ok(http, answer);
        // A language that is not installed finds nothing; only answers that found something are kept.
        return Dispatch(request.Speaks ? request : request with { Cache = null }, resource);
    }

    private Task Dispatch(DeliveryRequest request, RequestedResource resource)
    {
        try
        {
            return (resource.Name, resource.Id) switch
            {
                ("content", _) => content.List(request),
                ("content/items", _) => content.Items(request),
                ("content/item", { } id) => content.ById(request, id),
                ("content/item", null) => content.ByPath(request, resource.Path),
                ("media", _) => MediaEndpoints.List(request),
                ("media/items", _) => MediaEndpoints.Items(request),
                ("media/item", { } id) => MediaEndpoints.ById(request, id),
                _ => MediaEndpoints.ByPath(request, resource.Path),
            };
        }
        catch (AnswerTooLargeException)
        {
            return DeliveryAnswers.Problem(request.Http, DeliveryProblem.TooLarge);
        }
    }

    private SnapshotCache Current()
    {
        var snapshot = source.Current();
        var known = Volatile.Read(ref cache);
        if (known is not null && ReferenceEquals(known.Snapshot, snapshot))
            return known;
        var fresh = new SnapshotCache(snapshot);
        Volatile.Write(ref cache, fresh);
        content.Trim(snapshot.Published);
        return fresh;
    }

    /// <summary>A root by its id or URL segment; false when the header names something else.</summary>
    private static bool TryStartItem(HttpRequest request, DeliveryView view, out ContentNode? startItem)
    {
        startItem = null;
        if (request.Headers["Start-Item"] is not [{ Length: > 0 } name, ..])
            return true;
        var isId = Guid.TryParse(name, out var id);
        foreach (var root in view.Tree.Children(null))
            if (isId ? root.Id == id : root.Segment == name)
                startItem = root;
        return startItem is not null;
    }

    /// <summary>True without a wish, and when the installed language is among those wished for.</summary>
    private bool Speaks(HttpRequest request)
    {
        var wishes = request.Headers.AcceptLanguage.ToString();
        if (wishes.Length == 0)
            return true;
        foreach (var wish in wishes.Split(','))
        {
            var language = wish.AsSpan().Trim();
            var weight = language.IndexOf(';');
            language = weight < 0 ? language : language[..weight].TrimEnd();
            if (language is "*" || language.Equals(source.Language, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    /// <summary>What a path names; null when it is nothing of this API.</summary>
    private static RequestedResource? Resource(string path)
    {
        var start = path.IndexOf(Prefix, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return null;
        var parts = path[(start + Prefix.Length)..].Split('/', 4);
        var kind = parts.Length < 2 ? "" : parts[1].ToLowerInvariant();
        var part = parts.Length < 3 ? "" : parts[2].ToLowerInvariant();
        var rest = parts.Length < 4 ? "" : Uri.UnescapeDataString(parts[3]);
        if (kind is not ("content" or "media") || parts[0].Length < 2 || parts[0][0] is not ('v' or 'V') || !char.IsAsciiDigit(parts[0][1]))
            return null;
        var served = parts[0].ToLowerInvariant() is Version or Version + ".0";
        return (part, rest.Trim('/')) switch
        {
            ("", "") => new RequestedResource(kind, null, "", served),
            ("items", "") => new RequestedResource(kind + "/items", null, "", served),
            ("item", "") when kind == "media" => null,
            ("item", var wanted) => new RequestedResource(kind + "/item", Guid.TryParse(wanted, out var id) ? id : null, wanted, served),
            _ => null,
        };
    }

    private readonly record struct RequestedResource(string Name, Guid? Id, string Path, bool IsServed);
}
