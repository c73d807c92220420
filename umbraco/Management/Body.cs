using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Site.Cms.Model;

namespace Site.Cms.Management;

/// <summary>A handler's JSON body. What is malformed, of the wrong kind or missing throws <see cref="InvalidRequestException"/> with its path.</summary>
public readonly record struct Body<T>(T Value) where T : class
{
    [SuppressMessage("Design", "CA1000", Justification = "ASP.NET Core finds it by this name.")]
    public static async ValueTask<Body<T>> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        using var json = await RequestJson.ParseAsync(context);
        return new Body<T>(RequestJson.Read<T>(json.RootElement));
    }
}

internal static class RequestJson
{
    /// <summary>A null where a value belongs is a fault of the request, not something to stumble over later.</summary>
    private static readonly JsonSerializerOptions Options = new(CmsJson.Options) { RespectNullableAnnotations = true };

    public static async Task<JsonDocument> ParseAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
            throw new BadHttpRequestException("The body must be JSON.", StatusCodes.Status415UnsupportedMediaType);
        try
        {
            return await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        }
        catch (JsonException)
        {
            throw new InvalidRequestException(new RequestFault("$", "The body is not valid JSON."));
        }
    }

    /// <exception cref="InvalidRequestException">A member is missing or of the wrong kind.</exception>
    public static T Read<T>(JsonElement json) where T : class
    {
        var missing = RequiredMembers.MissingIn(json, typeof(T)).ToList();
        if (missing.Count > 0)
            throw new InvalidRequestException(missing);
        try
        {
            return json.Deserialize<T>(Options) ?? throw new InvalidRequestException(new RequestFault("$", "A non-empty request body is required."));
        }
        catch (JsonException error)
        {
            // The serialiser's own text names our types.
            throw new InvalidRequestException(new RequestFault(error.Path ?? "$", "The JSON value could not be converted to what is expected here."));
        }
    }
}
