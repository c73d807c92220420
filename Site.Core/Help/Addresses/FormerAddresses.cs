using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Site.Core.Data;

namespace Site.Core.Help.Addresses;

/// <summary>
/// Remembers every address that a content has had, so that links to a renamed or moved one still arrive.
/// All live addresses are stored when first seen, so none is lost even when the process dies right after a rename.
/// Has to be started before the first snapshot is made.
/// </summary>
public sealed class FormerAddresses : BackgroundService
{
    public const int MaximumLength = 400;

    private const int BatchSize = 500;

    private readonly HelpLibrary _library;
    private readonly IDbContextFactory<PortalDbContext> _databases;
    private readonly TimeProvider _time;
    private readonly ILogger<FormerAddresses> _logger;
    private readonly ConcurrentDictionary<string, Guid> _known = new(StringComparer.Ordinal);
    private readonly Channel<string> _unsaved = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });

    public FormerAddresses(
        HelpLibrary library, IDbContextFactory<PortalDbContext> databases, TimeProvider time, ILogger<FormerAddresses> logger)
    {
        (_library, _databases, _time, _logger) = (library, databases, time, logger);
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
            await using var database = await _databases.CreateDbContextAsync(cancellationToken);
            await foreach (var known in database.Set<KnownAddress>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
                _known.TryAdd(known.Address, known.ContentId);
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
        _unsaved.Writer.TryComplete();
        if (ExecuteTask is { } writing)
            await writing.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    // Ends when the channel is completed, not with the token: what was remembered is still written at shutdown.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _unsaved.Reader.WaitToReadAsync(CancellationToken.None))
        {
            var batch = new HashSet<string>(StringComparer.Ordinal);
            while (batch.Count < BatchSize && _unsaved.Reader.TryRead(out var address))
                batch.Add(address);
            try
            {
                await StoreAsync([.. batch]);
            }
#pragma warning disable CA1031 // The map in memory goes on; live addresses are offered again at the next start.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                _logger.LogError(failure, "{Count} addresses could not be stored.", batch.Count);
            }
        }
    }

    private void Remember(HelpSnapshot snapshot)
    {
        foreach (var (address, content) in snapshot.ByAddress)
        {
            if (address.Length > MaximumLength || (_known.TryGetValue(address, out var id) && id == content.Id))
                continue;
            _known[address] = content.Id;
            _unsaved.Writer.TryWrite(address);
        }
    }

    private async Task StoreAsync(List<string> addresses)
    {
        await using var database = await _databases.CreateDbContextAsync();
        var stored = await database.Set<KnownAddress>().Where(known => addresses.Contains(known.Address)).ToDictionaryAsync(known => known.Address);
        var now = _time.GetUtcNow().UtcDateTime;
        foreach (var address in addresses)
        {
            if (!stored.TryGetValue(address, out var known))
                database.Add(new KnownAddress { Address = address, ContentId = _known[address], Since = now });
            else if (known.ContentId != _known[address])
                (known.ContentId, known.Since) = (_known[address], now);
        }
        await database.SaveChangesAsync();
    }
}
