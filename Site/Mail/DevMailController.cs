using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Site.Core.Mail;
using Site.Help;
using Site.Web;

namespace Site.Mail;

/// <summary>Where a developer reads the mails that the site would have sent, and follows their links, without a mail server.</summary>
[AllowAnonymous, DevelopmentOnly, CanonicalAddress, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class DevMailController(IOptions<MailOptions> options) : Controller
{
    public const string Address = "/dev/courriels";

    /// <summary>Nobody reads further back.</summary>
    private const int MostListed = 100;

    private const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    // Somebody else's words may stand in a mail: it is shown without scripts, forms, requests or a place of its own.
    private const string MailPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    public static string AddressOf(string name) => $"{Address}/{Uri.EscapeDataString(name)}";

    public static string HtmlAddressOf(string name) => AddressOf(name) + "/html";

    [Get(Address)]
    public async Task<IActionResult> List(CancellationToken cancellation)
    {
        var mails = new List<WrittenMail>();
        foreach (var name in Folder?.Names().Take(MostListed) ?? [])
            if (await FindAsync(name, cancellation) is { } mail)
                mails.Add(mail);
        return View("/Mail/Mails.cshtml", new WrittenMails(Folder is not null, mails));
    }

    [Get(Address + "/{name}")]
    public async Task<IActionResult> Read(string name, CancellationToken cancellation)
    {
        if (await FindAsync(name, cancellation) is not { } mail)
            return new MissingPageResult();
        Response.Headers.ContentSecurityPolicy = PagePolicy;
        return View("/Mail/Mail.cshtml", mail);
    }

    [Get(Address + "/{name}/html")]
    public async Task<IActionResult> Html(string name, CancellationToken cancellation)
    {
        if (await FindAsync(name, cancellation) is not { Html: { } html })
            return new MissingPageResult();
        Response.Headers.ContentSecurityPolicy = MailPolicy;
        Response.Headers["X-Robots-Tag"] = "noindex";
        return Content(html, "text/html; charset=utf-8");
    }

    private MailFolder? Folder => options.Value.Folder is { } path && string.IsNullOrWhiteSpace(options.Value.Smtp.Host) ? new MailFolder(path) : null;

    private async Task<WrittenMail?> FindAsync(string name, CancellationToken cancellation)
    {
        if (Folder is not { } folder)
            return null;
        using var message = await folder.FindAsync(name, cancellation);
        return message is null ? null : WrittenMail.Of(name, message);
    }
}

/// <param name="AreKept">False when mails go to a server, and so are not here.</param>
/// <param name="Mails">The newest first.</param>
public sealed record WrittenMails(bool AreKept, IReadOnlyList<WrittenMail> Mails);
