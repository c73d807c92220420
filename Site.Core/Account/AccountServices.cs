using Microsoft.Extensions.DependencyInjection;

namespace Site.Core.Account;

public static class AccountServices
{
    /// <summary>Needs <c>TimeProvider</c>, the portal’s database with its outbox, the mails' composer and, for what ends accounts, <see cref="IAccountPages"/>.</summary>
    public static IServiceCollection AddPortalAccounts(this IServiceCollection services) =>
        services.AddSingleton<PortalAccounts>().AddSingleton<PortalSessions>().AddSingleton<IdentityMails>().AddSingleton<ExternalIdentities>()
            .AddSingleton<EndingMails>().AddSingleton<AccountEndings>();
}
