using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Site.Cms.Model;
using Site.Cms.Users;

namespace Site.Cms.Management;

/// <summary>Answers in the shapes of Umbraco's Management API.</summary>
internal static class Answer
{
    private const string ContentType = "application/json; charset=utf-8";
    private static readonly JsonSerializerOptions ProblemOptions = new(CmsJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>What was asked for: 200 empty.</summary>
    public static IResult Done { get; } = TypedResults.Ok();

    /// <summary>403, empty.</summary>
    public static IResult Forbidden { get; } = TypedResults.StatusCode(StatusCodes.Status403Forbidden);

    /// <summary>404, empty: for addresses, not for things that have a problem of their own.</summary>
    public static IResult Missing { get; } = TypedResults.NotFound();

    /// <summary>200 with JSON. Null is a value too, of which ASP.NET Core would write nothing.</summary>
    public static IResult Json<T>(T value) => value is null
        ? TypedResults.Text("null", ContentType)
        : TypedResults.Json(value, CmsJson.Options, ContentType, StatusCodes.Status200OK);

    /// <summary>201 with the new thing's absolute address and id.</summary>
    /// <param name="path">Below the API's prefix: <c>document</c>, <c>data-type/folder</c>.</param>
    public static IResult Created(string path, Guid id) => new CreatedResult($"{ManagementApi.Prefix}/{path}/{id}", id.ToString());

    /// <summary>The operation's outcome: 200 empty, or its problem.</summary>
    public static IResult Of(OperationResult result, ProblemTexts texts) =>
        result.Succeeded ? Warned(Done, result.Warnings) : Refusal(result, texts);

    /// <param name="sentences">What the client shows beside its own message; may be empty.</param>
    public static IResult Warned(IResult answer, IReadOnlyList<string> sentences) => sentences.Count == 0 ? answer : new WarnedResult(answer, sentences);

    /// <summary>The operation's outcome: 201, or its problem.</summary>
    public static IResult Of(OperationResult<Guid> result, ProblemTexts texts, string path) =>
        result.Succeeded ? Created(path, result.Value) : Refusal(result, texts);

    public static IResult Refusal(OperationResult result, ProblemTexts texts)
    {
        var text = texts.Of(result.Status);
        return Problem(new Problem
        {
            Title = text.Title,
            Status = text.Status,
            // A publish rule's own sentences say more than any text of the API.
            Detail = result.Reasons.Count > 0 ? string.Join(' ', result.Reasons) : text.Detail,
            OperationStatus = texts.NameStatus ? result.Status.ToString() : null,
            InvalidProperties = result.Status is OperationStatus.ContentInvalid or OperationStatus.CancelledByNotification ? result.InvalidProperties : null,
            Errors = result.Status != OperationStatus.PropertyValidationError ? null
                : result.Errors.GroupBy(error => error.Path).ToDictionary(errors => errors.Key, errors => errors.Select(error => error.Message).ToArray()),
        });
    }

    public static IResult Problem(Problem problem) => new ProblemResult(problem);

    /// <summary>A request that cannot be read.</summary>
    public static IResult Invalid(HttpContext context, IEnumerable<RequestFault> faults) => TypedResults.Json(
        new
        {
            type = "https://tools.ietf.org/html/rfc9110#section-15.5.1",
            title = "One or more validation errors occurred.",
            status = StatusCodes.Status400BadRequest,
            errors = faults.Select(fault => new Dictionary<string, string[]> { [fault.Path] = [fault.Message] }),
            traceId = Activity.Current?.Id ?? context.TraceIdentifier,
        },
        CmsJson.Options, ContentType, StatusCodes.Status400BadRequest);

    private sealed class ProblemResult(Problem problem) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var language = httpContext.Features.Get<StaffMember>()?.LanguageIsoCode ?? "";
            var told = language.StartsWith("fr", StringComparison.OrdinalIgnoreCase) ? ProblemsInFrench.Of(problem) : problem;
            return TypedResults.Json(told, ProblemOptions, ContentType, told.Status).ExecuteAsync(httpContext);
        }
    }

    /// <summary>An answer with Umbraco's header for the event messages of its notification handlers.</summary>
    private sealed class WarnedResult(IResult answer, IReadOnlyList<string> sentences) : IResult
    {
        private const string Header = "Umb-Notifications";

        /// <summary>Proxies take a few kilobytes of headers, and people not more at a time.</summary>
        private const int Most = 5;

        public Task ExecuteAsync(HttpContext httpContext)
        {
            // ASCII alone can stand in a header: the serializer's own encoder escapes all else.
            httpContext.Response.Headers[Header] = JsonSerializer.Serialize(
                Shown().Select(sentence => new { message = sentence, category = "À vérifier", type = "Warning" }));
            return answer.ExecuteAsync(httpContext);
        }

        private IEnumerable<string> Shown() => sentences.Count <= Most ? sentences
            : sentences.Take(Most - 1).Append($"Et {sentences.Count - Most + 1} autres remarques, que vous verrez en publiant ces contenus un par un.");
    }

    private sealed class CreatedResult(string path, string id) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var address = httpContext.RequestServices.GetRequiredService<CmsOptions>().StaffAddress();
            httpContext.Response.StatusCode = StatusCodes.Status201Created;
            httpContext.Response.Headers.Location = new Uri(address, path).AbsoluteUri;
            httpContext.Response.Headers["Umb-Generated-Resource"] = id;
            return Task.CompletedTask;
        }
    }
}

/// <summary>Problem details as Umbraco writes them; null members are left out.</summary>
internal sealed record Problem
{
    public string Type { get; init; } = "Error";
    public required string Title { get; init; }
    public required int Status { get; init; }
    public string? Detail { get; init; }
    public IReadOnlyList<string>? InvalidProperties { get; init; }
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }
    public string? OperationStatus { get; init; }
    public IReadOnlyList<ConflictingDomainName>? ConflictingDomainNames { get; init; }
}

/// <param name="Content">The document that has it.</param>
internal sealed record ConflictingDomainName(string DomainName, ReferenceById Content);
