using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Site.Core.Data;

namespace Site.Web;

/// <summary>
/// Makes the first of the keys that nodes share when the first of them starts. Made when something is first protected, two nodes would make one each, and
/// for a day neither would read what the other one wrote.
/// </summary>
internal sealed class FirstSharedKey(
    Databases databases, PortalConnections connections, IServiceProvider services, IOptions<KeyManagementOptions> options, TimeProvider time) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!databases.AreShared || await AnyAsync(cancellationToken))
            return;
        databases.Place().Alone(() =>
        {
            var keys = services.GetRequiredService<IKeyManager>();
            if (keys.GetAllKeys().Count == 0)
                keys.CreateNewKey(time.GetUtcNow(), time.GetUtcNow() + options.Value.NewKeyLifetime);
        });
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // In plain SQL: see PortalConnections.
    private async Task<bool> AnyAsync(CancellationToken cancellation)
    {
        await using var connection = await connections.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1 FROM \"SharedKeys\" LIMIT 1";
        return await command.ExecuteScalarAsync(cancellation) is not null;
    }
}
