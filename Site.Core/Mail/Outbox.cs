using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;

namespace Site.Core.Mail;

/// <summary>
/// Mails that commit with the change that causes them. They stand in a table of the same database (<see cref="OutboxMail"/>), from which a worker sends
/// them after the commit; what is rolled back is never sent.
/// </summary>
public sealed class Outbox(TimeProvider time)
{
    // One place: however often it is rung, the worker looks once more.
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly ConditionalWeakTable<DbContext, object> _withMail = [];

    /// <summary>Adds the mail to what <paramref name="context"/> will save. The caller saves, and commits where there is a transaction.</summary>
    /// <param name="context">Of a database that was registered with <c>AddOutbox</c> and whose model applies <see cref="OutboxMailMapping"/>.</param>
    /// <param name="kind">What the mail is for, e.g. <c>activation</c>; a word of the code, never of a person. At most 40 characters.</param>
    /// <returns>The row, e.g. to keep its id.</returns>
    public OutboxMail Add(DbContext context, OutgoingMail mail, string kind)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(kind.Length, OutboxMailMapping.LongestKind, nameof(kind));
        var now = time.GetUtcNow();
        var row = new OutboxMail
        {
            Id = Guid.CreateVersion7(now),
            Kind = kind,
            To = mail.To,
            ToName = mail.ToName,
            Subject = mail.Subject,
            Text = mail.Text,
            Html = mail.Html,
            ReplyTo = mail.ReplyTo,
            AttachmentName = mail.Attachment?.Name,
            AttachmentType = mail.Attachment?.MediaType,
            AttachmentContent = mail.Attachment?.Content,
            CreatedAt = now,
            NextAttemptAt = now,
        };
        context.Add(row);
        _withMail.TryAdd(context, this);
        return row;
    }

    /// <summary>Gives a dead letter all its attempts anew. Like <see cref="Add"/> part of the caller's transaction, if there is one.</summary>
    /// <returns>False when there is no such dead letter.</returns>
    public async Task<bool> SendAgainAsync(DbContext context, Guid id, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var found = await context.Set<OutboxMail>().Where(mail => mail.Id == id && mail.State == OutboxState.Dead).ExecuteUpdateAsync(
            mail => mail.SetProperty(m => m.State, OutboxState.Waiting).SetProperty(m => m.Attempts, 0).SetProperty(m => m.NextAttemptAt, now),
            cancellation);
        if (found == 1 && context.Database.CurrentTransaction is null)
            Wake();
        else if (found == 1)
            _withMail.TryAdd(context, this);
        return found == 1;
    }

    /// <summary>What the context was given has been committed: mails among it can be sent.</summary>
    internal void Committed(DbContext? context)
    {
        if (context is not null && _withMail.Remove(context))
            Wake();
    }

    internal void Wake() => _bell.Writer.TryWrite(true);

    /// <summary>Returns when mails have been committed, or after <paramref name="longest"/>.</summary>
    internal async Task WaitAsync(TimeSpan longest, CancellationToken cancellation)
    {
        using var alarm = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(alarm.Token, cancellation);
        try
        {
            await _bell.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Time to look all the same: a retry is due, or another node has left something.
        }
    }
}
