using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Site.Web.Forms;

/// <summary>
/// A field of a form with its label, its hint and what is wrong with it, tied together for screen readers:
/// <c>&lt;form-field asp-for="Mail" label="Adresse mail" type="email" autocomplete="email" /&gt;</c>. Further attributes go to the input.
/// </summary>
[HtmlTargetElement("form-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    public string Type { get; set; } = "text";

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The id of a model property's input, to which the summary of errors links.</summary>
    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = IdOf(name);
        ViewContext.ModelState.TryGetValue(name, out var state);
        var error = state?.Errors.FirstOrDefault()?.ErrorMessage;
        var given = output.Attributes.ToList();
        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", error is null ? "field" : "field field--wrong");

        var label = new TagBuilder("label") { Attributes = { ["for"] = id } };
        label.InnerHtml.Append(Label);
        output.Content.AppendHtml(label);
        var described = new List<string>();
        Describe(Hint, "hint", $"{id}-hint");
        Describe(error, "error", $"{id}-error");

        var input = new TagBuilder("input")
        {
            TagRenderMode = TagRenderMode.SelfClosing,
            Attributes = { ["id"] = id, ["name"] = name, ["type"] = Type },
        };
        // A password is never sent back.
        if (Type != "password" && (state?.AttemptedValue ?? For.Model?.ToString()) is { Length: > 0 } value)
            input.Attributes["value"] = value;
        if (described.Count > 0)
            input.Attributes["aria-describedby"] = string.Join(' ', described);
        if (error is not null)
            input.Attributes["aria-invalid"] = "true";
        foreach (var attribute in given)
            input.Attributes[attribute.Name] = attribute.Value?.ToString();
        output.Content.AppendHtml(input);

        void Describe(string? text, string cssClass, string textId)
        {
            if (text is null)
                return;
            var line = new TagBuilder("p") { Attributes = { ["class"] = cssClass, ["id"] = textId } };
            line.InnerHtml.Append(text);
            output.Content.AppendHtml(line);
            described.Add(textId);
        }
    }
}
