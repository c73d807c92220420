using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.Playwright;
using MimeKit;

namespace Site.Films.Recording;

/// <summary>
/// A mail program such as parents have, drawn by the film: the product has none. It shows the product's own mail, except the address that would
/// betray the machine and is another one each time.
/// </summary>
internal static class Mailbox
{
    public const string Address = "http://messagerie.exemple.fr/";

    private const string ShownSite = "https://famille.exemple.fr";

    /// <summary>Opens the mailbox with one mail in it.</summary>
    public static async Task ServeAsync(IPage page, MimeMessage mail)
    {
        await page.RouteAsync(Address + "**", route => route.FulfillAsync(new()
        {
            ContentType = "text/html; charset=utf-8",
            Body = route.Request.Url == Address ? List(mail) : Mail(mail),
        }));
    }

    /// <summary>The one address that stands in the mail's plain text.</summary>
    public static Uri LinkIn(MimeMessage mail) =>
        new(mail.TextBody!.Split('\n').Select(line => line.Trim()).Single(line => line.StartsWith("http", StringComparison.Ordinal)));

    private static string List(MimeMessage mail) => Page(mail,
        $"""<h1>Boîte de réception</h1><a class="mail" href="mail"><small>{Sender(mail)}</small><b>{WebUtility.HtmlEncode(mail.Subject)}</b></a>""");

    private static string Mail(MimeMessage mail)
    {
        using var body = new HtmlParser().ParseDocument(mail.HtmlBody ?? "");
        var link = LinkIn(mail);
        foreach (var shown in body.QuerySelectorAll("span").Where(span => span.TextContent == link.AbsoluteUri))
            shown.TextContent = $"{ShownSite}{link.AbsolutePath[..(link.AbsolutePath.LastIndexOf('/') + 1)]}8kQ2…";
        return Page(mail, $"""<h1>{WebUtility.HtmlEncode(mail.Subject)}</h1><p class="from">De {Sender(mail)}</p><article>{body.Body!.InnerHtml}</article>""");
    }

    private static string Sender(MimeMessage mail) => WebUtility.HtmlEncode(mail.From.Mailboxes.First().Name ?? "");

    private static string Page(MimeMessage mail, string content) => Resources.Text("mailbox.html")
        .Replace("{{owner}}", WebUtility.HtmlEncode(mail.To.Mailboxes.First().Address), StringComparison.Ordinal)
        .Replace("{{content}}", content, StringComparison.Ordinal);
}
