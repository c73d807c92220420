using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Site.Cms.Model;

namespace Site.Cms.Management;

/// <summary>Status code, title and detail of each refusal of one resource, as Umbraco words them. What a resource does not word itself is worded here.</summary>
internal sealed class ProblemTexts(params IReadOnlyList<(OperationStatus Status, ProblemText Text)> own)
{
    private static readonly FrozenDictionary<OperationStatus, ProblemText> Common = new Dictionary<OperationStatus, ProblemText>
    {
        [OperationStatus.NotFound] = new(404, "Not Found", "The requested item could not be found."),
        [OperationStatus.ParentNotFound] = new(404, "The targeted parent could not be found"),
        [OperationStatus.DuplicateKey] = new(400, "Invalid Id", "The supplied id is already in use."),
        [OperationStatus.InvalidName] = new(400, "Invalid name", "The name is empty or too long."),
        [OperationStatus.NotEmpty] = new(400, "The folder is not empty", "The folder must be empty to perform this action."),
        [OperationStatus.PropertyValidationError] = new(400, "Validation failed", "One or more properties did not pass validation"),
    }.ToFrozenDictionary();

    private readonly FrozenDictionary<OperationStatus, ProblemText> _own = own.ToFrozenDictionary(text => text.Status, text => text.Text);

    /// <summary>Whether the answers name the operation's status; some resources of Umbraco do not.</summary>
    public bool NameStatus { get; init; } = true;

    public ProblemText Of(OperationStatus status) =>
        _own.GetValueOrDefault(status) ?? Common.GetValueOrDefault(status)
        ?? new ProblemText(StatusCodes.Status400BadRequest, "Operation not permitted", $"The operation was refused ({status}).");
}

internal sealed record ProblemText(int Status, string Title, string? Detail = null);
