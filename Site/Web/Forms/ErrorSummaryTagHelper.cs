using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Site.Web.Forms;

/// <summary>What is wrong with the form that was sent, each line a link to its field; nothing while nothing is wrong.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    public const string Title = "Il y a un problème";

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // In the order of the page, which is that of its model.
        var fields = ViewContext.ViewData.ModelMetadata.ModelType.GetProperties().Select(property => property.Name).ToList();
        var errors = ViewContext.ModelState.OrderBy(state => fields.IndexOf(state.Key))
            .SelectMany(state => state.Value!.Errors.Select(error => (Field: state.Key, Text: error.ErrorMessage))).ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", null);

        var title = new TagBuilder("h2");
        title.InnerHtml.Append(Title);
        var list = new TagBuilder("ul");
        foreach (var (field, text) in errors)
        {
            var line = new TagBuilder("li");
            if (field.Length == 0)
                line.InnerHtml.Append(text);
            else
            {
                var link = new TagBuilder("a") { Attributes = { ["href"] = "#" + FieldTagHelper.IdOf(field) } };
                link.InnerHtml.Append(text);
                line.InnerHtml.AppendHtml(link);
            }
            list.InnerHtml.AppendHtml(line);
        }
        output.Content.AppendHtml(title).AppendHtml(list);
    }
}
