namespace Site.Core.Mail;

/// <summary>One mail to one person.</summary>
/// <param name="To">Mail address.</param>
/// <param name="Text">The same words as <paramref name="Html"/>, for readers of plain text.</param>
public sealed record OutgoingMail(string To, string ToName, string Subject, string Text, string Html, MailAttachment? Attachment = null)
{
    /// <summary>Mail address that an answer goes to; null for the sender's own.</summary>
    public string? ReplyTo { get; init; }
}

/// <summary>A small file that goes with a mail.</summary>
/// <param name="Name">E.g. <c>reservations.ics</c>.</param>
/// <param name="MediaType">With its parameters, as a header has it.</param>
public sealed record MailAttachment(string Name, string MediaType, byte[] Content);

/// <summary>Takes mails out of the house.</summary>
public interface IMailSender
{
    /// <exception cref="MailNotSentException">It was not taken and will not arrive.</exception>
    Task SendAsync(OutgoingMail mail, CancellationToken cancellation = default);
}

/// <summary>The mail server could not be reached, or refused.</summary>
/// <param name="message">For whoever reads the answer at once; may quote what the server said.</param>
public sealed class MailNotSentException(string message, Exception? cause) : Exception(message, cause)
{
    /// <summary>Whether trying again is in vain: the recipient or the mail itself was refused, not the moment.</summary>
    public bool IsPermanent => MailFailure.IsPermanent(InnerException);

    /// <summary>Why, without anything that a server wrote: it may quote addresses. For logs and for keeping.</summary>
    public string Reason => MailFailure.Reason(InnerException);
}
