using System.Text.Json;
using Site.Core.Help.Rendering;
using Site.Core.Help.Search;

namespace Site.Core.Help.Parsing;

/// <summary>Reads a document of the type <see cref="ContentTypes.Form"/>; fields of unknown types, without label or without id are left out.</summary>
internal static class FormParser
{
    /// <summary>The longest period that the data type lets editors choose.</summary>
    private const int LongestRetentionMonths = 60;

    public static ParsedContent Parse(DeliveryItem item, string address, HtmlRenderer renderer, LinkTargets links)
    {
        var values = item.Properties;
        var title = values.Text("title") ?? item.Name;
        var introduction = renderer.FromMarkdown(values.TextOrEmpty("introduction"), links);
        var form = new Form(item.Id, address, title, item.CreatedAt, item.UpdatedAt, introduction.Html, [.. Fields(values)])
        {
            Button = values.Text("button"),
            Confirmation = renderer.FromMarkdown(values.TextOrEmpty("confirmation"), links).Html,
            Recipient = values.Text("recipient"),
            CopyToSender = values.Flag("copyToSender"),
            RetentionMonths = Math.Clamp(values.Number("retentionMonths") ?? Form.UsualRetentionMonths, 1, LongestRetentionMonths),
        };
        return new(form, null, new SearchText(title, "", introduction.Text, ""));
    }

    private static IEnumerable<FormField> Fields(JsonElement values)
    {
        foreach (var block in values.Blocks("fields"))
        {
            if (KindOf(block.Type) is not { } kind || block.Values.Text("label") is not { } label || block.Id == Guid.Empty)
                continue;
            var options = kind == FormFieldKind.Choice ? block.Values.Lines("options") : [];
            yield return new FormField(block.Id, kind, label, block.Values.Text("hint"), kind == FormFieldKind.Consent || block.Values.Flag("required"), options);
        }
    }

    private static FormFieldKind? KindOf(string elementType) => elementType switch
    {
        "formText" => FormFieldKind.Text,
        "formLongText" => FormFieldKind.LongText,
        "formEmail" => FormFieldKind.Mail,
        "formChoice" => FormFieldKind.Choice,
        "formCheckbox" => FormFieldKind.Checkbox,
        "formFile" => FormFieldKind.File,
        "formConsent" => FormFieldKind.Consent,
        _ => null,
    };
}
