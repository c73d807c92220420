using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Site.Core.Data;

namespace Site.Core.Help.Addresses;

/// <summary>
/// Remembers every address that a content has had, so that links to a renamed or moved one still arrive.
/// All live addresses are stored when first seen, so none is lost even when the process dies right after a rename.
/// Has to be started before the first snapshot is made.
/// </summary>
public sealed class FormerAddresses : WriteBehind<string>
{
    public const int MaximumLength = 400;

    private readonly HelpLibrary _library;
    private readonly PortalWriter _writer;
    private readonly PortalConnections _connections;
    private readonly TimeProvider _time;
    private readonly ILogger<FormerAddresses> _logger;
    private readonly ConcurrentDictionary<string, Guid> _known = new(StringComparer.Ordinal);

    public FormerAddresses(
        HelpLibrary library, PortalWriter writer, PortalConnections connections, TimeProvider time,
        ILogger<FormerAddresses> logger) : base(Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true }))
    {
        (_library, _writer, _connections, _time, _logger) = (library, writer, connections, time, logger);
        _library.Changed += Remember;
    }

    /// <summary>The published content that had this address before; null when there is none, or when the address is in use now.</summary>
    /// <param name="address">A path without trailing slash.</param>
    public Guid? Find(string address)
    {
        var current = _library.Current;
        return !current.ByAddress.ContainsKey(address) && _known.TryGetValue(address, out var id) && current.ById.ContainsKey(id) ? id : null;
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LoadAsync(cancellationToken);
        }
#pragma warning disable CA1031 // Without old addresses the site still serves all others.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            _logger.LogError(failure, "The former addresses could not be loaded: renamed documents will not redirect until the next start.");
        }
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _library.Changed -= Remember;
        await base.StopAsync(cancellationToken);
    }

    protected override Task StoreAsync(IReadOnlyList<string> batch) => _writer.WriteAsync(async (database, cancellation) =>
    {
        var addresses = batch.Distinct().ToList();
        var stored = await database.Set<KnownAddress>()
            .Where(known => addresses.Contains(known.Address)).ToDictionaryAsync(known => known.Address, cancellation);
        var now = _time.GetUtcNow();
        foreach (var address in addresses)
        {
            if (!stored.TryGetValue(address, out var known))
                database.Add(new KnownAddress { Address = address, ContentId = _known[address], Since = now });
            else if (known.ContentId != _known[address])
                (known.ContentId, known.Since) = (_known[address], now);
        }
        return await database.SaveChangesAsync(cancellation);
    }, CancellationToken.None);

    // The map in memory goes on; live addresses are offered again at the next start.
    protected override void NotStored(Exception failure, IReadOnlyList<string> batch) =>
        _logger.LogError(failure, "{Count} addresses could not be stored.", batch.Count);

    private void Remember(HelpSnapshot snapshot)
    {
        foreach (var (address, content) in snapshot.ByAddress)
        {
            if (address.Length > MaximumLength || (_known.TryGetValue(address, out var id) && id == content.Id))
                continue;
            _known[address] = content.Id;
            Leave(address);
        }
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        await using var connection = await _connections.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Address\", \"ContentId\" FROM \"KnownAddresses\"";
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            _known.TryAdd(rows.GetString(0), rows.GetGuid(1));
    }
}
