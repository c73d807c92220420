using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Site.Core.Mail;

public static class MailServices
{
    /// <summary>The sender. The caller binds and checks <see cref="MailOptions"/>.</summary>
    /// <param name="siteName">Whose mails they are, where the settings name nobody.</param>
    public static IServiceCollection AddMailSender(this IServiceCollection services, Func<IServiceProvider, string> siteName) =>
        services.AddSingleton<IMailSender>(provider => new MailSender(
            provider.GetRequiredService<IOptions<MailOptions>>(), provider.GetRequiredService<TimeProvider>(), siteName(provider)));
}
