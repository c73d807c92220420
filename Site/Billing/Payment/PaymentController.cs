using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Site.Account;
using Site.Core.Billing;
using Site.Help;
using Site.Web;

namespace Site.Billing;

/// <summary>From « Payer » to the provider, and back to a page that says what came of it.</summary>
[SameOrigin, AutoValidateAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PaymentController(
    InvoiceReader invoices, PaymentStart start, PaymentReader payments, PaymentProviders providers, BillingLimiter limiter, IOptions<BillingOptions> options, TimeProvider time) : Controller
{
    private Guid Account => User.Portal().AccountId;

    /// <summary>What will be paid, to be read again before it is (RGAA 11.12).</summary>
    [Get(BillingAddresses.Invoices + "/{id:guid}/" + BillingAddresses.Pay)]
    public Task<IActionResult> Recap(Guid id) => RecapAsync(id, null);

    [HttpPost(BillingAddresses.Invoices + "/{id:guid}/" + BillingAddresses.Pay)]
    public async Task<IActionResult> Begin(Guid id, [FromForm] PayForm form)
    {
        if (!limiter.AllowsPayment(Account))
            return StatusCode(StatusCodes.Status429TooManyRequests);
        var provider = form.Provider ?? providers.All[0].Key;
        var result = await start.BeginAsync(Account, id, provider, form.AmountCents, CancellationToken.None);
        switch (result)
        {
            case StartResult.Sent { Page: { } page }:
                return Redirect(page.AbsoluteUri);
            // Of two tabs the second one sees what the first one does.
            case StartResult.Sent or StartResult.NotNow:
                return Redirect(result is StartResult.NotNow { Standing: { AttemptId: { } attempt, Status: not InvoiceStatus.TransferAwaited } }
                    ? BillingAddresses.PaymentFor(attempt) : BillingAddresses.InvoiceFor(id));
            case StartResult.NotFound:
                return new MissingPageResult();
            default:
                ModelState.AddModelError("", InvoiceTexts.NotBegun(result));
                return await RecapAsync(id, provider);
        }
    }

    [HttpPost(BillingAddresses.Invoices + "/{id:guid}/" + BillingAddresses.GiveUpTransfer)]
    public async Task<IActionResult> GiveUpTransfer(Guid id)
    {
        if (await start.GiveUpTransferAsync(Account, id, CancellationToken.None))
            this.Say(InvoiceTexts.TransferGivenUp);
        return Redirect(BillingAddresses.InvoiceFor(id));
    }

    /// <summary>Safe to close and to open again, as often as one likes: it only looks.</summary>
    [Get(BillingAddresses.Payment + "/{id:guid}")]
    public async Task<IActionResult> Progress(Guid id)
    {
        if (await payments.LookAsync(Account, id, HttpContext.RequestAborted) is not { } payment)
            return new MissingPageResult();
        return View(new ProgressPage(payment, time.GetUtcNow()));
    }

    [HttpPost(BillingAddresses.Payment + "/{id:guid}/" + BillingAddresses.Resume)]
    public async Task<IActionResult> Resume(Guid id) => Redirect(
        await payments.ResumeAsync(Account, id, HttpContext.RequestAborted) is { } page ? page.AbsoluteUri : BillingAddresses.PaymentFor(id));

    [HttpPost(BillingAddresses.Payment + "/{id:guid}/" + BillingAddresses.TellMe)]
    public async Task<IActionResult> TellMe(Guid id)
    {
        if (await payments.TellMeAsync(Account, id, CancellationToken.None))
            this.Say(InvoiceTexts.WillTell);
        return Redirect(BillingAddresses.PaymentFor(id));
    }

    private async Task<IActionResult> RecapAsync(Guid id, string? provider)
    {
        if (await invoices.FindAsync(Account, id, HttpContext.RequestAborted) is not { } invoice)
            return new MissingPageResult();
        return invoice.Summary.Standing.CanPay && invoice.MayPay
            ? View("Pay", new PayPage(invoice, [.. providers.All.Select(one => one.Key)], provider ?? providers.All[0].Key, options.Value.Kind(invoice.Summary.Kind).Name))
            : Redirect(BillingAddresses.InvoiceFor(id));
    }
}

public sealed class PayForm
{
    /// <summary>As the page showed it, in cents: what is paid is the invoice's, and where they differ nothing begins.</summary>
    public int AmountCents { get; set; }

    public string? Provider { get; set; }
}

public sealed record PayPage(InvoiceDetail Invoice, IReadOnlyList<string> Providers, string Chosen, string Kind);

/// <param name="Now">UTC.</param>
public sealed record ProgressPage(PaymentView Payment, DateTimeOffset Now)
{
    public InvoiceStatus Status => Payment.Standing.Status;

    /// <summary>The result may come at any moment, and the page looks for it by itself.</summary>
    public bool IsOpen => Payment.State.IsOpen();

    public bool CanResume => Payment.ResumesUntil > Now;

    /// <summary>For the script: whether there is something new to show.</summary>
    public string Mark => $"{Payment.State}-{Status}-{CanResume}";
}
