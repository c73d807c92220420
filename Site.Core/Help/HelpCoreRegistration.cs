using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Site.Core.Help.Addresses;
using Site.Core.Help.Misses;
using Site.Core.Help.Search;

namespace Site.Core.Help;

public static class HelpCoreRegistration
{
    /// <summary>
    /// The help content, its search and its addresses. Needs an <see cref="IContentSource"/> and the portal's
    /// database (<see cref="Data.PortalDatabase"/>), which is brought up to date before hosted services start.
    /// </summary>
    public static IServiceCollection AddHelpCore(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<HtmlRenderer>();
        services.AddSingleton<HelpLibrary>();
        services.AddSingleton<HelpSearch>();
        services.AddSingleton<SearchMissLog>();
        services.AddSingleton<SearchMissGroups>();
        services.AddSingleton<SearchDayLog>();
        services.AddSingleton<FormerAddresses>();
        services.AddSingleton<HelpLibraryUpdater>();
        // Hosted services start in this order: old addresses must be known before the first snapshot.
        services.AddHostedService(provider => provider.GetRequiredService<SearchMissLog>());
        services.AddHostedService(provider => provider.GetRequiredService<SearchDayLog>());
        services.AddHostedService(provider => provider.GetRequiredService<FormerAddresses>());
        services.AddHostedService(provider => provider.GetRequiredService<HelpLibraryUpdater>());
        return services;
    }
}
