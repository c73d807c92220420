using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Site.Cms.Data;

namespace Site.Cms.Webhooks;

/// <summary>Calls that wait and calls that were made, in <c>cms.db</c>. What waits was stored by the write that caused it and survives a stop.</summary>
public sealed class WebhookCalls(CmsStore store)
{
    /// <summary>As long as a stock Umbraco keeps its log.</summary>
    private static readonly TimeSpan LogAge = TimeSpan.FromDays(30);

    /// <summary>In plain SQL: on a start without any, which is the usual one, Entity Framework need not wake.</summary>
    internal bool AreWaiting()
    {
        using var connection = new SqliteConnection(store.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT EXISTS (SELECT 1 FROM WebhookCalls)";
        return command.ExecuteScalar() is 1L;
    }

    /// <summary>In the order in which things happened.</summary>
    internal IReadOnlyList<WebhookCall> Due(DateTime now)
    {
        using var db = store.Open();
        return [.. db.WebhookCalls.AsNoTracking().Where(row => row.DueDate <= now).OrderBy(row => row.Id).AsEnumerable().Select(row => row.ToRecord())];
    }

    /// <summary>When the next is due; null when none waits.</summary>
    internal DateTime? NextDue()
    {
        using var db = store.Open();
        return db.WebhookCalls.Min(row => (DateTime?)row.DueDate);
    }

    /// <summary>It is over: made, given up, or nobody wants to hear it any more.</summary>
    /// <param name="log">Null when it was not even tried.</param>
    internal void End(WebhookCall call, WebhookLog? log)
    {
        using var db = store.Open();
        using var transaction = db.Database.BeginTransaction();
        db.WebhookCalls.Where(row => row.Id == call.Id).ExecuteDelete();
        Note(db, log);
        transaction.Commit();
    }

    internal void Postpone(WebhookCall call, DateTime due, WebhookLog log)
    {
        using var db = store.Open();
        using var transaction = db.Database.BeginTransaction();
        db.WebhookCalls.Where(row => row.Id == call.Id).ExecuteUpdate(row => row
            .SetProperty(call => call.DueDate, due).SetProperty(call => call.RetryCount, call.RetryCount + 1));
        Note(db, log);
        transaction.Commit();
    }

    /// <summary>Newest first.</summary>
    /// <param name="webhook">Null for the calls of all.</param>
    public (int Total, IReadOnlyList<WebhookLog> Logs) Logs(Guid? webhook, int skip, int take)
    {
        using var db = store.Open();
        var logs = db.WebhookLogs.AsNoTracking().Where(row => webhook == null || row.WebhookId == webhook);
        return (logs.Count(), [.. logs.OrderByDescending(row => row.Id).Skip(skip).Take(take).AsEnumerable().Select(row => row.ToRecord())]);
    }

    private static void Note(CmsDbContext db, WebhookLog? log)
    {
        if (log is null)
            return;
        db.Add(log.ToRow());
        db.SaveChanges();
        var oldest = log.Date - LogAge;
        db.WebhookLogs.Where(row => row.Date < oldest).ExecuteDelete();
    }
}
