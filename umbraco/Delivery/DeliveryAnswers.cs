using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Site.Cms.Delivery.Queries;

namespace Site.Cms.Delivery;

/// <summary>Writes answers as bytes with their length.</summary>
internal static class DeliveryAnswers
{
    private const string Json = "application/json; charset=utf-8";
    private const string ProblemJson = "application/problem+json; charset=utf-8";

    public static Task Ok(HttpContext http, ReadOnlyMemory<byte> body) => Write(http, StatusCodes.Status200OK, Json, body);

    /// <summary>Unknown things, missing keys and the like have an empty body.</summary>
    public static Task Empty(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        http.Response.ContentLength = 0;
        return Task.CompletedTask;
    }

    public static Task NoStartItem(HttpContext http) =>
        Write(http, StatusCodes.Status404NotFound, Json, "\"The Start-Item could not be found\""u8.ToArray());

    public static Task Problem(HttpContext http, DeliveryProblem problem) => Write(
        http, StatusCodes.Status400BadRequest, ProblemJson,
        JsonSerializer.SerializeToUtf8Bytes(new { type = "Error", title = problem.Title, status = 400, detail = problem.Detail }));

    /// <summary>Values that cannot be read as what they should be.</summary>
    public static Task Invalid(HttpContext http, Dictionary<string, string[]> errors) => Write(
        http, StatusCodes.Status400BadRequest, ProblemJson,
        JsonSerializer.SerializeToUtf8Bytes(new
        {
            type = "https://tools.ietf.org/html/rfc9110#section-15.5.1",
            title = "One or more validation errors occurred.",
            status = 400,
            errors,
            traceId = Activity.Current?.Id ?? http.TraceIdentifier,
        }));

    private static Task Write(HttpContext http, int status, string contentType, ReadOnlyMemory<byte> body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = contentType;
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }
}
