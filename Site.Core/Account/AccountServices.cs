using Microsoft.Extensions.DependencyInjection;

namespace Site.Core.Account;

public static class AccountServices
{
    /// <summary>Needs <c>TimeProvider</c> and the portal’s database.</summary>
    public static IServiceCollection AddPortalAccounts(this IServiceCollection services) =>
        services.AddSingleton<PortalAccounts>().AddSingleton<PortalSessions>().AddSingleton<ExternalIdentities>();
}
