using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Site.Core.Data;

/// <summary>
/// PostgreSQL refuses text with the character U+0000, which nobody types and which forms and imports may bring; it becomes U+FFFD, the sign for what
/// cannot be read.
/// </summary>
public sealed class PostgreSqlText : DbCommandInterceptor
{
    public static readonly PostgreSqlText Instance = new();

    /// <summary>Text as SQLite has it: of any length (lengths are checked where values come in), compared and sorted by code, whatever the server's language.</summary>
    public static void LikeSqlite(ModelConfigurationBuilder model) => model.Properties<string>().HaveColumnType("text").UseCollation("C");

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Clean(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Clean(command);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Clean(command);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Clean(command);
        return ValueTask.FromResult(result);
    }

    private static void Clean(DbCommand command)
    {
        foreach (DbParameter parameter in command.Parameters)
            parameter.Value = parameter.Value switch
            {
                string text when text.Contains('\0', StringComparison.Ordinal) => Clean(text),
                IEnumerable<string> texts when texts.Any(text => text?.Contains('\0', StringComparison.Ordinal) == true) => texts.Select(Clean).ToArray(),
                var other => other,
            };
    }

    private static string? Clean(string? text) => text?.Replace('\0', '\uFFFD');
}
