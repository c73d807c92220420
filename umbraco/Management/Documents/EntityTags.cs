using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Site.Cms.Versions;

namespace Site.Cms.Management.Documents;

/// <summary>The mark of a draft as HTTP carries it, so that who saves can say which text was read (<c>If-Match</c>).</summary>
internal static class EntityTags
{
    /// <summary>A token that no draft has.</summary>
    private const string Nothing = "-";

    public static string Of(DocumentVersion draft) => $"\"{ContentToken.Of(draft)}\"";

    /// <summary>The token to save with: null when the caller does not care (no header, or <c>*</c>).</summary>
    /// <remarks>Weak tags never match (RFC 9110, 13.1.1). Of several only the first counts: no client of a document has read two drafts.</remarks>
    public static string? Expected(HttpRequest request)
    {
        if (request.Headers.IfMatch.Count == 0)
            return null;
        if (!EntityTagHeaderValue.TryParseList(request.Headers.IfMatch, out var tags) || tags.Count == 0)
            return Nothing;
        if (tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any)))
            return null;
        return tags.FirstOrDefault(tag => !tag.IsWeak)?.Tag.AsSpan().Trim('"').ToString() ?? Nothing;
    }
}
