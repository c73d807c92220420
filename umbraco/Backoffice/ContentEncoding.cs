using Microsoft.AspNetCore.Http;

namespace Site.Cms.Backoffice;

internal static class ContentEncoding
{
    /// <summary>The first offered encoding that the request accepts with the highest quality; null for none, that is identity.</summary>
    public static string? Best(HttpRequest request, IReadOnlyList<string> offered)
    {
        string? best = null;
        var bestQuality = 0.0;
        foreach (var encoding in offered)
        {
            var quality = Quality(request, encoding);
            if (quality > bestQuality)
                (best, bestQuality) = (encoding, quality);
        }
        return best;
    }

    private static double Quality(HttpRequest request, string encoding)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        var match = accepted.FirstOrDefault(a => a.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase))
            ?? accepted.FirstOrDefault(a => a.Value.Equals("*", StringComparison.Ordinal));
        return match is null ? 0 : match.Quality ?? 1;
    }
}
