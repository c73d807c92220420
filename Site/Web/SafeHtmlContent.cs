using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Site.Core.Help;

namespace Site.Web;

/// <summary>Writes sanitised HTML into a page: the only way in which markup that editors wrote gets there unencoded.</summary>
public sealed class SafeHtmlContent(SafeHtml html) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(html.Value);
}

public static class SafeHtmlContentExtensions
{
    public static SafeHtmlContent ToContent(this SafeHtml html) => new(html);
}
