using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Site.Core.Mail;

/// <summary>
/// Sends what is due, a few at a time. A mail is sent at least once: a process that dies after the server has taken a mail, and before that is written
/// down, leaves it to be sent again; none is ever lost.
/// </summary>
internal sealed partial class OutboxDelivery(IMailSender sender, Outbox outbox, TimeProvider time, ILogger<OutboxDelivery> log) : IDisposable
{
    /// <summary>So that a recipient whose server is slow to answer holds up nobody else.</summary>
    private const int Lanes = 4;

    private readonly SemaphoreSlim _free = new(Lanes, Lanes);

    /// <summary>Takes in hand, one after the other, all mails that are due, and returns when the last is on its way.</summary>
    public async Task DispatchAsync(IOutboxDatabase database, CancellationToken cancellation)
    {
        while (true)
        {
            await _free.WaitAsync(cancellation);
            var taken = false;
            try
            {
                if (await ClaimAsync(database, cancellation) is not { } mail)
                    return;
                taken = true;
                _ = DeliverAsync(database, mail);
            }
            finally
            {
                if (!taken)
                    _free.Release();
            }
        }
    }

    /// <summary>Returns once nothing is on its way any more.</summary>
    public async Task SettleAsync()
    {
        for (var lane = 0; lane < Lanes; lane++)
            await _free.WaitAsync();
        _free.Release(Lanes);
    }

    /// <summary>Removes what has been kept long enough.</summary>
    public async Task ForgetAsync(IOutboxDatabase database, CancellationToken cancellation)
    {
        var end = time.GetUtcNow() - OutboxSchedule.Retention;
        await database.WriteAsync((context, token) => context.Set<OutboxMail>().Where(mail => mail.CreatedAt < end).ExecuteDeleteAsync(token), cancellation);
    }

    public void Dispose() => _free.Dispose();

    /// <summary>The next mail that is due, now ours for as long as the lease lasts: of several workers that see it, one changes the row.</summary>
    private Task<OutboxMail?> ClaimAsync(IOutboxDatabase database, CancellationToken cancellation) => database.WriteAsync(async (context, token) =>
    {
        var now = time.GetUtcNow();
        var due = context.Set<OutboxMail>().Where(mail => mail.State == OutboxState.Waiting && mail.NextAttemptAt <= now);
        while (await due.AsNoTracking().OrderBy(mail => mail.NextAttemptAt).FirstOrDefaultAsync(token) is { } next)
        {
            var claimed = await due.Where(mail => mail.Id == next.Id && mail.Attempts == next.Attempts).ExecuteUpdateAsync(
                mail => mail.SetProperty(m => m.Attempts, next.Attempts + 1).SetProperty(m => m.LastAttemptAt, now)
                    .SetProperty(m => m.NextAttemptAt, now + OutboxSchedule.Lease),
                token);
            if (claimed == 1)
                return next;
        }
        return null;
    }, cancellation);

    // Not cancelled when the site stops: a mail half handed over may have been taken. The sender gives up by itself in time.
    private async Task DeliverAsync(IOutboxDatabase database, OutboxMail mail)
    {
        try
        {
            if (await TrySendAsync(mail) is { } failure)
                await FailedAsync(database, mail, failure);
            else
                await SentAsync(database, mail);
        }
#pragma warning disable CA1031 // Whatever one mail meets, the others leave; when its lease is over it is tried again.
        catch (Exception error)
#pragma warning restore CA1031
        {
            NotWrittenDown(error, mail.Id, mail.Kind);
        }
        finally
        {
            _free.Release();
        }
    }

    private async Task<MailNotSentException?> TrySendAsync(OutboxMail mail)
    {
        try
        {
            var attachment = mail.AttachmentContent is { } content ? new MailAttachment(mail.AttachmentName!, mail.AttachmentType!, content) : null;
            await sender.SendAsync(new OutgoingMail(mail.To, mail.ToName, mail.Subject, mail.Text, mail.Html, attachment) { ReplyTo = mail.ReplyTo }, CancellationToken.None);
            return null;
        }
        catch (MailNotSentException failure)
        {
            return failure;
        }
#pragma warning disable CA1031 // What nobody has thought of counts as a failed attempt, too: else the mail would be tried for ever.
        catch (Exception unforeseen)
#pragma warning restore CA1031
        {
            return new MailNotSentException(unforeseen.Message, unforeseen);
        }
    }

    private async Task SentAsync(IOutboxDatabase database, OutboxMail mail)
    {
        var now = time.GetUtcNow();
        // Whoever has it in hand now: it has been taken.
        await database.WriteAsync((context, token) => context.Set<OutboxMail>().Where(row => row.Id == mail.Id).ExecuteUpdateAsync(
            row => row.SetProperty(r => r.State, OutboxState.Sent).SetProperty(r => r.SentAt, now).SetProperty(r => r.LastError, (string?)null)
                .SetProperty(r => r.ToName, "").SetProperty(r => r.Subject, "").SetProperty(r => r.Text, "").SetProperty(r => r.Html, "")
                .SetProperty(r => r.AttachmentName, (string?)null).SetProperty(r => r.AttachmentType, (string?)null).SetProperty(r => r.AttachmentContent, (byte[]?)null)
                .SetProperty(r => r.ReplyTo, (string?)null),
            token), CancellationToken.None);
        OutboxMeter.Sent(mail.Kind);
    }

    private async Task FailedAsync(IOutboxDatabase database, OutboxMail mail, MailNotSentException failure)
    {
        var attempt = mail.Attempts + 1;
        var pause = failure.IsPermanent ? null : OutboxSchedule.PauseAfter(attempt);
        var (state, next) = (pause is null ? OutboxState.Dead : OutboxState.Waiting, time.GetUtcNow() + (pause ?? TimeSpan.Zero));
        await database.WriteAsync((context, token) => context.Set<OutboxMail>()
            .Where(row => row.Id == mail.Id && row.State == OutboxState.Waiting && row.Attempts == attempt).ExecuteUpdateAsync(
                row => row.SetProperty(r => r.State, state).SetProperty(r => r.NextAttemptAt, next).SetProperty(r => r.LastError, failure.Reason),
                token), CancellationToken.None);
        OutboxMeter.Failed(mail.Kind);
        if (pause is null)
        {
            OutboxMeter.Dead(mail.Kind);
            GivenUp(mail.Id, mail.Kind, attempt, failure.Reason);
            return;
        }
        NotTaken(mail.Id, mail.Kind, attempt, failure.Reason, pause.Value);
        // The worker must know of the new date.
        outbox.Wake();
    }

    // The reason, not the exception: servers quote addresses.
    [LoggerMessage(LogLevel.Warning, "Mail {Id} ({Kind}) was not taken at attempt {Attempt}: {Reason}. Next attempt in {Pause}.")]
    private partial void NotTaken(Guid id, string kind, int attempt, string reason, TimeSpan pause);

    [LoggerMessage(LogLevel.Error, "Mail {Id} ({Kind}) is given up after attempt {Attempt}: {Reason}.")]
    private partial void GivenUp(Guid id, string kind, int attempt, string reason);

    [LoggerMessage(LogLevel.Error, "What became of mail {Id} ({Kind}) could not be written down.")]
    private partial void NotWrittenDown(Exception error, Guid id, string kind);
}
