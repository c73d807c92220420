using Microsoft.AspNetCore.Http;

namespace Site.Cms.Management;

/// <summary>Query parameters, read so that a wrong one is refused with its name.</summary>
internal static class RequestQuery
{
    /// <summary>Null when it is absent or empty.</summary>
    /// <exception cref="InvalidRequestException">It is no id.</exception>
    public static Guid? QueryId(this HttpRequest request, string name) =>
        request.QueryText(name) is { } text ? Id(name, text) : null;

    /// <summary>An id that the call cannot do without.</summary>
    /// <exception cref="InvalidRequestException">It is missing or no id.</exception>
    public static Guid RequiredQueryId(this HttpRequest request, string name) =>
        request.QueryId(name) ?? throw new InvalidRequestException(RequestFault.Missing($"$.{name}", name));

    /// <exception cref="InvalidRequestException">It is neither true nor false.</exception>
    public static bool? QueryFlag(this HttpRequest request, string name) =>
        request.QueryText(name) is not { } text ? null
        : bool.TryParse(text, out var flag) ? flag
        : throw Invalid(name, text);

    /// <summary>A number from 0 on.</summary>
    /// <exception cref="InvalidRequestException">It is no such number.</exception>
    public static int QueryNumber(this HttpRequest request, string name, int otherwise) =>
        request.QueryText(name) is not { } text ? otherwise
        : int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number
        : throw Invalid(name, text);

    /// <summary>Null when it is absent or empty.</summary>
    public static string? QueryText(this HttpRequest request, string name) =>
        request.Query[name] is [{ Length: > 0 } text, ..] ? text : null;

    internal static Guid Id(string name, string? text) => Guid.TryParse(text, out var id) ? id : throw Invalid(name, text);

    private static InvalidRequestException Invalid(string name, string? text) => new(new RequestFault($"$.{name}", $"The value '{text}' is not valid."));
}

/// <summary>The ids of <c>?id=…&amp;id=…</c>, each once, in the order given; none when the parameter is missing.</summary>
public sealed class QueryIds : List<Guid>
{
    private QueryIds(IEnumerable<Guid> ids) : base(ids)
    {
    }

    public static ValueTask<QueryIds> BindAsync(HttpContext context) =>
        ValueTask.FromResult(new QueryIds(context.Request.Query["id"].Where(text => !string.IsNullOrEmpty(text)).Select(text => RequestQuery.Id("id", text)).Distinct()));
}
