using Microsoft.EntityFrameworkCore;
using NodaTime;
using Site.Core.Calendar;
using Site.Core.Data;
using Site.Core.Families;
using Site.Core.Mail;

namespace Site.Core.Reservations;

/// <summary>
/// « Rien n’est réservé pour Léa la semaine du 7 décembre »: a mail before the first deadline of a week, to those who asked for it, once a child and week.
/// </summary>
public sealed class Reminders(
    PortalWriter writer, IDbContextFactory<PortalDbContext> contexts, TownCalendars calendars, MailComposer composer, Outbox outbox, IReservationAddresses addresses, TimeProvider time)
{
    /// <summary>Of the outbox.</summary>
    public const string Kind = "nothing-booked";

    /// <summary>How long before the deadline.</summary>
    private static readonly Duration Ahead = Duration.FromHours(48);

    /// <summary>In days: no deadline is longer before its day than the month before and a half.</summary>
    private const int LooksAhead = 56;

    public async Task<bool> IsWantedAsync(Guid accountId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Set<ReminderWish>().AnyAsync(wish => wish.AccountId == accountId, cancellation);
    }

    public Task SetAsync(Guid accountId, bool wanted, CancellationToken cancellation) => writer.WriteAsync(async (context, stop) =>
    {
        var wish = await context.Set<ReminderWish>().SingleOrDefaultAsync(one => one.AccountId == accountId, stop);
        if (wanted && wish is null)
            context.Add(new ReminderWish { AccountId = accountId, Since = time.GetUtcNow() });
        else if (!wanted && wish is not null)
            context.Remove(wish);
        return await context.SaveChangesAsync(stop);
    }, cancellation);

    /// <summary>Mails everybody who is due. Run each day, on any node: what was sent is not sent again.</summary>
    /// <returns>How many mails.</returns>
    public async Task<int> SendAsync(CancellationToken cancellation)
    {
        List<Guid> accounts;
        await using (var context = await contexts.CreateDbContextAsync(cancellation))
        {
            var old = time.Today().AddDays(-LooksAhead);
            await context.Set<SentReminder>().Where(sent => sent.Week < old).ExecuteDeleteAsync(cancellation);
            accounts = await context.Set<ReminderWish>().Select(wish => wish.AccountId).ToListAsync(cancellation);
        }
        var rules = new CellRules(await calendars.GetAsync(cancellation), Instant.FromDateTimeOffset(time.GetUtcNow()));
        var mails = 0;
        foreach (var account in accounts)
            mails += await writer.WriteAsync((context, stop) => SendAsync(context, rules, account, stop), cancellation);
        return mails;
    }

    private async Task<int> SendAsync(PortalDbContext context, CellRules rules, Guid accountId, CancellationToken cancellation)
    {
        if (await Mailboxes.OfAccountAsync(context, accountId, cancellation) is not { } to)
            return 0;
        var sent = await context.Set<SentReminder>().Where(one => one.AccountId == accountId).Select(one => new { one.ChildId, one.Week }).ToListAsync(cancellation);
        var held = await FamilyScope.Held(context, accountId, time).Where(one => one.CanBook).Select(one => one.DossierId).ToListAsync(cancellation);
        var lines = new List<string>();
        foreach (var dossier in held)
        {
            if (await BookingWorld.LoadAsync(context, accountId, dossier, (time.Today(), time.Today().AddDays(LooksAhead)), time, cancellation) is not { } world)
                continue;
            foreach (var child in world.Children)
            {
                foreach (var (week, until) in Due(world, rules, child))
                {
                    if (sent.Any(one => one.ChildId == child.Child.Id && one.Week == week))
                        continue;
                    sent.Add(new { ChildId = child.Child.Id, Week = week });
                    context.Add(new SentReminder { AccountId = accountId, ChildId = child.Child.Id, Week = week });
                    lines.Add(Line(child.Child.FirstName, week, until));
                }
            }
        }
        if (lines.Count == 0)
            return 0;
        outbox.Add(context, composer.Compose(new MailDraft
        {
            To = to.Mail,
            ToName = to.Name ?? "",
            Subject = lines.Count == 1 ? "Rien n’est encore réservé" : "Rien n’est encore réservé pour vos enfants",
            Paragraphs = lines,
            Action = new MailAction("Voir le calendrier", addresses.Calendar),
            After = [$"Vous recevez ce rappel parce que vous l’avez demandé. Pour ne plus le recevoir\u00a0: {addresses.Reminders.AbsoluteUri}"],
        }), Kind);
        await context.SaveChangesAsync(cancellation);
        return 1;
    }

    /// <summary>The coming weeks without any booking whose first deadline is near: each with that deadline.</summary>
    private IEnumerable<(DateOnly Week, Instant Until)> Due(BookingWorld world, CellRules rules, ChildFacts child)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var first = Weeks.MondayOf(time.Today()).AddDays(7);
        for (var week = first; week.DayNumber <= time.Today().DayNumber + LooksAhead - 7; week = week.AddDays(7))
        {
            var cells = Enumerable.Range(0, 7).SelectMany(day => world.Activities.SelectMany(terms => terms.Slots.Keys.Select(slot => world.Judge(rules, child, terms, week.AddDays(day), slot)))).ToList();
            if (cells.Exists(cell => cell.ByOtherHousehold || cell.State is { } state && !state.IsFree()))
                continue;
            var deadlines = cells.Where(cell => cell is { Move: CellMove.Book or CellMove.Request or CellMove.Wait, SurchargeCents: 0, Until: not null })
                .Select(cell => cell.Until!.LastMoment).Where(until => until >= now).ToList();
            if (deadlines.Count > 0 && deadlines.Min() is var until && until <= now + Ahead)
                yield return (week, until);
        }
    }

    private static string Line(string child, DateOnly week, Instant until)
    {
        var local = until.InZone(Paris.Zone).LocalDateTime;
        return $"Rien n’est réservé pour {child} la semaine du {FrenchDays.Long(LocalDate.FromDateOnly(week))}. "
            + $"Vous avez jusqu’au {FrenchDays.Long(local.Date)} à {FrenchDays.Time(local.TimeOfDay)} pour réserver dès le premier jour de cette semaine.";
    }
}
