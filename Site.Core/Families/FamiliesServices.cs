using Microsoft.Extensions.DependencyInjection;

namespace Site.Core.Families;

public static class FamiliesServices
{
    /// <summary>
    /// Needs <see cref="FamiliesOptions"/>, <see cref="IFamilyAddresses"/>, <c>TimeProvider</c>, the portal’s database with its outbox, and the mails' composer.
    /// </summary>
    public static IServiceCollection AddFamilies(this IServiceCollection services)
    {
        services.AddSingleton<Letters>();
        services.AddSingleton<LinkMails>();
        services.AddSingleton<LinkObjections>();
        services.AddSingleton<DossierLinks>();
        services.AddSingleton<FamilyReader>();
        return services;
    }
}
