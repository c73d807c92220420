using Site.Core.Forms;
using Site.Core.Help;

namespace Site.Forms;

/// <summary>A form to fill in, or one that was sent and comes back with what was typed.</summary>
public sealed record FormPage(Form Form)
{
    public IReadOnlyDictionary<Guid, string> Texts { get; init; } = new Dictionary<Guid, string>();

    /// <summary>Files that wait for this message, by field.</summary>
    public IReadOnlyDictionary<Guid, WaitingFile> Waiting { get; init; } = new Dictionary<Guid, WaitingFile>();

    /// <summary>In the form's order.</summary>
    public IReadOnlyList<(Guid Field, string Problem)> Problems { get; init; } = [];

    /// <summary>What kept the whole message from being sent; null when it is the fields alone.</summary>
    public string? Notice { get; init; }

    /// <summary>Whether it stands below a page's text, with a heading of its own.</summary>
    public bool IsPart { get; init; }

    public string? ProblemOf(FormField field) => Problems.FirstOrDefault(one => one.Field == field.Id).Problem;
}

/// <summary>One field, as its partial view shows it.</summary>
public sealed record FieldView(FormField Field, string Text, string? Problem, WaitingFile? Waiting)
{
    /// <summary>More choices than these stand in a list that opens.</summary>
    private const int MostRadios = 7;

    public string Name => FormPost.NameOf(Field);

    public string? HintId => Field.Hint is null && Field.Kind != FormFieldKind.File ? null : Name + "-hint";

    public string? ErrorId => Problem is null ? null : Name + "-error";

    /// <summary>Ids of what is said about it.</summary>
    public string? DescribedBy => string.Join(' ', new[] { HintId, ErrorId }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    public string Label => Field.Required || Field.Kind == FormFieldKind.Consent ? Field.Label : $"{Field.Label} (facultatif)";

    public bool IsGroup => Field.Kind == FormFieldKind.Choice && Field.Options.Count <= MostRadios;

    /// <summary>Where the summary of errors leads.</summary>
    public string Target => IsGroup ? Name + "-0" : Name;

    public string? Autocomplete => Field.Kind == FormFieldKind.Mail ? "email" : null;
}
