using Site.Core.Help;
using Site.Core.Mail;
using Site.Core.Uploads;

namespace Site.Core.Forms;

/// <summary>What somebody typed and chose, as it came.</summary>
/// <param name="Texts">By field: text, the chosen answer, anything for a ticked box.</param>
/// <param name="Files">By field: what was chosen now; a file that waits from before is not among them.</param>
/// <param name="Waiting">By field: ids of files that were taken in while the message was being corrected.</param>
public sealed record FormInput(
    IReadOnlyDictionary<Guid, string> Texts, IReadOnlyDictionary<Guid, SentFile> Files, IReadOnlyDictionary<Guid, Guid> Waiting);

/// <param name="Content">Null when it is larger than is taken, and was not kept.</param>
public sealed record SentFile(string Name, byte[]? Content);

/// <summary>Whether a form is filled in so that it can be sent: field by field, what is wrong in it, as the person's next step.</summary>
public static class FormCheck
{
    public const int LongestText = 250;
    public const int LongestLongText = 5000;

    /// <returns>By field, in the form's order; empty when all is well.</returns>
    public static IReadOnlyList<(Guid Field, string Problem)> Problems(Form form, FormInput input) =>
        [.. form.Fields.Select(field => (field.Id, Problem: Problem(field, input))).Where(found => found.Problem is not null).Select(found => (found.Id, found.Problem!))];

    /// <summary>What is kept of a field's text: without characters that cannot be seen, without spaces around it.</summary>
    public static string Clean(FormField field, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var lines = text.ReplaceLineEndings("\n");
        return field.Kind == FormFieldKind.LongText
            ? string.Concat(lines.Where(letter => letter is '\n' or '\t' || !char.IsControl(letter))).Trim()
            : string.Concat(lines.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter)).Trim();
    }

    /// <summary>A field's answer as it is stored and read.</summary>
    public static FormAnswer Answer(FormField field, FormInput input, string? fileName) => new(field.Id, field.Label, field.Kind switch
    {
        FormFieldKind.Checkbox or FormFieldKind.Consent => IsTicked(field, input) ? FormTexts.Yes : FormTexts.No,
        FormFieldKind.File => fileName ?? "",
        _ => Clean(field, input.Texts.GetValueOrDefault(field.Id)),
    });

    private static string? Problem(FormField field, FormInput input)
    {
        if (field.Kind == FormFieldKind.File)
            return FileProblem(field, input);
        if (field.Kind is FormFieldKind.Checkbox or FormFieldKind.Consent)
            return field.Required && !IsTicked(field, input) ? FormTexts.NotTicked(field) : null;
        var text = Clean(field, input.Texts.GetValueOrDefault(field.Id));
        if (text.Length == 0)
            return field.Required ? FormTexts.Missing(field) : null;
        var longest = field.Kind == FormFieldKind.LongText ? LongestLongText : LongestText;
        if (text.Length > longest)
            return FormTexts.TooLong(field, text.Length, longest);
        return field.Kind switch
        {
            FormFieldKind.Mail when !MailAddresses.IsAddress(text) => FormTexts.NoMailAddress(field),
            FormFieldKind.Choice when !field.Options.Contains(text, StringComparer.Ordinal) => FormTexts.Missing(field),
            _ => null,
        };
    }

    private static string? FileProblem(FormField field, FormInput input)
    {
        if (!input.Files.TryGetValue(field.Id, out var file))
            return field.Required && !input.Waiting.ContainsKey(field.Id) ? FormTexts.Missing(field) : null;
        if (file.Content is null)
            return FormTexts.FileTooLarge(field);
        if (file.Content.Length == 0)
            return FormTexts.FileEmpty(field);
        return UploadedFile.TypeOf(file.Content) is null ? FormTexts.FileUnknown(field) : null;
    }

    private static bool IsTicked(FormField field, FormInput input) => input.Texts.GetValueOrDefault(field.Id) is { Length: > 0 };
}
