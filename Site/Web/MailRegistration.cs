using Microsoft.Extensions.Options;
using Site.Cms.Users;
using Site.Core.Help;
using Site.Core.Mail;
using Site.Help;

namespace Site.Web;

/// <summary>How mails leave: a mail server, or in Development without one a folder where they can be read.</summary>
internal static class MailRegistration
{
    /// <summary>Below the data folder.</summary>
    private const string Folder = "mail";

    public static void AddMail(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section)
            .Configure<DataFolder>((mail, data) =>
            {
                if (builder.Environment.IsDevelopment() && string.IsNullOrWhiteSpace(mail.Smtp.Host))
                    mail.Folder ??= Path.Combine(data.Path, Folder);
                else if (!builder.Environment.IsDevelopment())
                    mail.Folder = null;
            })
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddMailSender(services => services.GetRequiredService<IOptions<TownOptions>>().Value.SiteName);
        builder.Services.AddMailComposer(Signature);
        builder.Services.AddPortalOutbox();
        builder.Services.AddHealthChecks().AddCheck<OutboxHealth>("mail");
    }

    /// <summary>For the CMS; null where mails go nowhere.</summary>
    public static IStaffMail? StaffMail(IServiceProvider services) =>
        services.GetRequiredService<IOptions<MailOptions>>().Value.IsOn ? new StaffSender(services.GetRequiredService<IMailSender>()) : null;

    private static MailSignature Signature(IServiceProvider services)
    {
        var town = services.GetRequiredService<IOptions<TownOptions>>();
        var contact = new HelpReading(services.GetRequiredService<HelpLibrary>(), town).Contact;
        return new MailSignature(town.Value.SiteName, contact.Service, contact.Phone, contact.Mail);
    }

    private sealed class StaffSender(IMailSender sender) : IStaffMail
    {
        public async Task SendAsync(StaffLetter letter, CancellationToken cancellation = default)
        {
            try
            {
                await sender.SendAsync(new OutgoingMail(letter.To, letter.Name, letter.Subject, letter.Text, letter.Html), cancellation);
            }
            catch (MailNotSentException error)
            {
                throw new StaffMailException(error.Message, error);
            }
        }
    }
}
