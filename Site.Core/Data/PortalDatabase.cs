using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Site.Core.Data;

/// <summary>Registers the portal's database.</summary>
public static class PortalDatabase
{
    public const string FileName = "portal.db";

    /// <summary>
    /// Adds <see cref="IDbContextFactory{TContext}"/> of <see cref="PortalDbContext"/> for reading, <see cref="PortalWriter"/> for writing, and the step
    /// that brings the schema up to date before the first request.
    /// </summary>
    /// <param name="folder">The data folder's full path, asked for once the configuration is complete; made when missing.</param>
    public static IServiceCollection AddPortalDatabase(this IServiceCollection services, Func<IServiceProvider, string> folder)
    {
        services.AddSingleton<IDbContextFactory<PortalDbContext>>(provider => new PortalContexts(
            () => new DbContextOptionsBuilder<PortalDbContext>()
                .UseLoggerFactory(provider.GetRequiredService<ILoggerFactory>()).UsePortalDatabase(folder(provider))
                .AddInterceptors(provider.GetServices<IInterceptor>()).Options));
        services.AddSingleton(provider => new PortalConnections(() => SqliteFile.Connect(folder(provider), FileName)));
        services.AddSingleton<PortalWriter>();
        services.AddSingleton<PortalDatabasePreparation>();
        services.AddHostedService(provider => provider.GetRequiredService<PortalDatabasePreparation>());
        return services;
    }

    /// <summary>Brings the schema up to date, for commands that do not start the site.</summary>
    public static Task PreparePortalDatabaseAsync(this IServiceProvider services, CancellationToken cancellation = default) =>
        services.GetRequiredService<PortalDatabasePreparation>().StartingAsync(cancellation);

    /// <summary>See <see cref="SqliteFile"/>.</summary>
    public static DbContextOptionsBuilder<PortalDbContext> UsePortalDatabase(this DbContextOptionsBuilder<PortalDbContext> options, string folder)
    {
        options.UseSqliteFile(folder, FileName);
        return options;
    }
}
