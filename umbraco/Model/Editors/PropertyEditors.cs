using System.Collections.Frozen;

namespace Site.Cms.Model.Editors;

/// <summary>The editors that data types can name, by Umbraco's alias.</summary>
public sealed class PropertyEditors
{
    private readonly FrozenDictionary<string, PropertyEditor> _byAlias;

    public PropertyEditors()
    {
        var richText = new RichTextEditor();
        var picker = new ItemPickerEditor();
        var text = new TextEditor();
        var list = new ListEditor();
        var anything = new OpaqueEditor();
        _byAlias = new Dictionary<string, PropertyEditor>
        {
            ["Umbraco.TextBox"] = text,
            ["Umbraco.TextArea"] = text,
            ["Umbraco.MarkdownEditor"] = text,
            ["Umbraco.EmailAddress"] = text,
            ["Umbraco.RichText"] = richText,
            ["Umbraco.TrueFalse"] = new TrueFalseEditor(),
            ["Umbraco.Integer"] = new NumberEditor(decimals: false),
            ["Umbraco.Decimal"] = new NumberEditor(decimals: true),
            ["Umbraco.DateTime"] = new DateTimeEditor(),
            ["Umbraco.DropDown.Flexible"] = list,
            ["Umbraco.CheckBoxList"] = list,
            ["Umbraco.RadioButtonList"] = new RadioButtonEditor(),
            ["Umbraco.Tags"] = new TagsEditor(),
            ["Umbraco.ContentPicker"] = picker,
            ["Umbraco.MultiNodeTreePicker"] = new TreePickerEditor(),
            ["Umbraco.MultiUrlPicker"] = new LinkPickerEditor(),
            ["Umbraco.MediaPicker3"] = new MediaPickerEditor(),
            ["Umbraco.BlockList"] = new BlockListEditor(),
            // Known to Umbraco and to the built-in data types, not offered by our schema: kept as they come.
            ["Umbraco.BlockGrid"] = anything,
            ["Umbraco.ColorPicker"] = anything,
            ["Umbraco.ColorPicker.EyeDropper"] = anything,
            ["Umbraco.DateOnly"] = anything,
            ["Umbraco.DateTimeUnspecified"] = anything,
            ["Umbraco.DateTimeWithTimeZone"] = anything,
            ["Umbraco.TimeOnly"] = anything,
            ["Umbraco.EntityDataPicker"] = anything,
            ["Umbraco.IconPicker"] = anything,
            ["Umbraco.ImageCropper"] = anything,
            ["Umbraco.Label"] = anything,
            ["Umbraco.ListView"] = anything,
            ["Umbraco.MemberGroupPicker"] = anything,
            ["Umbraco.MemberPicker"] = anything,
            ["Umbraco.MultipleTextstring"] = anything,
            ["Umbraco.Plain.DateTime"] = anything,
            ["Umbraco.Plain.Decimal"] = anything,
            ["Umbraco.Plain.Integer"] = anything,
            ["Umbraco.Plain.Json"] = anything,
            ["Umbraco.Plain.String"] = anything,
            ["Umbraco.Plain.Time"] = anything,
            ["Umbraco.SingleBlock"] = anything,
            ["Umbraco.Slider"] = anything,
            ["Umbraco.UploadField"] = anything,
            ["Umbraco.UserPicker"] = anything,
        }.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Null for an alias that Umbraco does not know.</summary>
    public PropertyEditor? Find(string alias) => _byAlias.GetValueOrDefault(alias);

    /// <summary>The editor of a stored data type.</summary>
    public PropertyEditor Of(DataTypeDefinition type) => _byAlias[type.EditorAlias];
}
