using Microsoft.AspNetCore.Http;

namespace Site.Cms.Management;

/// <summary>The ids of a query that asks for several things: <c>?id=…&amp;id=…</c>.</summary>
public readonly record struct QueryIds(IReadOnlyList<Guid> All)
{
    private const int Most = 1000;

    /// <exception cref="InvalidRequestException">One is no GUID, or there are too many.</exception>
    public static ValueTask<QueryIds> BindAsync(HttpContext context)
    {
        var given = context.Request.Query["id"];
        if (given.Count > Most)
            throw new InvalidRequestException(new RequestFault("$.id", $"No more than {Most} ids can be asked for at once."));
        return ValueTask.FromResult(new QueryIds([.. given.Select(text => QueryValues.Parse("id", text)).Distinct()]));
    }
}

internal static class QueryValues
{
    /// <summary>Null when it is not given, or given empty.</summary>
    /// <exception cref="InvalidRequestException">It is no GUID.</exception>
    public static Guid? Id(this HttpRequest request, string name) =>
        request.Query[name].FirstOrDefault() is { Length: > 0 } text ? Parse(name, text) : null;

    /// <exception cref="InvalidRequestException">It is missing or no GUID.</exception>
    public static Guid RequiredId(this HttpRequest request, string name) =>
        request.Id(name) ?? throw new InvalidRequestException(RequestFault.Missing($"$.{name}", name));

    /// <exception cref="InvalidRequestException">It is neither <c>true</c> nor <c>false</c>.</exception>
    public static bool? Flag(this HttpRequest request, string name)
    {
        if (request.Query[name].FirstOrDefault() is not { Length: > 0 } text)
            return null;
        return bool.TryParse(text, out var flag) ? flag : throw Invalid(name, text);
    }

    /// <exception cref="InvalidRequestException">It is not between 0 and <paramref name="most"/>.</exception>
    public static int Count(this HttpRequest request, string name, int otherwise, int most)
    {
        if (request.Query[name].FirstOrDefault() is not { Length: > 0 } text)
            return otherwise;
        return int.TryParse(text, out var count) && count >= 0 && count <= most ? count : throw Invalid(name, text);
    }

    /// <summary>Whether a list is asked for from its end (<c>orderDirection=Descending</c>).</summary>
    /// <exception cref="InvalidRequestException">It is no direction.</exception>
    public static bool Descending(this HttpRequest request, bool otherwise) =>
        request.Query["orderDirection"].FirstOrDefault() is not { Length: > 0 } text ? otherwise
        : text.Equals("Descending", StringComparison.OrdinalIgnoreCase) ? true
        : text.Equals("Ascending", StringComparison.OrdinalIgnoreCase) ? false
        : throw Invalid("orderDirection", text);

    internal static Guid Parse(string name, string? text) => Guid.TryParse(text, out var id) ? id : throw Invalid(name, text);

    private static InvalidRequestException Invalid(string name, string? text) =>
        new(new RequestFault($"$.{name}", $"The value '{(text is { Length: > 100 } ? text[..100] : text)}' is not valid."));
}
