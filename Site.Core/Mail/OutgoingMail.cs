namespace Site.Core.Mail;

/// <summary>One mail to one person.</summary>
/// <param name="To">Mail address.</param>
/// <param name="Text">The same words as <paramref name="Html"/>, for readers of plain text.</param>
public sealed record OutgoingMail(string To, string ToName, string Subject, string Text, string Html);

/// <summary>Takes mails out of the house.</summary>
public interface IMailSender
{
    /// <exception cref="MailNotSentException">It was not taken and will not arrive.</exception>
    Task SendAsync(OutgoingMail mail, CancellationToken cancellation = default);
}

/// <summary>The mail server could not be reached, or refused.</summary>
public sealed class MailNotSentException(string message, Exception? cause) : Exception(message, cause);
