using Microsoft.Data.Sqlite;

namespace Site.Cms.Data;

/// <summary>The current row of a reader, by column name, in the forms that Entity Framework stores.</summary>
internal sealed class CmsRow(SqliteDataReader reader)
{
    public Guid Guid(string column) => reader.GetGuid(reader.GetOrdinal(column));

    public Guid? GuidOrNull(string column) => IsNull(column) ? null : Guid(column);

    public string Text(string column) => reader.GetString(reader.GetOrdinal(column));

    public string? TextOrNull(string column) => IsNull(column) ? null : Text(column);

    public int Int(string column) => reader.GetInt32(reader.GetOrdinal(column));

    public int? IntOrNull(string column) => IsNull(column) ? null : Int(column);

    public bool Flag(string column) => reader.GetBoolean(reader.GetOrdinal(column));

    /// <summary>SQLite keeps no kind; every time of the engine is UTC.</summary>
    public DateTime Time(string column) => DateTime.SpecifyKind(reader.GetDateTime(reader.GetOrdinal(column)), DateTimeKind.Utc);

    public DateTime? TimeOrNull(string column) => IsNull(column) ? null : Time(column);

    private bool IsNull(string column) => reader.IsDBNull(reader.GetOrdinal(column));
}
