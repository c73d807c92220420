using System.Data.Common;
using System.Globalization;
using Site.Core.Calendar;
using Site.Core.Data;

namespace Site.Core.Reservations;

/// <summary>Whether <see cref="WaitingLine.PassOnAsync"/> may have something to do, in plain SQL: it is asked every minute, and most of them should not wake Entity Framework.</summary>
public sealed class WaitingLook(PortalConnections connections, TimeProvider time)
{
    private const string Anything = """
        SELECT (SELECT COUNT(*) FROM "PlaceOffers" WHERE "State" = 'Open' AND "Until" < @now),
               (SELECT COUNT(*) FROM "SlotDays" WHERE "Day" >= @today AND "Waiting" > 0)
        """;

    public async Task<bool> HasSomethingAsync(CancellationToken cancellation)
    {
        await using var connection = await connections.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = Anything;
        Give(command, "@now", time.GetUtcNow().UtcDateTime);
        Give(command, "@today", time.Today());
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return Number(row, 0) > 0 || Number(row, 1) > 0;
    }

    private static void Give(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    private static long Number(DbDataReader row, int column) => Convert.ToInt64(row.GetValue(column), CultureInfo.InvariantCulture);
}
