using Microsoft.Extensions.DependencyInjection;

namespace Site.Core.Desk;

public static class DeskServices
{
    /// <summary>Needs the portal's database, its accounts and families.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services) =>
        services.AddSingleton<DeskTrail>().AddSingleton<DeskSearch>().AddSingleton<DeskReader>().AddSingleton<DeskDossiers>();
}
