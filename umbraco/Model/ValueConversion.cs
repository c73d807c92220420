using System.Text.Json;
using Site.Cms.Data;
using Site.Cms.Model.Editors;

namespace Site.Cms.Model;

/// <summary>Takes a value over from one editor to another.</summary>
internal sealed class ValueConversion(PropertyEditors editors, PropertyValidation validation)
{
    /// <summary>The value itself where the new editor accepts it, else its text; null when it accepts neither.</summary>
    public JsonElement? Convert(CmsState state, PropertyDefinition from, PropertyDefinition to, JsonElement value)
    {
        var editor = editors.Of(from.DataType);
        if (editor.IsEmpty(value))
            return editors.Of(to.DataType).Cleared;
        return validation.AcceptOne(state, to, value, "", [])
            ?? validation.AcceptOne(state, to, JsonSerializer.SerializeToElement(editor.AsText(value), CmsJson.Options), "", []);
    }
}
