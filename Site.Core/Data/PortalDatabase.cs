using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Site.Core.Data;

/// <summary>Registers the portal's database.</summary>
public static class PortalDatabase
{
    /// <summary>See <see cref="Databases.Of"/>.</summary>
    public const string Name = "portal";

    public const string FileName = Name + SqliteFile.Extension;

    /// <summary>
    /// Adds <see cref="Databases"/>, <see cref="IDbContextFactory{TContext}"/> of <see cref="PortalDbContext"/> for reading, <see cref="PortalWriter"/> for
    /// writing, and the step that brings the schema up to date before the first request.
    /// </summary>
    /// <param name="folder">The data folder's full path, asked for once the configuration is complete; made when missing.</param>
    /// <param name="postgreSql">The connection string, where there is one.</param>
    public static IServiceCollection AddPortalDatabase(
        this IServiceCollection services, Func<IServiceProvider, string> folder, Func<IServiceProvider, string?>? postgreSql = null)
    {
        services.AddSingleton(provider => new Databases(folder(provider), postgreSql?.Invoke(provider)));
        services.AddSingleton<IDbContextFactory<PortalDbContext>>(provider => new PortalContexts(() => Place(provider)
            .Contexts<PortalDbContext, PortalPostgresContext>(provider.GetRequiredService<ILoggerFactory>(), provider.GetServices<IInterceptor>())));
        services.AddSingleton(provider => new PortalConnections(Place(provider).Connect));
        services.AddSingleton(provider => new PortalWriter(
            provider.GetRequiredService<IDbContextFactory<PortalDbContext>>(), provider.GetRequiredService<Databases>().AreShared));
        services.AddSingleton(provider => new PortalDatabasePreparation(
            Place(provider), provider.GetRequiredService<Databases>().AreShared ? PortalMigrations.NewestOnPostgreSql : PortalMigrations.Newest,
            provider.GetRequiredService<IDbContextFactory<PortalDbContext>>()));
        services.AddHostedService(provider => provider.GetRequiredService<PortalDatabasePreparation>());
        return services;
    }

    /// <summary>Brings the schema up to date, for commands that do not start the site.</summary>
    public static Task PreparePortalDatabaseAsync(this IServiceProvider services, CancellationToken cancellation = default) =>
        services.GetRequiredService<PortalDatabasePreparation>().StartingAsync(cancellation);

    /// <summary>Whether the database is there with the schema of this version; for commands that only read.</summary>
    public static Task<bool> IsPortalDatabaseReadyAsync(this IServiceProvider services, CancellationToken cancellation = default) =>
        services.GetRequiredService<PortalDatabasePreparation>().IsDoneAsync(cancellation);

    /// <summary>Where the portal's tables stand.</summary>
    public static DatabasePlace Place(this Databases databases) => databases.Of(Name);

    private static DatabasePlace Place(IServiceProvider provider) => provider.GetRequiredService<Databases>().Place();
}
