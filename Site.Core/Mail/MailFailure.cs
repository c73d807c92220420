using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Site.Core.Mail;

/// <summary>What a failure to hand over a mail means.</summary>
internal static class MailFailure
{
    public static bool IsPermanent(Exception? error) => error switch
    {
        // A refused sender, sign-in or greeting is the site's fault, and settings can be corrected meanwhile.
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted } refused => (int)refused.StatusCode >= 500,
        ParseException => true,
        _ => false,
    };

    public static string Reason(Exception? error) => error switch
    {
        null => "no mail server is configured",
        SmtpCommandException refused => $"{(int)refused.StatusCode} {refused.ErrorCode}",
        SocketException socket => $"no connection ({socket.SocketErrorCode})",
        SslHandshakeException => "the encrypted connection could not be made",
        AuthenticationException => "the mail server refused our user name or password",
        OperationCanceledException or TimeoutException => "no answer in time",
        ParseException => "the recipient's address is not valid",
        _ => error.GetType().Name,
    };
}
