using System.Globalization;
using System.Text;
using NodaTime;
using Site.Core.Calendar;

namespace Site.Core.Reservations;

/// <summary>
/// Bookings as a calendar program reads them: iCalendar (RFC 5545). Times are UTC, so that no program has to know the rules of Europe/Paris; a booking keeps
/// its UID whatever happens to it. Of the child only the first name stands in it.
/// </summary>
public static class BookingCalendar
{
    public const string MediaType = "text/calendar; method=PUBLISH; charset=utf-8";

    /// <summary>In bytes of UTF-8, without the line's end (RFC 5545, 3.1).</summary>
    private const int LongestLine = 75;

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>The same entries give the same text: nothing in it tells when it was written.</summary>
    /// <param name="link">Where bookings are changed.</param>
    public static string Write(IEnumerable<CalendarEntry> entries, Uri link)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN", "VCALENDAR");
        Line(text, "VERSION", "2.0");
        Line(text, "PRODID", "-//Portail famille//Réservations//FR");
        Line(text, "CALSCALE", "GREGORIAN");
        Line(text, "METHOD", "PUBLISH");
        Line(text, "X-WR-CALNAME", "Réservations");
        Line(text, "REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
        foreach (var entry in entries)
            Write(text, entry, link);
        Line(text, "END", "VCALENDAR");
        return text.ToString();
    }

    private static void Write(StringBuilder text, CalendarEntry entry, Uri link)
    {
        Line(text, "BEGIN", "VEVENT");
        Line(text, "UID", $"{entry.BookingId:D}@{link.Host}");
        Line(text, "DTSTAMP", Moment(Instant.FromDateTimeOffset(entry.ChangedAt)));
        Line(text, "SEQUENCE", entry.Sequence.ToString(Invariant));
        Line(text, "DTSTART", Moment(At(entry.Day, entry.Slot.StartsAt)));
        Line(text, "DTEND", Moment(At(entry.Day, entry.Slot.EndsAt)));
        Line(text, "SUMMARY", Escape($"{entry.Child}\u00a0: {entry.Activity}{Half(entry.Slot.Slot)}{(entry.State == BookingState.Requested ? " (demandé)" : "")}"));
        Line(text, "STATUS", entry.State switch { BookingState.Requested => "TENTATIVE", var state when state.IsFree() => "CANCELLED", _ => "CONFIRMED" });
        // The parent is free meanwhile.
        Line(text, "TRANSP", "TRANSPARENT");
        Line(text, "URL", link.AbsoluteUri);
        Line(text, "END", "VEVENT");
    }

    private static Instant At(DateOnly day, TimeOnly time) => LocalDate.FromDateOnly(day).At(LocalTime.FromTimeOnly(time)).ToParisInstant();

    private static string Moment(Instant moment) => moment.ToString("uuuuMMdd'T'HHmmss'Z'", Invariant);

    private static string Half(Slot slot) => slot switch
    {
        Slot.Morning => ", matin",
        Slot.Evening => ", soir",
        _ => "",
    };

    /// <summary>A value of type TEXT (RFC 5545, 3.3.11).</summary>
    private static string Escape(string text) => string.Concat(text.ReplaceLineEndings("\n").Select(character => character switch
    {
        '\\' => @"\\",
        ';' => @"\;",
        ',' => @"\,",
        '\n' => @"\n",
        _ when char.IsControl(character) => "",
        _ => character.ToString(),
    }));

    /// <summary>Folded between characters, never within one.</summary>
    private static void Line(StringBuilder text, string name, string value)
    {
        var length = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (length + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                length = 1;
            }
            text.Append(rune.ToString());
            length += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}

/// <param name="Child">First name.</param>
/// <param name="Activity">Its name.</param>
/// <param name="Slot">When it begins and ends.</param>
/// <param name="Sequence">How often it was changed: programs keep the highest.</param>
public sealed record CalendarEntry(Guid BookingId, string Child, string Activity, DateOnly Day, ActivitySlot Slot, BookingState State, int Sequence, DateTimeOffset ChangedAt);
