using Microsoft.Extensions.DependencyInjection;
using Site.Core.Account;
using Site.Core.Import;

namespace Site.Core.Families;

public static class FamiliesServices
{
    /// <summary>
    /// Needs <see cref="FamiliesOptions"/>, <see cref="IFamilyAddresses"/>, <c>TimeProvider</c>, the portal’s database with its outbox, and the mails' composer.
    /// </summary>
    public static IServiceCollection AddFamilies(this IServiceCollection services)
    {
        services.AddFamilyFiles();
        services.AddSingleton<Letters>();
        services.AddSingleton<LinkMails>();
        services.AddSingleton<LinkObjections>();
        services.AddSingleton<DossierLinks>();
        services.AddSingleton<FamilyReader>();
        services.AddSingleton<IAccountHolding, DossierHolding>();
        return services;
    }

    /// <summary>Fills an empty database with the sample town at start: for development only. Needs <see cref="AddFamilies"/> and the folder import.</summary>
    public static IServiceCollection AddFamilySample(this IServiceCollection services) => services.AddHostedService<FamilySample>();

    /// <summary>What an import takes in. Needs <c>TimeProvider</c>.</summary>
    public static IServiceCollection AddFamilyFiles(this IServiceCollection services)
    {
        services.AddSingleton<ImportFile, DossiersFile>();
        services.AddSingleton<ImportFile, GuardiansFile>();
        services.AddSingleton<ImportFile, ChildrenFile>();
        return services;
    }
}
