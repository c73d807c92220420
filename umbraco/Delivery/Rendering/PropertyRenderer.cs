using System.Text.Json;
using Site.Cms.Model;

namespace Site.Cms.Delivery.Rendering;

/// <summary>Writes a property's value by its editor.</summary>
internal static class PropertyRenderer
{
    /// <param name="expand">Not null when the request expands this property.</param>
    /// <param name="fields">What the request says about the fields of what this property picks.</param>
    public static void Write(
        RenderContext context, DataTypeDefinition dataType, JsonElement value, SelectionNode? expand, SelectionNode? fields)
    {
        if (IsEmpty(value))
        {
            context.Writer.WriteNullValue();
            return;
        }
        switch (dataType.EditorAlias)
        {
            case "Umbraco.Integer":
            case "Umbraco.Decimal":
            case "Umbraco.Slider" when value.ValueKind is JsonValueKind.Number or JsonValueKind.String:
                ScalarRenderer.WriteNumber(context.Writer, value);
                break;
            case "Umbraco.TrueFalse":
                ScalarRenderer.WriteBoolean(context.Writer, value);
                break;
            case "Umbraco.DateTime":
            case "Umbraco.DateTimeUnspecified":
                ScalarRenderer.WriteDate(context.Writer, value);
                break;
            case "Umbraco.DropDown.Flexible":
                ScalarRenderer.WriteChoice(context.Writer, value, Setting(dataType, "multiple"));
                break;
            case "Umbraco.RadioButtonList":
                ScalarRenderer.WriteChoice(context.Writer, value, multiple: false);
                break;
            case "Umbraco.Tags":
            case "Umbraco.CheckBoxList":
                ScalarRenderer.WriteChoice(context.Writer, value, multiple: true);
                break;
            case "Umbraco.ContentPicker":
                PickerRenderer.WriteOne(context, value, expand, fields);
                break;
            case "Umbraco.MultiNodeTreePicker":
                PickerRenderer.WriteMany(context, value, expand, fields);
                break;
            case "Umbraco.MediaPicker3":
                MediaRenderer.WritePicks(context, dataType, value, expand, fields);
                break;
            case "Umbraco.MultiUrlPicker":
                LinkRenderer.Write(context, value);
                break;
            case "Umbraco.RichText":
                RichTextRenderer.Write(context, value, expand);
                break;
            case "Umbraco.BlockList":
                BlockRenderer.WriteList(context, value, expand);
                break;
            case "Umbraco.TextBox":
            case "Umbraco.TextArea":
            case "Umbraco.MarkdownEditor":
            case "Umbraco.EmailAddress":
                ScalarRenderer.WriteText(context.Writer, value);
                break;
            default:
                value.WriteTo(context.Writer);
                break;
        }
    }

    /// <summary>Blank text, an empty list and a block editor without blocks count as no value.</summary>
    public static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => true,
        JsonValueKind.String => string.IsNullOrWhiteSpace(value.GetString()),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => value.TryGetProperty("contentData", out var blocks)
            && blocks.ValueKind == JsonValueKind.Array && blocks.GetArrayLength() == 0,
        _ => false,
    };

    private static bool Setting(DataTypeDefinition dataType, string alias) =>
        dataType.Configuration.GetValueOrDefault(alias).ValueKind == JsonValueKind.True;
}
