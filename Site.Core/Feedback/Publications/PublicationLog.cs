using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Site.Core.Data;
using Site.Core.Help;

namespace Site.Core.Feedback.Publications;

/// <summary>
/// Notes each published edit, so that figures before and after it can be told apart. What is published now is offered at every start; what the database has
/// already is not written again.
/// </summary>
public sealed class PublicationLog : WriteBehind<Publication>
{
    private readonly HelpLibrary _library;
    private readonly PortalWriter _writer;
    private readonly PortalConnections _connections;
    private readonly Databases _databases;
    private readonly ILogger<PublicationLog> _logger;
    private readonly ConcurrentDictionary<(Guid Content, DateTimeOffset Version), bool> _known = new();

    public PublicationLog(HelpLibrary library, PortalWriter writer, PortalConnections connections, Databases databases, ILogger<PublicationLog> logger)
        : base(Channel.CreateUnbounded<Publication>(new UnboundedChannelOptions { SingleReader = true }))
    {
        (_library, _writer, _connections, _databases, _logger) = (library, writer, connections, databases, logger);
        _library.Changed += Note;
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LoadAsync(cancellationToken);
        }
#pragma warning disable CA1031 // What is known already is then offered again, and found there.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            _logger.LogError(failure, "The published versions on record could not be loaded.");
        }
        Note(_library.Current);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _library.Changed -= Note;
        await base.StopAsync(cancellationToken);
    }

    protected override Task StoreAsync(IReadOnlyList<Publication> batch) => _writer.WriteAsync(async (database, cancellation) =>
    {
        var contents = batch.Select(publication => publication.ContentId).Distinct().ToList();
        var stored = (await database.Set<Publication>().Where(publication => contents.Contains(publication.ContentId))
            .Select(publication => new { publication.ContentId, publication.Version }).ToListAsync(cancellation))
            .Select(publication => (publication.ContentId, publication.Version)).ToHashSet();
        database.AddRange(batch.Where(publication => stored.Add((publication.ContentId, publication.Version))));
        return await database.SaveChangesAsync(cancellation);
    }, CancellationToken.None);

    // Offered again at the next start, as long as it is still published then.
    protected override void NotStored(Exception failure, IReadOnlyList<Publication> batch) =>
        _logger.LogError(failure, "{Count} published versions could not be noted.", batch.Count);

    private void Note(HelpSnapshot snapshot)
    {
        foreach (var content in snapshot.ById.Values)
        {
            if (VotedContent.TypeOf(content) is not { } type || !_known.TryAdd((content.Id, content.Version), true))
                continue;
            var title = content.Title.Length <= Publication.LongestTitle ? content.Title : content.Title[..Publication.LongestTitle];
            Leave(new Publication { ContentId = content.Id, Version = content.Version, Title = title, Type = type });
        }
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        await using var connection = await _connections.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"ContentId\", \"Version\" FROM \"FeedbackPublications\"";
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            // As PortalDbContext and PortalPostgresContext keep versions.
            var version = _databases.AreShared
                ? new DateTimeOffset(rows.GetInt64(1), TimeSpan.Zero)
                : new DateTimeOffset(DateTime.SpecifyKind(rows.GetDateTime(1), DateTimeKind.Utc));
            _known.TryAdd((rows.GetGuid(0), version), true);
        }
    }
}
