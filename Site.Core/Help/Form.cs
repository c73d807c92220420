namespace Site.Core.Help;

/// <summary>Questions that people answer online, <c>/formulaires/…</c>; what becomes of the answers is the matter of <c>Site.Core/Forms</c>.</summary>
/// <param name="Fields">In the editors' order.</param>
public sealed record Form(
    Guid Id, string Address, string Title, DateTimeOffset CreatedAt, DateTimeOffset Version,
    SafeHtml Introduction, IReadOnlyList<FormField> Fields)
    : HelpContent(Id, Address, Title, CreatedAt, Version)
{
    public const int UsualRetentionMonths = 12;

    /// <summary>What the button says; null for the usual word.</summary>
    public string? Button { get; init; }

    /// <summary>What happens next, shown once it is sent; empty for the usual sentence.</summary>
    public SafeHtml Confirmation { get; init; }

    /// <summary>The mailbox that hears of each message; null for the service's own. Anybody can read it: it comes over the Content Delivery API.</summary>
    public string? Recipient { get; init; }

    public bool CopyToSender { get; init; }

    /// <summary>How long messages and their files are kept.</summary>
    public int RetentionMonths { get; init; } = UsualRetentionMonths;

    public bool TakesFiles => Fields.Any(one => one.Kind == FormFieldKind.File);
}

/// <param name="Id">The block's id: stays the same when editors change the words.</param>
/// <param name="Options">For a choice; otherwise empty.</param>
public sealed record FormField(Guid Id, FormFieldKind Kind, string Label, string? Hint, bool Required, IReadOnlyList<string> Options);

public enum FormFieldKind { Text, LongText, Mail, Choice, Checkbox, File, Consent }
