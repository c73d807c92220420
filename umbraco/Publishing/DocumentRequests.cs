using System.Text.Json.Serialization;
using Site.Cms.Model;

namespace Site.Cms.Publishing;

/// <summary>Body of <c>POST /document</c> and <c>POST /document/validate</c>.</summary>
public sealed record CreateDocument
{
    /// <summary>Made by the engine when null.</summary>
    public Guid? Id { get; init; }

    /// <summary>Null for the root.</summary>
    public ReferenceById? Parent { get; init; }

    public required ReferenceById DocumentType { get; init; }

    /// <summary>Has to be there, if only as null.</summary>
    [JsonRequired]
    public ReferenceById? Template { get; init; }

    public IReadOnlyList<PropertyValueModel> Values { get; init; } = [];

    /// <summary>Exactly one: content is invariant.</summary>
    public required IReadOnlyList<VariantModel> Variants { get; init; }
}

/// <summary>Body of <c>PUT /document/{id}</c> and its validation. A value that is left out is cleared.</summary>
public sealed record UpdateDocument
{
    /// <summary>Has to be there, if only as null.</summary>
    [JsonRequired]
    public ReferenceById? Template { get; init; }

    public IReadOnlyList<PropertyValueModel> Values { get; init; } = [];
    public required IReadOnlyList<VariantModel> Variants { get; init; }

    /// <summary>
    /// <see cref="Versions.ContentToken"/> of the draft that the caller has read; no part of the body. When the draft says something else by now,
    /// it is not overwritten: <see cref="OperationStatus.ConcurrencyViolation"/>. Null overwrites whatever is there.
    /// </summary>
    [JsonIgnore]
    public string? Expected { get; init; }

    /// <summary>
    /// All that is known of it, from a folder; no part of the body. Nothing of the values so far stays, not even as a cleared one, and what says the
    /// same as the draft saves nothing: dates and versions stay.
    /// </summary>
    [JsonIgnore]
    public bool IsWhole { get; init; }

    /// <summary>Keeps the draft that this save replaces as a version, for its author to find; no part of the body.</summary>
    [JsonIgnore]
    public bool KeepReplaced { get; init; }
}

/// <summary>Body of <c>PUT /document/{id}/publish</c>.</summary>
public sealed record PublishDocument
{
    /// <summary>Now: one entry without schedule. An empty list does nothing.</summary>
    public required IReadOnlyList<PublishSchedule> PublishSchedules { get; init; }

    public static PublishDocument Now { get; } = new() { PublishSchedules = [new PublishSchedule(null, null)] };
}

public sealed record PublishSchedule(string? Culture, ScheduleTimes? Schedule);

/// <summary>Both null clears a schedule.</summary>
public sealed record ScheduleTimes(DateTimeOffset? PublishTime, DateTimeOffset? UnpublishTime);

/// <summary>Body of <c>PUT /document/{id}/publish-with-descendants</c>.</summary>
public sealed record PublishWithDescendants
{
    public bool IncludeUnpublishedDescendants { get; init; }
    public required IReadOnlyList<string> Cultures { get; init; }
}

/// <summary>Body of <c>POST /document/{id}/copy</c>.</summary>
public sealed record CopyDocument
{
    public ReferenceById? Target { get; init; }
    public bool RelateToOriginal { get; init; }
    public bool IncludeDescendants { get; init; }
}
