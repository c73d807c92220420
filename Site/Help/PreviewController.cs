using Microsoft.AspNetCore.Mvc;
using Site.Core.Help;
using Site.Forms;

namespace Site.Help;

/// <summary>
/// A document's real page, with its draft, under the address <c>/{id}</c> that the backoffice's preview shows in a frame. For everybody else there is
/// no such page. Never cached.
/// </summary>
public sealed class PreviewController(HelpReading reading, IServiceProvider services) : PortalController(reading)
{
    private readonly HelpReading _reading = reading;

    [HttpGet("/{id:guid}")]
    public async Task<IActionResult> Draft(Guid id, CancellationToken cancellation)
    {
        // The frame shows this page also when its document went to the bin, or whoever looks has signed out.
        var headers = Response.Headers;
        headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.ToString().Replace("frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal);
        // Without an embedded CMS there are no drafts here.
        if (services.GetService<IPreviewAccess>()?.MayRead(Request, id) != true)
            return new MissingPageResult();
        _reading.ShowDrafts(await services.GetRequiredService<HelpDrafts>().ReadAsync(cancellation));

        headers.CacheControl = "no-store";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        return Snapshot.ById.GetValueOrDefault(id) switch
        {
            Tutorial tutorial => View("/Help/Tutorial.cshtml", new TutorialPage(tutorial, Snapshot.TutorialList)),
            FaqEntry entry => View("/Help/FaqEntry.cshtml", new FaqEntryPage(entry, Snapshot)),
            Page page => View("/Help/TextPage.cshtml", page),
            Form form => View("/Forms/Form.cshtml", new FormPage(form)),
            ContentList list when list.Id == Snapshot.TutorialList?.Id => View("/Help/Tutorials.cshtml", Snapshot),
            ContentList list when list.Id == Snapshot.FaqList?.Id => View("/Help/Faq.cshtml", Snapshot),
            HelpCentre => View("/Help/Centre.cshtml", Snapshot),
            // An announcement, or what has no page of its own.
            _ => View("/Help/Home.cshtml", Snapshot),
        };
    }
}
