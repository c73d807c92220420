using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Site.Core.Forms;
using Site.Core.Help;
using Site.Help;
using Site.Web;

namespace Site.Forms;

/// <summary>
/// Forms, for everybody. A post ends in 303 to the page that says it has arrived, or in the form with what was typed and what to do. What has arrived is carried
/// out even when the browser no longer waits.
/// </summary>
[SameOrigin]
public sealed class FormsController(HelpReading reading, FormMessages messages, FormLimiter limiter) : PortalController(reading)
{
    [Get(FormAddresses.Form)]
    [OutputCache(PolicyName = CachePolicy)]
    public IActionResult Show(string slug) => PageOf<Form>(form => View("/Forms/Form.cshtml", new FormPage(form)));

    // Without parameters: to bind any, the whole form would be read, files and all, before this reads it part by part.
    [HttpPost(FormAddresses.Form)]
    [RequestSizeLimit(FormPost.LargestBody)]
    public async Task<IActionResult> Send()
    {
        if (Snapshot.At<Form>(Request.Path.Value!) is not { } form)
            return new MissingPageResult();
        Response.Headers.CacheControl = "no-store";
        var isAllowed = limiter.Allows(HttpContext.Connection.RemoteIpAddress);
        FormPost post;
        try
        {
            post = await FormPost.ReadAsync(Request, form, takesFiles: isAllowed, HttpContext.RequestAborted);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return BadRequest();
        }
        if (!isAllowed)
        {
            Response.Headers.RetryAfter = "60";
            return Back(StatusCodes.Status429TooManyRequests, new FormPage(form)
            {
                Texts = post.Input.Texts,
                Notice = FormPageTexts.TooMany + (form.TakesFiles ? FormPageTexts.TooManyFiles : ""),
            });
        }
        var problems = FormCheck.Problems(form, post.Input);
        // Whatever fills in what people do not see is not told what else is wrong: it is kept apart.
        if (problems.Count > 0 && !post.IsTrapped)
            return Back(StatusCodes.Status400BadRequest, new FormPage(form)
            {
                Texts = post.Input.Texts,
                Problems = problems,
                Waiting = form.TakesFiles ? await messages.KeepAsync(form, post.Input, CancellationToken.None) : new Dictionary<Guid, WaitingFile>(),
            });
        var entry = await messages.SendAsync(form, post.Input, post.IsTrapped, CancellationToken.None);
        Response.Headers.Location = FormAddresses.SentOf(form, entry.Id);
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    [Get(FormAddresses.Sent)]
    [OutputCache(NoStore = true)]
    public async Task<IActionResult> Sent(string slug, Guid id)
    {
        Response.Headers.CacheControl = "no-store";
        if (Snapshot.At<Form>($"{ContentAddresses.Forms}/{slug}") is not { } form || await messages.ReceiptAsync(form.Id, id, HttpContext.RequestAborted) is not { } receipt)
            return new MissingPageResult();
        return View("/Forms/Sent.cshtml", new SentPage(form, receipt));
    }

    private ViewResult Back(int status, FormPage page)
    {
        Response.StatusCode = status;
        return View("/Forms/Form.cshtml", page);
    }
}

public sealed record SentPage(Form Form, FormReceipt Receipt);
