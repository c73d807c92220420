using Microsoft.Extensions.DependencyInjection;

namespace Site.Core.Forms;

public static class FormsServices
{
    /// <summary>Needs <see cref="FormsOptions"/>, <see cref="IFormPages"/>, <c>HelpLibrary</c>, the outbox, the mails' composer and the portal's database.</summary>
    public static IServiceCollection AddFormsCore(this IServiceCollection services)
    {
        services.AddSingleton<FormMails>();
        services.AddSingleton<FormMessages>();
        services.AddSingleton<FormInbox>();
        services.AddSingleton<FormTrail>();
        services.AddSingleton<FormRetention>();
        return services;
    }
}
