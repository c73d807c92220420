using Microsoft.AspNetCore.Http;

namespace Site.Cms.Management;

internal static class OrderDirection
{
    /// <summary>Whether a list is asked for from its end (<c>orderDirection=Descending</c>).</summary>
    /// <exception cref="InvalidRequestException">It is no direction.</exception>
    public static bool Descending(this HttpRequest request, bool otherwise) => request.QueryText("orderDirection") switch
    {
        null => otherwise,
        var text when text.Equals("Descending", StringComparison.OrdinalIgnoreCase) => true,
        var text when text.Equals("Ascending", StringComparison.OrdinalIgnoreCase) => false,
        var text => throw new InvalidRequestException(new RequestFault("$.orderDirection", $"The value '{text}' is not valid.")),
    };
}
