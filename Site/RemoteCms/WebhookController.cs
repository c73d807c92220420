using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Site.Core.Help.Remote;

namespace Site.RemoteCms;

/// <summary>Where the CMS says that something was published. What it sends is not read: the site asks the CMS itself.</summary>
[ApiController, AllowAnonymous]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class WebhookController(IServiceProvider services) : ControllerBase
{
    public const string Address = "/api/cms/webhook";

    [HttpPost(Address)]
    public async Task<IActionResult> Told()
    {
        // Only a site with a CMS elsewhere has these.
        if (services.GetService<WebhookGuard>() is not { IsOn: true } guard || services.GetService<RemoteContentWorker>() is not { } worker)
            return NotFound();
        using var body = new MemoryStream();
        await Request.Body.CopyToAsync(body, HttpContext.RequestAborted);
        switch (guard.Judge(Request.Headers, body.ToArray()))
        {
            case WebhookTrust.Trusted:
                worker.Wake();
                return NoContent();
            // Nothing is done, and the sender need not try again.
            case WebhookTrust.Repeated:
                return NoContent();
            case WebhookTrust.Stale:
                return Conflict();
            default:
                return Unauthorized();
        }
    }
}
