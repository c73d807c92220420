using Microsoft.EntityFrameworkCore;
using NodaTime;
using Site.Core.Calendar;
using Site.Core.Data;
using Site.Core.Families;

namespace Site.Core.Reservations;

/// <summary>Makes the list of who is expected on a day. It writes nothing.</summary>
public sealed class AttendanceReader(IDbContextFactory<PortalDbContext> contexts, TownCalendars calendars, TimeProvider time)
{
    private static readonly BookingState[] Listed = [BookingState.Booked, BookingState.Present, BookingState.AbsentJustified, BookingState.AbsentUnjustified];
    private static readonly string[] Years = ["TPS", "PS", "MS", "GS", "CP", "CE1", "CE2", "CM1", "CM2"];
    private static readonly StringComparer Names = StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("fr-FR"), ignoreCase: true);

    /// <param name="activityKey">The town's own key.</param>
    /// <returns>Null when there is no such activity.</returns>
    public async Task<AttendanceList?> ReadAsync(string activityKey, DateOnly day, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var activity = await context.Set<Activity>().AsNoTracking().Include(one => one.Slots).SingleOrDefaultAsync(one => one.Key == activityKey, cancellation);
        if (activity is null)
            return null;
        var all = context.Set<Booking>().Where(booking => booking.ActivityId == activity.Id && booking.Day == day);
        var listed = all.Where(booking => Listed.Contains(booking.State));
        var bookings = (await listed.AsNoTracking().ToListAsync(cancellation)).ToLookup(booking => booking.ChildId);
        var told = await context.Set<AbsenceNotice>().Where(notice => listed.Any(booking => booking.Id == notice.BookingId)).Select(notice => notice.BookingId).ToHashSetAsync(cancellation);
        var children = await context.Set<Child>().AsNoTrackingWithIdentityResolution().AsSplitQuery().Where(child => listed.Any(booking => booking.ChildId == child.Id))
            .Include(child => child.AuthorisedAdults).Include(child => child.Dossiers).ThenInclude(link => link.Dossier!.Guardians).ToListAsync(cancellation);
        var undecided = await all.CountAsync(booking => booking.State == BookingState.Requested, cancellation);
        var rows = children.ConvertAll(child => (child.School, Row: Row(child, [.. bookings[child.Id]], told, day)));
        return new AttendanceList(
            activity.Name, day, time.GetUtcNow(), [.. activity.Slots.OrderBy(slot => slot.StartsAt)],
            [.. rows.GroupBy(row => row.School, StringComparer.OrdinalIgnoreCase).OrderBy(school => school.Key is null).ThenBy(school => school.Key, Names)
                .Select(school => new AttendanceSchool(school.Key, [.. school.Select(one => one.Row)
                    .OrderBy(one => Year(one.Class)).ThenBy(one => one.Class, Names).ThenBy(one => one.FamilyName, Names).ThenBy(one => one.FirstName, Names)]))],
            undecided, await NoSuchDayAsync(activity, day, cancellation));
    }

    private static AttendanceChild Row(Child child, IReadOnlyList<Booking> bookings, HashSet<Guid> told, DateOnly day)
    {
        var isActive = Guardian.IsActiveOn(day).Compile();
        var dossiers = child.Dossiers.Select(link => link.Dossier!).OrderByDescending(dossier => Booked(bookings, dossier).Count).ThenBy(dossier => dossier.NormalisedNumber, StringComparer.Ordinal).ToList();
        return new AttendanceChild
        {
            FirstName = child.FirstName,
            FamilyName = child.FamilyName,
            BirthDate = child.BirthDate,
            Class = child.Class,
            HasPai = child.HasPai,
            Diet = child.Diet,
            States = bookings.ToDictionary(booking => booking.Slot, booking => State(booking, told.Contains(booking.Id))),
            Emergency = [.. dossiers.SelectMany(dossier => dossier.Guardians.Where(isActive).Where(guardian => guardian.Phone is not null).OrderBy(guardian => guardian.Key, StringComparer.Ordinal))
                .Select(guardian => new AttendanceContact($"{guardian.FirstName} {guardian.FamilyName}", guardian.Phone)).Distinct()],
            AuthorisedAdults = [.. child.AuthorisedAdults.OrderBy(adult => adult.Position).Select(adult => new AttendanceContact(adult.Name, adult.Phone))],
            Households = [.. dossiers.Select(dossier => new AttendanceHousehold(dossier.FamilyName, dossier.Number, Booked(bookings, dossier)))],
        };
    }

    private static IReadOnlyList<Slot> Booked(IReadOnlyList<Booking> bookings, Dossier dossier) =>
        [.. bookings.Where(booking => booking.DossierId == dossier.Id && !booking.IsUnbooked).Select(booking => booking.Slot).Order()];

    /// <summary>The youngest first; classes of other names after them, and none last.</summary>
    private static int Year(string? name) => name is null ? int.MaxValue
        : Array.FindIndex(Years, year => name.StartsWith(year, StringComparison.OrdinalIgnoreCase)) is var at and >= 0 ? at : Years.Length;

    private static AttendanceState State(Booking booking, bool absenceTold) => booking.State switch
    {
        BookingState.Present => booking.IsUnbooked ? AttendanceState.PresentUnbooked : AttendanceState.Present,
        BookingState.AbsentJustified => AttendanceState.AbsentJustified,
        BookingState.AbsentUnjustified => AttendanceState.AbsentUnjustified,
        _ => absenceTold ? AttendanceState.AbsenceTold : AttendanceState.Expected,
    };

    // Schools may have weeks of their own: a day on which the activity is open for one of them is a day of it.
    private async Task<string?> NoSuchDayAsync(Activity activity, DateOnly day, CancellationToken cancellation)
    {
        var calendar = await calendars.GetAsync(cancellation);
        var rules = new CellRules(calendar, Instant.FromDateTimeOffset(time.GetUtcNow()));
        var judged = new[] { (string?)null }.Concat(activity.Schools).Concat(calendar.SchoolsWithOwnWeek).Select(school => rules.DayOf(activity, day, school)).ToList();
        return judged.Exists(one => one.TakesPlace) ? null : judged[0].Reason ?? AttendanceTexts.OutsidePeriod(activity);
    }
}
