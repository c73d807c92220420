using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Site.Core.Mail;

/// <summary>Hands mails to the server that <see cref="MailOptions"/> names, or writes them into its folder.</summary>
/// <param name="siteName">Whose mails they are, where the settings name nobody.</param>
internal sealed class MailSender(IOptions<MailOptions> options, TimeProvider time, string siteName = "") : IMailSender
{
    /// <summary>Somebody waits for the page meanwhile.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private const string FolderAddress = "portail@localhost";

    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellation = default)
    {
        try
        {
            using var message = Compose(mail);
            if (!string.IsNullOrWhiteSpace(options.Value.Smtp.Host))
                await SendAsync(message, options.Value.Smtp, cancellation);
            else if (options.Value.Folder is { } folder)
                await new MailFolder(folder).WriteAsync(message, time.GetUtcNow(), cancellation);
            else
                throw new MailNotSentException("No mail server is configured (Mail:Smtp:Host).", null);
        }
        catch (Exception error) when (error is SmtpCommandException or SmtpProtocolException or ServiceNotConnectedException or ServiceNotAuthenticatedException
            or AuthenticationException or SslHandshakeException or NotSupportedException or SocketException or IOException or TimeoutException or UnauthorizedAccessException
            or ParseException)
        {
            throw new MailNotSentException("The mail was not taken: " + error.Message, error);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new MailNotSentException("The mail server did not answer in time.", error);
        }
    }

    private static async Task SendAsync(MimeMessage message, SmtpOptions smtp, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        using var client = new SmtpClient();
        var security = smtp.Security switch
        {
            SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
            SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.None,
        };
        await client.ConnectAsync(smtp.Host!, smtp.Port, security, patience.Token);
        if (!string.IsNullOrEmpty(smtp.UserName))
            await client.AuthenticateAsync(smtp.UserName, smtp.Password ?? "", patience.Token);
        await client.SendAsync(message, patience.Token);
        await client.DisconnectAsync(quit: true, patience.Token);
    }

    private MimeMessage Compose(OutgoingMail mail)
    {
        var body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html };
        if (mail.Attachment is { } attachment)
            body.Attachments.Add(attachment.Name, attachment.Content, ContentType.Parse(attachment.MediaType));
        var message = new MimeMessage
        {
            Subject = OneLine(mail.Subject),
            Date = time.GetUtcNow(),
            Body = body.ToMessageBody(),
        };
        message.From.Add(new MailboxAddress(options.Value.FromName ?? siteName, options.Value.From ?? FolderAddress));
        message.To.Add(new MailboxAddress(OneLine(mail.ToName), mail.To));
        if (mail.ReplyTo is { } replyTo)
            message.ReplyTo.Add(new MailboxAddress("", replyTo));
        // No answering machine answers.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    // A line break in a name or a subject would begin a header of whoever chose the name. (One in an address is no address.)
    private static string OneLine(string text) => string.Concat(text.Select(character => char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character));
}
