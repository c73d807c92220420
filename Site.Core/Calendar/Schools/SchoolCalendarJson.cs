using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Site.Core.Calendar;

/// <summary>
/// The JSON export: an array of records, or the answer of the records API, which has them under <c>results</c>. Instants are midnights in Paris
/// (<c>2026-10-16T22:00:00+00:00</c> is 17 October). Ours can also have <c>source</c> and <c>published_on</c>.
/// </summary>
internal static class SchoolCalendarJson
{
    private static readonly OffsetDateTimePattern Moment = OffsetDateTimePattern.Rfc3339;

    public static List<SchoolCalendarRow> Read(string text, List<SchoolCalendarFault> faults)
    {
        var rows = new List<SchoolCalendarRow>();
        try
        {
            using var document = JsonDocument.Parse(text);
            var records = document.RootElement;
            if (records.ValueKind == JsonValueKind.Object && records.TryGetProperty("results", out var results))
                records = results;
            if (records.ValueKind != JsonValueKind.Array)
            {
                faults.Add(new SchoolCalendarFault(1, SchoolCalendarTexts.NoRecords));
                return rows;
            }
            var lines = Lines(text);
            foreach (var (at, record) in records.EnumerateArray().Index())
            {
                var line = at < lines.Count ? lines[at] : 1;
                var (row, fault) = Row(record, line);
                if (fault is not null)
                    faults.Add(new SchoolCalendarFault(line, SchoolCalendarTexts.Record(at + 1, fault)));
                else if (row is not null)
                    rows.Add(row);
                if (faults.Count == SchoolCalendarFile.MostFaults)
                    break;
            }
        }
        catch (JsonException broken)
        {
            faults.Add(new SchoolCalendarFault((broken.LineNumber ?? 0) + 1, SchoolCalendarTexts.NoJson));
        }
        return rows;
    }

    /// <summary>Where the records begin: an array's members, one level within the answer of the API.</summary>
    private static List<long> Lines(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var (lines, line, counted) = (new List<long>(), 1L, 0);
        var reader = new Utf8JsonReader(bytes);
        var level = text.TrimStart()[0] == '[' ? 1 : 2;
        while (reader.Read())
        {
            if (reader.CurrentDepth != level || reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray or JsonTokenType.PropertyName)
                continue;
            var start = (int)reader.TokenStartIndex;
            line += bytes.AsSpan(counted, start - counted).Count((byte)'\n');
            counted = start;
            lines.Add(line);
        }
        return lines;
    }

    private static (SchoolCalendarRow? Row, string? Fault) Row(JsonElement record, long line)
    {
        if (record.ValueKind != JsonValueKind.Object)
            return (null, SchoolCalendarTexts.NoRecord);
        if (Text(record, "description") is not { } name)
            return (null, SchoolCalendarTexts.Missing("description"));
        if (!SchoolCalendarNames.IsHoliday(name) || !SchoolCalendarNames.IsForPupils(Text(record, "population")))
            return (null, null);
        if (Text(record, "zones") is not { } zones)
            return (null, SchoolCalendarTexts.Missing("zones"));
        if (SchoolCalendarNames.Zones(zones) is not { Count: > 0 } found)
            return zones.StartsWith("zone", StringComparison.OrdinalIgnoreCase) ? (null, SchoolCalendarTexts.UnknownZone(zones)) : (null, null);
        if (Text(record, "annee_scolaire") is not { } yearText)
            return (null, SchoolCalendarTexts.Missing("annee_scolaire"));
        if (SchoolYear.Parse(yearText) is not { } year)
            return (null, SchoolCalendarTexts.NoYear(yearText));
        var (start, startFault) = Date(record, "start_date");
        var (end, endFault) = Text(record, "end_date") is null ? (start, null) : Date(record, "end_date");
        var (published, publishedFault) = Text(record, "published_on") is null ? (null, null) : Date(record, "published_on");
        return (startFault ?? endFault ?? publishedFault) is { } fault
            ? (null, fault)
            : (new SchoolCalendarRow(line, name, found, year, start!.Value, end!.Value, Text(record, "source"), published), null);
    }

    private static (LocalDate? Date, string? Fault) Date(JsonElement record, string field)
    {
        if (Text(record, field) is not { } text)
            return (null, SchoolCalendarTexts.Missing(field));
        LocalDate date;
        if (Moment.Parse(text) is { Success: true } moment)
            date = moment.Value.InZone(Paris.Zone).Date;
        else if (LocalDatePattern.Iso.Parse(text) is { Success: true } day)
            date = day.Value;
        else
            return (null, SchoolCalendarTexts.NoDate(field, text));
        return SchoolCalendarNames.IsNear(date) ? (date, null) : (null, SchoolCalendarTexts.FarDate(field, text));
    }

    /// <summary>Null when it is not there, empty or no text.</summary>
    private static string? Text(JsonElement record, string field)
    {
        if (!record.TryGetProperty(field, out var value) || value.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return value.GetString()!.Trim() is { Length: > 0 } text ? text : null;
        }
        // Half of a surrogate pair, written as an escape.
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
