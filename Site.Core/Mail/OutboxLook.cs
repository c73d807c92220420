using System.Data.Common;
using System.Globalization;

namespace Site.Core.Mail;

/// <summary>
/// What an outbox holds, asked in plain SQL: the worker looks every minute and the health check whenever it is asked, while most sites have nothing to
/// send and should not wake Entity Framework for that.
/// </summary>
/// <param name="NextAttempt">When the first of the waiting mails is due; null when none waits.</param>
/// <param name="Oldest">When the oldest row was written; null when there is none.</param>
internal readonly record struct OutboxLook(DateTimeOffset? NextAttempt, DateTimeOffset? Oldest)
{
    private const string Edges = $"""
        SELECT (SELECT MIN("NextAttemptAt") FROM "{OutboxMailMapping.Table}" WHERE "State" = 'Waiting'),
               (SELECT MIN("CreatedAt") FROM "{OutboxMailMapping.Table}")
        """;

    private const string Counts = $"""
        SELECT (SELECT COUNT(*) FROM "{OutboxMailMapping.Table}" WHERE "State" = 'Dead'),
               (SELECT COUNT(*) FROM "{OutboxMailMapping.Table}" WHERE "State" = 'Dead' AND "LastAttemptAt" >= @deadSince),
               (SELECT COUNT(*) FROM "{OutboxMailMapping.Table}" WHERE "State" = 'Waiting' AND "CreatedAt" < @waitingSince)
        """;

    public static async Task<OutboxLook> TakeAsync(IOutboxDatabase database, CancellationToken cancellation)
    {
        if (!database.Exists)
            return default;
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = Edges;
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return new OutboxLook(Moment(row, 0), Moment(row, 1));
    }

    public static async Task<OutboxCount> CountAsync(
        IOutboxDatabase database, DateTimeOffset deadSince, DateTimeOffset waitingSince, CancellationToken cancellation)
    {
        if (!database.Exists)
            return default;
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = Counts;
        Give(command, "@deadSince", deadSince);
        Give(command, "@waitingSince", waitingSince);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return new OutboxCount(Number(row, 0), Number(row, 1), Number(row, 2));
    }

    private static void Give(DbCommand command, string name, DateTimeOffset moment)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, moment.UtcDateTime);
        command.Parameters.Add(parameter);
    }

    private static DateTimeOffset? Moment(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc));

    private static int Number(DbDataReader row, int column) => Convert.ToInt32(row.GetValue(column), CultureInfo.InvariantCulture);
}

/// <summary>What should worry an operator.</summary>
/// <param name="Dead">Dead letters, all that are kept.</param>
/// <param name="DeadLately">Those among them of the last day.</param>
/// <param name="Overdue">Mails that should have left and wait still.</param>
public readonly record struct OutboxCount(int Dead, int DeadLately, int Overdue)
{
    public static OutboxCount operator +(OutboxCount one, OutboxCount other) =>
        new(one.Dead + other.Dead, one.DeadLately + other.DeadLately, one.Overdue + other.Overdue);

    public static OutboxCount Add(OutboxCount left, OutboxCount right) => left + right;
}
