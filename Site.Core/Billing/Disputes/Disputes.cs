using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Families;

namespace Site.Core.Billing;

/// <summary>Takes in what parents contest, and the service's answers.</summary>
public sealed class Disputes(PortalWriter writer, BillingMails mails, TimeProvider time)
{
    private const string Series = "C";

    /// <summary>A line can be contested again once the service has answered.</summary>
    public Task<DisputeResult> OpenAsync(Guid accountId, Guid invoiceId, int line, string text, CancellationToken cancellation) => writer.WriteAsync(async (context, stop) =>
    {
        var invoice = await InvoiceScope.Invoices(context, accountId, DossierRight.See, time).Include(one => one.Lines).SingleOrDefaultAsync(one => one.Id == invoiceId, stop);
        if (invoice is null || invoice.State == InvoiceState.CreditNote || !invoice.Lines.Exists(one => one.Position == line))
            return DisputeResult.NotFound;
        if (await context.Set<Dispute>().AnyAsync(one => one.InvoiceId == invoiceId && one.LinePosition == line && one.AnsweredAt == null, stop))
            return DisputeResult.AlreadyOpen;
        var now = time.GetUtcNow();
        var serial = await InvoiceCounter.NextAsync(context, Series, stop);
        var dispute = new Dispute
        {
            Id = Guid.CreateVersion7(now), Number = FormattableString.Invariant($"{Series}-{serial:000000}"), InvoiceId = invoiceId, LinePosition = line, AccountId = accountId, At = now, Text = text,
        };
        context.Add(dispute);
        var contested = invoice.Lines.Single(one => one.Position == line);
        mails.DisputeToAnswer(context, invoice, contested, dispute);
        if (await Mailboxes.OfAccountAsync(context, accountId, stop) is { } to)
            mails.DisputeReceived(context, [to], invoice, contested, dispute);
        await context.SaveChangesAsync(stop);
        return DisputeResult.Opened;
    }, cancellation);

    /// <summary>Answers, and mails the parent; where the line was corrected meanwhile, the mail names the credit note.</summary>
    public Task<AnswerResult> AnswerAsync(string number, DisputeOutcome outcome, string text, CancellationToken cancellation) => writer.WriteAsync(async (context, stop) =>
    {
        if (await context.Set<Dispute>().SingleOrDefaultAsync(one => one.Number == number, stop) is not { } dispute)
            return AnswerResult.NotFound;
        if (dispute.AnsweredAt is not null)
            return AnswerResult.WasAnswered;
        (dispute.Outcome, dispute.Answer, dispute.AnsweredAt) = (outcome, text, time.GetUtcNow());
        var invoice = await context.Set<Invoice>().AsNoTracking().SingleAsync(one => one.Id == dispute.InvoiceId, stop);
        var note = await context.Set<Invoice>().Where(one => one.CorrectsId == invoice.Id && one.State == InvoiceState.CreditNote).Select(one => one.Number).FirstOrDefaultAsync(stop);
        if (await Mailboxes.OfAccountAsync(context, dispute.AccountId, stop) is { } to)
            mails.DisputeAnswered(context, [to], invoice, dispute, note);
        await context.SaveChangesAsync(stop);
        return AnswerResult.Answered;
    }, cancellation);
}

public enum DisputeResult
{
    Opened,

    /// <summary>Not the account's to see, or there is no such line.</summary>
    NotFound,

    /// <summary>The service has not answered the first one yet.</summary>
    AlreadyOpen,
}

public enum AnswerResult { Answered, NotFound, WasAnswered }
