using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Site.Cms.Model;

namespace Site.Cms.Management;

/// <summary>A handler's JSON body. What is malformed, of the wrong kind or missing throws <see cref="InvalidRequestException"/> with its path.</summary>
public readonly record struct Body<T>(T Value) where T : class
{
    public static async ValueTask<Body<T>> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (!context.Request.HasJsonContentType())
            throw new BadHttpRequestException("The body must be JSON.", StatusCodes.Status415UnsupportedMediaType);
        try
        {
            using var json = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
            return new Body<T>(Read(json.RootElement));
        }
        catch (JsonException error)
        {
            throw new InvalidRequestException(new RequestFault(error.Path ?? "$", Sentence(error)));
        }
    }

    /// <exception cref="InvalidRequestException">A member is missing or of the wrong kind.</exception>
    public static T Read(JsonElement json)
    {
        var missing = RequiredMembers.MissingIn(json, typeof(T)).ToList();
        if (missing.Count > 0)
            throw new InvalidRequestException(missing);
        try
        {
            return json.Deserialize<T>(CmsJson.Options) ?? throw new InvalidRequestException(new RequestFault("$", "A non-empty request body is required."));
        }
        catch (JsonException error)
        {
            throw new InvalidRequestException(new RequestFault(error.Path ?? "$", Sentence(error)));
        }
    }

    // The serialiser's own text names our types and byte positions.
    private static string Sentence(JsonException error) => error.Path is null or "$" && error.LineNumber is not null
        ? "The body is not valid JSON."
        : "The JSON value could not be converted to what is expected here.";
}
