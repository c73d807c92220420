namespace Site.Cms.Users;

/// <summary>Takes the mails of staff accounts to their readers; made by the composition root.</summary>
public interface IStaffMail
{
    /// <exception cref="StaffMailException">The mail could not be handed over; it will not arrive.</exception>
    Task SendAsync(StaffLetter letter, CancellationToken cancellation = default);
}

/// <summary>One mail to one person.</summary>
/// <param name="To">Mail address.</param>
/// <param name="Text">The same words as <paramref name="Html"/>, for readers of plain text.</param>
public sealed record StaffLetter(string To, string Name, string Subject, string Text, string Html);

/// <summary>The mail server did not take a mail.</summary>
public sealed class StaffMailException(string message, Exception cause) : Exception(message, cause);
