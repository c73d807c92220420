using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Families;
using Site.Core.Import;

namespace Site.Core.Reservations;

/// <summary>The bookings that some lines of a file of the service speak of, of whichever family, loaded to be changed.</summary>
internal sealed class BookingRegister
{
    private readonly Dictionary<string, Child> _children;
    private readonly Dictionary<string, ActivityTerms> _activities;
    private readonly Dictionary<(Guid ChildId, Guid ActivityId, DateOnly Day, Slot Slot), Booking> _bookings;
    private readonly Dictionary<(Guid ActivityId, DateOnly Day, Slot Slot), SlotDay> _full;

    private BookingRegister(IEnumerable<Child> children, IEnumerable<ActivityTerms> activities, IEnumerable<Booking> bookings, IEnumerable<SlotDay> full)
    {
        _children = children.ToDictionary(child => child.Key, StringComparer.Ordinal);
        _activities = activities.ToDictionary(one => one.Activity.Key, StringComparer.Ordinal);
        _bookings = bookings.ToDictionary(booking => (booking.ChildId, booking.ActivityId, booking.Day, booking.Slot));
        _full = full.ToDictionary(day => (day.ActivityId, day.Day, day.Slot));
    }

    public IReadOnlyList<Guid> BookingIds => [.. _bookings.Values.Select(booking => booking.Id)];

    /// <param name="fault">Why there is no such child, activity or slot, in French.</param>
    public (Child Child, ActivityTerms Terms)? Find(string childKey, string activityKey, Slot slot, out string fault)
    {
        fault = "";
        if (!_children.TryGetValue(childKey, out var child))
            fault = EnrolmentFileTexts.UnknownChild;
        else if (!_activities.TryGetValue(activityKey, out var terms))
            fault = TariffFileTexts.UnknownActivity;
        else if (!terms.Slots.ContainsKey(slot))
            fault = SlotCell.NotOfActivity(terms.Slots.Keys);
        else
            return (child, terms);
        return null;
    }

    public Booking? Booking(Guid childId, Guid activityId, DateOnly day, Slot slot) => _bookings.GetValueOrDefault((childId, activityId, day, slot));

    public void Add(PortalDbContext context, Booking booking)
    {
        context.Add(booking);
        _bookings.Add((booking.ChildId, booking.ActivityId, booking.Day, booking.Slot), booking);
    }

    /// <summary>The counters of a slot's day, made when it is the first; null where places are not limited.</summary>
    public SlotDay? Full(PortalDbContext context, ActivityTerms terms, DateOnly day, Slot slot)
    {
        if (terms.Slots[slot].Places is null)
            return null;
        if (!_full.TryGetValue((terms.Activity.Id, day, slot), out var full))
        {
            context.Add(full = new SlotDay { ActivityId = terms.Activity.Id, Day = day, Slot = slot });
            _full.Add((terms.Activity.Id, day, slot), full);
        }
        return full;
    }

    public static async Task<BookingRegister> LoadAsync(
        PortalDbContext context, IReadOnlyCollection<(string Child, string Activity, DateOnly Day)> lines, CancellationToken cancellation)
    {
        var (childKeys, activityKeys, days) = (
            lines.Select(line => line.Child).Distinct().ToList(), lines.Select(line => line.Activity).Distinct().ToList(), lines.Select(line => line.Day).Distinct().ToList());
        var children = await context.Set<Child>().AsSplitQuery().Include(child => child.Dossiers).ThenInclude(link => link.Dossier!.Quotients)
            .Where(child => childKeys.Contains(child.Key)).ToListAsync(cancellation);
        var activities = await ActivityTerms.LoadAsync(context, activity => activityKeys.Contains(activity.Key), cancellation);
        var (childIds, activityIds) = (children.ConvertAll(child => child.Id), activities.Select(one => one.Activity.Id).ToList());
        var bookings = await context.Set<Booking>().Where(booking => childIds.Contains(booking.ChildId) && activityIds.Contains(booking.ActivityId) && days.Contains(booking.Day)).ToListAsync(cancellation);
        var full = await context.Set<SlotDay>().Where(day => activityIds.Contains(day.ActivityId) && days.Contains(day.Day)).ToListAsync(cancellation);
        return new BookingRegister(children, activities, bookings, full);
    }
}

/// <summary>The column <c>slot</c> of files about bookings.</summary>
internal static class SlotCell
{
    private const string Unknown = "slot\u00a0: jour, matin ou soir";

    /// <summary>Empty is « jour », the only slot of activities on days of class.</summary>
    public static Slot Read(ImportRow row)
    {
        if (row.Text("slot", 10) is not { } text)
            return Slot.Day;
        if (!SlotNames.TryParse(text, out var slot))
            row.Refuse(Unknown);
        return slot;
    }

    public static string NotOfActivity(IEnumerable<Slot> slots) =>
        $"slot\u00a0: cette activité n’a pas ce créneau\u00a0; créneaux possibles\u00a0: {string.Join(", ", slots.Order().Select(SlotNames.Of))}";
}
