using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Site.Core.Data;

/// <summary>Brings the schema up to date before any other service starts and before the first request is served.</summary>
/// <param name="newest">The id of the last migration there.</param>
internal sealed class PortalDatabasePreparation(DatabasePlace place, string newest, IDbContextFactory<PortalDbContext> contexts) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (await AppliedMigrations.IncludeAsync(place, newest, cancellationToken))
            return;

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        place.Migrate(context);
    }

    /// <summary>Asks only: no file is made where there is none.</summary>
    public async Task<bool> IsDoneAsync(CancellationToken cancellation) => place.Exists && await AppliedMigrations.IncludeAsync(place, newest, cancellation);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
