using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Site.Core.Calendar;
using Site.Core.Data;
using Site.Core.Families;
using Site.Core.Mail;

namespace Site.Core.Reservations;

/// <summary>The mails of bookings, in French. They name children by their first name, and nothing of health, diet or who fetches them.</summary>
public sealed class BookingMails(MailComposer composer, Outbox outbox, IReservationAddresses addresses, TimeProvider time)
{
    /// <summary>Kinds of mails, as the outbox keeps them.</summary>
    public const string ConfirmationKind = "bookings-saved";
    public const string OfferKind = "place-offered";
    public const string AcceptedKind = "place-accepted";

    /// <summary>To the account that saved; nothing where nothing changed, or where its address is not verified. Before the changes are saved.</summary>
    internal async Task ConfirmAsync(PortalDbContext context, BookingWorld world, BookingRequest request, IReadOnlyList<ChangePreview> changes, CancellationToken cancellation)
    {
        var done = changes.Where(change => change.Outcome is not null).OrderBy(change => change.Change.Day).ThenBy(change => change.Change.Slot).ToList();
        if (done.Count == 0 || await Mailboxes.OfAccountAsync(context, request.AccountId, cancellation) is not { } to)
            return;
        var lines = done.GroupBy(change => change.Change.ChildId).Select(child => string.Join('\n',
            [world.Children.Single(one => one.Child.Id == child.Key).Child.FirstName, .. child.Select(change => Line(world, change))]));
        outbox.Add(context, composer.Compose(new MailDraft
        {
            To = to.Mail,
            ToName = to.Name ?? "",
            Subject = "Vos réservations sont enregistrées",
            Paragraphs = ["Voici ce qui a changé dans vos réservations.", .. lines],
            Action = new MailAction("Voir mes réservations", addresses.Calendar),
            Attachment = await CalendarAsync(context, world, done, cancellation),
        }), ConfirmationKind);
    }

    /// <summary>To every guardian with an account who may book for the household that waits.</summary>
    internal async Task OfferAsync(PortalDbContext context, ActivityTerms terms, Booking booking, bool isWholeDay, string token, Instant until, CancellationToken cancellation)
    {
        var child = await FirstNameAsync(context, booking, cancellation);
        foreach (var (mail, name) in await Mailboxes.OfBookersAsync(context, booking.DossierId, time, cancellation))
        {
            outbox.Add(context, composer.Compose(new MailDraft
            {
                To = mail,
                ToName = name ?? "",
                Subject = $"Une place s’est libérée pour {child}",
                Paragraphs = [$"Une place s’est libérée pour {child}\u00a0: {terms.Activity.Name}, {PlaceOf(booking, isWholeDay)}. Elle vous est gardée jusqu’au {Moment(until)}."],
                Action = new MailAction("Accepter ou refuser la place", addresses.Offer(token)),
                After = ["Sans réponse de votre part, elle sera proposée à la famille suivante."],
            }), OfferKind);
        }
    }

    /// <summary>To the same guardians once one of them has accepted: another need not wonder, and the day goes into their calendars.</summary>
    /// <param name="accepted">One slot, or both halves of a day.</param>
    internal async Task AcceptedAsync(PortalDbContext context, ActivityTerms terms, IReadOnlyList<Booking> accepted, CancellationToken cancellation)
    {
        var child = await FirstNameAsync(context, accepted[0], cancellation);
        var becomes = accepted[0].State == BookingState.Requested ? "demandée" : "réservée";
        var calendar = new MailAttachment(
            "reservations.ics", BookingCalendar.MediaType, Encoding.UTF8.GetBytes(BookingCalendar.Write(await CalendarFeeds.EntriesAsync(context, accepted, cancellation), addresses.Calendar)));
        foreach (var (mail, name) in await Mailboxes.OfBookersAsync(context, accepted[0].DossierId, time, cancellation))
        {
            outbox.Add(context, composer.Compose(new MailDraft
            {
                To = mail,
                ToName = name ?? "",
                Subject = $"La place est {becomes} pour {child}",
                Paragraphs =
                [
                    $"La place proposée à {child} est acceptée et {becomes}\u00a0: {terms.Activity.Name}, {PlaceOf(accepted[0], isWholeDay: accepted.Count > 1)}, {Euros.Of(accepted.Sum(booking => booking.PriceCents))}.",
                ],
                Action = new MailAction("Voir mes réservations", addresses.Calendar),
                Attachment = calendar,
            }), AcceptedKind);
        }
    }

