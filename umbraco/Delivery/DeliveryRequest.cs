using System.Globalization;
using Microsoft.AspNetCore.Http;
using Site.Cms.Delivery.Queries;
using Site.Cms.Delivery.Rendering;
using Site.Cms.Publishing;

namespace Site.Cms.Delivery;

/// <summary>One request that may see what it asks for.</summary>
/// <param name="StartItem">The root that the request confines itself to; null for none.</param>
/// <param name="Speaks">Whether the requested language is installed; nothing is found in another one.</param>
/// <param name="Cache">Null for a preview, which is never kept.</param>
internal sealed record DeliveryRequest(HttpContext Http, DeliveryView View, ContentNode? StartItem, bool Speaks, SnapshotCache? Cache)
{
    /// <summary>Each filter looks at every document.</summary>
    private const int MaxValues = 20;

    public AnswerKey Key => new(Http.Request.Path.Value ?? "", Http.Request.QueryString.Value ?? "", StartItem?.Id);

    public string? Parameter(string name) => Http.Request.Query[name] is { Count: > 0 } values ? values[0] : null;

    /// <summary>Reads <c>expand</c> and <c>fields</c>; null, with the problem, when they make no sense.</summary>
    /// <param name="usual">Whose selection comes from a store where the request asks for the same; null where there is none.</param>
    public OutputSelection? Selection(DeliveryItems? usual, out DeliveryProblem? problem)
    {
        var expand = Http.Request.Query["expand"];
        var fields = Http.Request.Query["fields"];
        problem = null;
        if (expand.Count == 0 && fields.Count == 0)
            return OutputSelection.Plain;
        if (fields.Count == 0 && expand == usual?.Expand)
            return usual!.Selection;
        var selection = OutputSelection.TryParse(expand, fields, out var reason);
        problem = reason is null ? null : DeliveryProblem.BadSelection(reason);
        return selection;
    }

    /// <summary>The options of a list; null, with an error or a problem, when they cannot be read.</summary>
    public ListOptions? List(Dictionary<string, string[]> errors, out DeliveryProblem? problem)
    {
        problem = null;
        var skip = Number("skip", 0, errors);
        var take = Number("take", 10, errors);
        var filters = Values("filter", ref problem);
        var sorts = Values("sort", ref problem);
        return errors.Count > 0 || problem is not null ? null : new ListOptions(Parameter("fetch") ?? "", filters, sorts, skip, take);
    }

    /// <summary>A whole number of the query string, or its default.</summary>
    private int Number(string name, int missing, Dictionary<string, string[]> errors)
    {
        if (Parameter(name) is not { } text)
            return missing;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        errors[name] = [string.IsNullOrWhiteSpace(text) ? $"The value '{text}' is invalid." : $"The value '{text}' is not valid."];
        return missing;
    }

    /// <summary>The values that are not empty, of a parameter that can be repeated.</summary>
    private string[] Values(string name, ref DeliveryProblem? problem)
    {
        var values = Http.Request.Query[name];
        if (values.Count > MaxValues)
            problem ??= DeliveryProblem.TooMany(name, MaxValues);
        return problem is null ? [.. values.Where(value => !string.IsNullOrEmpty(value))!] : [];
    }

    /// <summary>The distinct ids of the query string, in its order.</summary>
    public List<Guid> Ids(Dictionary<string, string[]> errors)
    {
        var ids = new List<Guid>();
        var bad = new List<string>();
        foreach (var value in Http.Request.Query["id"])
        {
            if (!Guid.TryParse(value, out var id))
                bad.Add($"The value '{value}' is not valid.");
            else if (!ids.Contains(id))
                ids.Add(id);
        }
        if (bad.Count > 0)
            errors["id"] = [.. bad];
        return ids;
    }
}
