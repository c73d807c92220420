using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Site.Core.Data;

namespace Site.Core.Mail;

public static class MailServices
{
    /// <summary>The sender. The caller binds and checks <see cref="MailOptions"/>.</summary>
    /// <param name="siteName">Whose mails they are, where the settings name nobody.</param>
    public static IServiceCollection AddMailSender(this IServiceCollection services, Func<IServiceProvider, string> siteName) =>
        services.AddSingleton<IMailSender>(provider => new MailSender(
            provider.GetRequiredService<IOptions<MailOptions>>(), provider.GetRequiredService<TimeProvider>(), siteName(provider)));

    public static IServiceCollection AddMailComposer(this IServiceCollection services, Func<IServiceProvider, MailSignature> signature) =>
        services.AddSingleton(provider => new MailComposer(() => signature(provider)));

    /// <summary>The outbox of the portal's database. Needs the sender.</summary>
    public static IServiceCollection AddPortalOutbox(this IServiceCollection services) => services.AddOutboxItself()
        .AddSingleton<IOutboxDatabase>(provider => new PortalOutbox(
            provider.GetRequiredService<PortalConnections>(), provider.GetRequiredService<PortalWriter>()));

    /// <summary>
    /// The outbox of another database. Its model applies <see cref="OutboxMailMapping"/>; its contexts take the registered <see cref="IInterceptor"/>s
    /// (<c>options.AddInterceptors(services.GetServices&lt;IInterceptor&gt;())</c>), else its mails wait for the worker's next look. Needs the sender.
    /// </summary>
    /// <param name="connect">Makes a closed connection to the database.</param>
    /// <param name="exists">Whether the database has been made; null: it always has.</param>
    public static IServiceCollection AddOutbox<TContext>(
        this IServiceCollection services, Func<IServiceProvider, DbConnection> connect, Func<IServiceProvider, bool>? exists = null) where TContext : DbContext =>
        services.AddOutboxItself().AddSingleton<IOutboxDatabase>(provider => new ContextOutbox<TContext>(
            () => connect(provider), () => exists?.Invoke(provider) ?? true, provider.GetRequiredService<IDbContextFactory<TContext>>()));

    private static IServiceCollection AddOutboxItself(this IServiceCollection services)
    {
        services.TryAddSingleton<Outbox>();
        services.TryAddSingleton<OutboxDelivery>();
        services.TryAddSingleton<OutboxStatus>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, OutboxWorker>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IInterceptor, OutboxCommits>());
        return services;
    }
}
