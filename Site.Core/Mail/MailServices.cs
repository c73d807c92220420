using Microsoft.Extensions.DependencyInjection;

namespace Site.Core.Mail;

public static class MailServices
{
    /// <summary>The sender. The caller binds and checks <see cref="MailOptions"/>.</summary>
    public static IServiceCollection AddMailSender(this IServiceCollection services) => services.AddSingleton<IMailSender, MailSender>();
}
