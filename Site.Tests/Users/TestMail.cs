using Microsoft.Extensions.Options;
using Site.Cms.Users;
using Site.Core.Mail;
using Site.Tests.Support;

namespace Site.Tests.Users;

/// <summary>The staff's mails over a real socket, by the product's own sender.</summary>
internal sealed class TestMail : IStaffMail
{
    private readonly MailSender _sender;

    public TestMail(SmtpSink sink)
    {
        var options = new MailOptions { From = "ne-pas-repondre@famille.exemple.fr", FromName = "Portail famille de Cergy" };
        (options.Smtp.Host, options.Smtp.Port, options.Smtp.Security) = ("127.0.0.1", sink.Port, SmtpSecurity.None);
        _sender = new MailSender(Options.Create(options), TimeProvider.System);
    }

    public async Task SendAsync(StaffLetter letter, CancellationToken cancellation = default)
    {
        try
        {
            await _sender.SendAsync(new OutgoingMail(letter.To, letter.Name, letter.Subject, letter.Text, letter.Html), cancellation);
        }
        catch (MailNotSentException error)
        {
            throw new StaffMailException(error.Message, error);
        }
    }
}
