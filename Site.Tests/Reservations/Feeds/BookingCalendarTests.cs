using System.Text;
using Site.Core.Reservations;

namespace Site.Tests.Reservations.Feeds;

/// <summary>Bookings as iCalendar: RFC 5545.</summary>
public class BookingCalendarTests
{
    private static readonly Uri Link = new("https://famille.exemple.fr/reservations");

    private static readonly CalendarEntry Morning = new(
        new Guid("0198c0de-0000-7000-8000-000000000001"), "Léa", "Mercredi loisirs", new DateOnly(2026, 3, 25),
        new ActivitySlot { ActivityId = Guid.Empty, Slot = Slot.Morning, StartsAt = new(8, 0), EndsAt = new(13, 30) }, BookingState.Booked, 0,
        new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));

    [Test]
    public void A_booking_is_an_event_with_its_hours_in_UTC() => Assert.That(BookingCalendar.Write([Morning], Link), Is.EqualTo(
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Portail famille//Réservations//FR
        CALSCALE:GREGORIAN
        METHOD:PUBLISH
        X-WR-CALNAME:Réservations
        REFRESH-INTERVAL;VALUE=DURATION:PT6H
        BEGIN:VEVENT
        UID:0198c0de-0000-7000-8000-000000000001@famille.exemple.fr
        DTSTAMP:20260301T090000Z
        SEQUENCE:0
        DTSTART:20260325T070000Z
        DTEND:20260325T123000Z
        SUMMARY:Léa : Mercredi loisirs\, matin
        STATUS:CONFIRMED
        TRANSP:TRANSPARENT
        URL:https://famille.exemple.fr/reservations
        END:VEVENT
        END:VCALENDAR

        """.Replace("Léa :", "Léa\u00a0:", StringComparison.Ordinal).ReplaceLineEndings("\r\n")));

    [TestCase("2026-03-27", "20260327T070000Z", Description = "Friday before the clocks go forward")]
    [TestCase("2026-03-30", "20260330T060000Z", Description = "Monday after")]
    [TestCase("2026-10-23", "20261023T060000Z")]
    [TestCase("2026-10-26", "20261026T070000Z")]
    public void Eight_o_clock_in_Paris_is_eight_o_clock_on_both_sides_of_a_change_of_the_clock(string day, string start) =>
        Assert.That(BookingCalendar.Write([Morning with { Day = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) }], Link), Does.Contain($"DTSTART:{start}\r\n"));

    [TestCase(BookingState.Booked, "CONFIRMED")]
    [TestCase(BookingState.Requested, "TENTATIVE")]
    [TestCase(BookingState.Cancelled, "CANCELLED")]
    [TestCase(BookingState.Refused, "CANCELLED")]
    public void What_is_cancelled_or_only_asked_for_says_so(BookingState state, string status) =>
        Assert.That(BookingCalendar.Write([Morning with { State = state }], Link), Does.Contain($"STATUS:{status}\r\n"));

    [Test]
    public void No_line_is_longer_than_75_bytes_no_character_is_cut_and_signs_that_mean_something_are_escaped()
    {
        var name = string.Concat(Enumerable.Repeat("Été à l’Ermitage; forêt, étang\\", 6)) + "\r\nBEGIN:VEVENT";

        var written = BookingCalendar.Write([Morning with { Activity = name }], Link);

        Assert.That(written.Split("\r\n").Select(line => Encoding.UTF8.GetByteCount(line)), Is.All.LessThanOrEqualTo(75));
        Assert.That(written, Does.Not.Contain("\uFFFD"));
        Assert.That(Read(written).Single().Summary, Is.EqualTo($"Léa\u00a0: {name.ReplaceLineEndings("\n")}, matin"));
    }

    [Test]
    public void Another_program_reads_what_was_written()
    {
        var read = Read(BookingCalendar.Write([Morning, Morning with { BookingId = Guid.NewGuid(), State = BookingState.Cancelled, Sequence = 2 }], Link));

        Assert.That(read.Select(one => (one.Start!.AsUtc, one.End!.AsUtc, one.Sequence, one.Status)), Is.EqualTo(new[]
        {
            (new DateTime(2026, 3, 25, 7, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 25, 12, 30, 0, DateTimeKind.Utc), 0, "CONFIRMED"),
            (new DateTime(2026, 3, 25, 7, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 25, 12, 30, 0, DateTimeKind.Utc), 2, "CANCELLED"),
        }));
    }

    private static IEnumerable<Ical.Net.CalendarComponents.CalendarEvent> Read(string text) => Ical.Net.Calendar.Load(text)!.Events;
}