    private static Task<string> FirstNameAsync(PortalDbContext context, Booking booking, CancellationToken cancellation) =>
        context.Set<Child>().Where(one => one.Id == booking.ChildId).Select(one => one.FirstName).SingleAsync(cancellation);

    private static string PlaceOf(Booking booking, bool isWholeDay) =>
        isWholeDay ? SlotOf(booking.Day, Slot.Day) + ", journée entière" : SlotOf(booking.Day, booking.Slot);

    /// <summary>For the parent's calendar: what is booked or asked for, and what no longer is. Null where all of it only waits.</summary>
    private async Task<MailAttachment?> CalendarAsync(PortalDbContext context, BookingWorld world, IEnumerable<ChangePreview> done, CancellationToken cancellation)
    {
        var changed = done.Where(change => change.Outcome != BookingState.Waiting && change.Cell?.State != BookingState.Waiting)
            .Select(change => world.Booking(change.Change.ChildId, change.Change.ActivityId, change.Change.Day, change.Change.Slot)!).ToList();
        if (changed.Count == 0)
            return null;
        // Children and activities are known; each of the bookings is changed once by this save.
        var earlier = await CalendarFeeds.ChangesAsync(context, [.. changed.Where(booking => context.Entry(booking).State != EntityState.Added).Select(booking => booking.Id)], cancellation);
        var entries = CalendarFeeds.Entries(
            changed, id => world.Children.Single(one => one.Child.Id == id).Child.FirstName, id => world.Activities.Single(one => one.Activity.Id == id).Activity,
            booking => earlier.GetValueOrDefault(booking.Id));
        return new MailAttachment("reservations.ics", BookingCalendar.MediaType, Encoding.UTF8.GetBytes(BookingCalendar.Write(entries, addresses.Calendar)));
    }

    private static string Line(BookingWorld world, ChangePreview change)
    {
        var activity = world.Activities.Single(one => one.Activity.Id == change.Change.ActivityId).Activity.Name;
        var becomes = change.Outcome switch
        {
            BookingState.Booked => "réservé",
            BookingState.Requested => "demandé",
            BookingState.Waiting => "en liste d’attente",
            _ => "annulé",
        };
        return $"{SlotOf(change.Change.Day, change.Change.Slot)}\u00a0: {activity}, {becomes}";
    }

    /// <summary>« mercredi 25 mars 2026 matin ».</summary>
    internal static string SlotOf(DateOnly day, Slot slot) => FrenchDays.Long(LocalDate.FromDateOnly(day)) + slot switch
    {
        Slot.Morning => " matin",
        Slot.Evening => " soir",
        _ => "",
    };

    private static string Moment(Instant moment)
    {
        var local = moment.InZone(Paris.Zone).LocalDateTime;
        return $"{FrenchDays.Long(local.Date)} à {FrenchDays.Time(local.TimeOfDay)}";
    }
}

/// <summary>Where the pages of bookings are; told by the web application.</summary>
public interface IReservationAddresses
{
    /// <summary>Absolute.</summary>
    Uri Calendar { get; }

    /// <summary>Absolute: where reminders are asked for and stopped.</summary>
    Uri Reminders { get; }

    /// <summary>Absolute address of the page that asks whether to take the place. Opening it changes nothing; it posts to <see cref="WaitingLine.AnswerAsync"/>.</summary>
    Uri Offer(string token);
}
