using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using MimeKit;
using Site.Core.Mail;
using Site.Tests.Support;

namespace Site.Tests.Mail;

/// <summary>How mails leave: over SMTP, or in Development into a folder.</summary>
public class MailSenderTests
{
    private static readonly OutgoingMail Letter = new("edith@exemple.fr", "Édith", "Un sujet accentué à l’écran", "Bonjour\n", "<p>Bonjour</p>");

    [Test]
    public async Task A_mail_without_a_server_can_be_read_in_the_folder()
    {
        using var folder = new TemporaryFolder();
        var options = new MailOptions { Folder = Path.Combine(folder.Path, "mail"), FromName = "Portail famille de Cergy" };

        await new MailSender(Options.Create(options), TimeProvider.System).SendAsync(Letter);

        using var mail = await MimeMessage.LoadAsync(Directory.GetFiles(options.Folder, "*.eml").Single());
        Assert.Multiple(() =>
        {
            Assert.That(mail.Subject, Is.EqualTo(Letter.Subject));
            Assert.That(mail.To.Mailboxes.Single().Address, Is.EqualTo(Letter.To));
            Assert.That(mail.TextBody!.ReplaceLineEndings("\n"), Is.EqualTo(Letter.Text));
            Assert.That(mail.HtmlBody, Does.Contain("<p>Bonjour</p>"));
        });
    }

    [Test]
    public void A_server_that_is_not_there_is_told_as_such()
    {
        var options = new MailOptions { From = "portail@exemple.fr" };
        (options.Smtp.Host, options.Smtp.Port, options.Smtp.Security) = ("127.0.0.1", 1, SmtpSecurity.None);

        Assert.That(() => new MailSender(Options.Create(options), TimeProvider.System).SendAsync(Letter), Throws.InstanceOf<MailNotSentException>());
    }

    [Test]
    public async Task A_server_without_encryption_gets_nothing_when_encryption_is_asked_for()
    {
        await using var sink = new SmtpSink();
        var options = new MailOptions { From = "portail@exemple.fr" };
        (options.Smtp.Host, options.Smtp.Port, options.Smtp.Security) = ("127.0.0.1", sink.Port, SmtpSecurity.StartTls);

        Assert.That(() => new MailSender(Options.Create(options), TimeProvider.System).SendAsync(Letter), Throws.InstanceOf<MailNotSentException>());
        Assert.That(sink.Waiting, Is.Zero);
    }

    [TestCase("\r\n")]
    [TestCase("\n")]
    [TestCase("\r")]
    [TestCase("\u2028")]
    [TestCase("\0")]
    public async Task A_line_break_in_a_name_or_a_subject_begins_no_header(string lineBreak)
    {
        await using var sink = new SmtpSink();
        var injected = $"{lineBreak}Bcc: autre@exemple.fr{lineBreak}{lineBreak}Corps";

        await SenderTo(sink).SendAsync(Letter with { ToName = "Édith" + injected, Subject = "Votre compte" + injected });

        var mail = await sink.NextAsync();
        Assert.Multiple(() =>
        {
            Assert.That(mail.Bcc, Is.Empty);
            Assert.That(mail.To.Mailboxes.Select(mailbox => mailbox.Address), Is.EqualTo(new[] { Letter.To }));
            Assert.That(mail.Subject, Is.EqualTo($"Votre compte{Blank(lineBreak)}Bcc: autre@exemple.fr{Blank(lineBreak)}{Blank(lineBreak)}Corps"));
            Assert.That(mail.TextBody!.ReplaceLineEndings("\n"), Is.EqualTo(Letter.Text));
        });

        static string Blank(string characters) => new(' ', characters.Length);
    }

    [TestCase("edith@exemple.fr\r\nBcc: autre@exemple.fr")]
    [TestCase("edith@exemple.fr, autre@exemple.fr")]
    [TestCase("edith@exemple.fr>\r\nRCPT TO:<autre@exemple.fr")]
    [TestCase("pas d’adresse")]
    [TestCase("")]
    public async Task What_is_not_one_address_gets_no_mail_and_is_not_tried_again(string address)
    {
        await using var sink = new SmtpSink();

        var refusal = Assert.ThrowsAsync<MailNotSentException>(() => SenderTo(sink).SendAsync(Letter with { To = address }));

        Assert.That(refusal!.IsPermanent, Is.True);
        Assert.That(refusal.Reason, Does.Not.Contain("exemple.fr"));
        Assert.That(sink.Waiting, Is.Zero);
    }

    [TestCase(null, "smtp.exemple.fr", 587, null, null, SmtpSecurity.StartTls, "Mail:From")]
    [TestCase("pas-une-adresse", "smtp.exemple.fr", 587, null, null, SmtpSecurity.StartTls, "Mail:From")]
    [TestCase("a@exemple.fr", "smtp.exemple.fr", 0, null, null, SmtpSecurity.StartTls, "Mail:Smtp:Port")]
    [TestCase("a@exemple.fr", "smtp.exemple.fr", 587, "u", null, SmtpSecurity.StartTls, "Mail:Smtp:UserName")]
    [TestCase("a@exemple.fr", "smtp.exemple.fr", 25, "u", "p", SmtpSecurity.None, "Mail:Smtp:Security")]
    [TestCase(null, null, 587, "u", "p", SmtpSecurity.StartTls, "Mail:Smtp:Host")]
    [TestCase("a@exemple.fr", "smtp.exemple.fr", 587, "u", "p", SmtpSecurity.StartTls, null)]
    [TestCase(null, null, 587, null, null, SmtpSecurity.StartTls, null)]
    public void A_wrong_setting_is_named_at_the_start(string? from, string? host, int port, string? user, string? password, SmtpSecurity security, string? fault)
    {
        var options = new MailOptions { From = from };
        (options.Smtp.Host, options.Smtp.Port, options.Smtp.UserName, options.Smtp.Password, options.Smtp.Security) = (host, port, user, password, security);

        var faults = options.Validate(new ValidationContext(options)).Select(found => found.ErrorMessage).ToList();

        Assert.That(faults, fault is null ? Is.Empty : Has.One.StartsWith(fault));
    }

    private static MailSender SenderTo(SmtpSink sink)
    {
        var options = new MailOptions { From = "portail@exemple.fr" };
        (options.Smtp.Host, options.Smtp.Port, options.Smtp.Security) = ("127.0.0.1", sink.Port, SmtpSecurity.None);
        return new MailSender(Options.Create(options), TimeProvider.System);
    }
}
