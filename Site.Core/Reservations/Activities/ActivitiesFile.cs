using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Import;

namespace Site.Core.Reservations;

/// <summary><c>activities.csv</c>. A slot that a line no longer names is removed, unless somebody has booked it.</summary>
internal sealed partial class ActivitiesFile : ImportFile<ActivityLine>
{
    private static readonly Dictionary<string, ActivityKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["restauration"] = ActivityKind.Canteen,
        ["accueil du matin"] = ActivityKind.MorningCare,
        ["accueil du soir"] = ActivityKind.EveningCare,
        ["étude"] = ActivityKind.Study,
        ["mercredi"] = ActivityKind.Wednesday,
        ["vacances"] = ActivityKind.Holidays,
    };

    public override string Name => "activities.csv";

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("key", IsRequired: true), new("name", IsRequired: true), new("kind", IsRequired: true), new("slots", IsRequired: true),
        new("from", IsRequired: true), new("until", IsRequired: true), new("add_rule", IsRequired: true), new("cancel_rule", IsRequired: true),
        new("schools"), new("classes"), new("min_age"), new("max_age"), new("residents_from"), new("others_from"),
        new("late_surcharge"), new("unbooked_surcharge"), new("approval"), new("offer_hours"), new("offer_ends_hours"),
    ];

    protected internal override ActivityLine Read(ImportRow row)
    {
        var kind = Kinds.GetValueOrDefault(row.Text("kind", 40) ?? "", (ActivityKind)(-1));
        if ((int)kind < 0 && row.Faults.Count == 0)
            row.Refuse(ActivityFileTexts.UnknownKind(Kinds.Keys));
        var (from, until) = (row.Date("from"), row.Date("until"));
        if (until < from)
            row.Refuse(ActivityFileTexts.EndsEarly);
        var (least, most) = (row.WholeNumber("min_age", 0, 25), row.WholeNumber("max_age", 0, 25));
        if (most < least)
            row.Refuse(ActivityFileTexts.Ages);
        return new ActivityLine(
            row, row.Text("key", Activity.LongestKey) ?? "", row.Text("name", 100) ?? "", kind, Slots(row, kind), from ?? default, until ?? default,
            Rule(row, "add_rule"), Rule(row, "cancel_rule"), row.List("schools", 100), row.List("classes", 40), least, most, row.Date("residents_from"), row.Date("others_from"),
            row.WholeNumber("late_surcharge", 0, 500), row.WholeNumber("unbooked_surcharge", 0, 500), row.YesOrNo("approval"),
            row.WholeNumber("offer_hours", 1, 720), row.WholeNumber("offer_ends_hours", 0, 720));
    }

    protected internal override string KeyOf(ActivityLine line) => line.Key;

    protected internal override async Task StoreAsync(
        PortalDbContext context, IReadOnlyList<(long Number, ActivityLine Line)> lines, ImportTally tally, Action<long, string> refuse, CancellationToken cancellation)
    {
        var keys = lines.Select(line => line.Line.Key).ToList();
        var known = await context.Set<Activity>().Include(activity => activity.Slots).Where(activity => keys.Contains(activity.Key)).ToDictionaryAsync(activity => activity.Key, cancellation);
        foreach (var (number, line) in lines)
        {
            var isNew = !known.TryGetValue(line.Key, out var activity);
            if (activity is null)
            {
                context.Add(activity = new Activity
                {
                    Id = Guid.NewGuid(),
                    Key = line.Key,
                    Name = line.Name,
                    Kind = line.Kind,
                    From = line.From,
                    Until = line.Until,
                    AddRule = line.AddRule,
                    CancelRule = line.CancelRule,
                });
            }
            line.Fill(activity);
            var isChanged = context.Entry(activity).State == EntityState.Modified;
            if (await SlotsAsync(context, activity, line, cancellation) is not { } slotsChanged)
            {
                refuse(number, ActivityFileTexts.BookedSlot);
                continue;
            }
            tally.Count(isNew, isChanged || slotsChanged);
        }
    }

    /// <summary>Null: a slot that somebody has booked is missing.</summary>
    private static async Task<bool?> SlotsAsync(PortalDbContext context, Activity activity, ActivityLine line, CancellationToken cancellation)
    {
        var changed = false;
        foreach (var gone in activity.Slots.Where(slot => line.Slots.All(one => one.Slot != slot.Slot)).ToList())
        {
            if (await context.Set<Booking>().AnyAsync(booking => booking.ActivityId == activity.Id && booking.Slot == gone.Slot, cancellation))
                return null;
            activity.Slots.Remove(gone);
            changed = true;
        }
        foreach (var one in line.Slots)
        {
            if (activity.Slots.SingleOrDefault(slot => slot.Slot == one.Slot) is not { } slot)
            {
                activity.Slots.Add(new ActivitySlot { ActivityId = activity.Id, Slot = one.Slot, Places = one.Places, StartsAt = one.StartsAt, EndsAt = one.EndsAt });
                changed = true;
                continue;
            }
            var wasUnlimited = slot.Places is null;
            (slot.Places, slot.StartsAt, slot.EndsAt) = (one.Places, one.StartsAt, one.EndsAt);
            changed |= context.Entry(slot).State == EntityState.Modified;
            if (wasUnlimited && slot.Places is not null)
                await SlotDays.RecountAsync(context, activity.Id, slot.Slot, cancellation);
        }
        return changed;
    }

    private static string Rule(ImportRow row, string column)
    {
        if (row.Text(column, 100) is not { } text)
            return "";
        if (DeadlineRule.TryParse(text, out var rule, out var fault))
            return rule.ToString();
        row.Refuse($"{column}\u00a0: {fault}");
        return "";
    }

    // « matin 8:00-12:00 40 » : name, hours, places where they are limited.
    private static List<SlotLine> Slots(ImportRow row, ActivityKind kind)
    {
        var slots = new List<SlotLine>();
        foreach (var text in row.List("slots", 60))
        {
            var match = SlotText().Match(text);
            if (!match.Success || !SlotNames.TryParse(match.Groups["name"].Value, out var slot)
                || !TimeOnly.TryParseExact(match.Groups["start"].Value, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start)
                || !TimeOnly.TryParseExact(match.Groups["end"].Value, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var end) || end <= start)
                row.Refuse(ActivityFileTexts.NoSlot);
            else
                slots.Add(new SlotLine(slot, match.Groups["places"] is { Success: true, Value: var places } ? int.Parse(places, CultureInfo.InvariantCulture) : null, start, end));
        }
        var isHalved = kind is ActivityKind.Wednesday or ActivityKind.Holidays;
        if (row.Faults.Count == 0 && (slots.DistinctBy(slot => slot.Slot).Count() != slots.Count || slots.Exists(slot => slot.Slot == Slot.Day == isHalved)))
            row.Refuse(ActivityFileTexts.SlotsOfKind);
        return slots;
    }

    [GeneratedRegex(@"^(?<name>\p{L}+)\s+(?<start>[0-9]{1,2}:[0-9]{2})-(?<end>[0-9]{1,2}:[0-9]{2})(\s+(?<places>[0-9]{1,4}))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex SlotText();
}

internal sealed record SlotLine(Slot Slot, int? Places, TimeOnly StartsAt, TimeOnly EndsAt);

internal sealed record ActivityLine(
    ImportRow Row, string Key, string Name, ActivityKind Kind, List<SlotLine> Slots, DateOnly From, DateOnly Until, string AddRule, string CancelRule, List<string> Schools,
    List<string> Classes, int? MinAge, int? MaxAge, DateOnly? ResidentsFrom, DateOnly? OthersFrom, int? LateSurcharge, int? UnbookedSurcharge, bool NeedsApproval,
    int? OfferHours, int? OfferEndsHours)
{
    /// <summary>What the file has no column for stays.</summary>
    public void Fill(Activity activity)
    {
        (activity.Name, activity.Kind, activity.From, activity.Until) = (Name, Kind, From, Until);
        (activity.AddRule, activity.CancelRule) = (AddRule, CancelRule);
        activity.Schools = Row.Has("schools") && !Schools.SequenceEqual(activity.Schools) ? Schools : activity.Schools;
        activity.Classes = Row.Has("classes") && !Classes.SequenceEqual(activity.Classes) ? Classes : activity.Classes;
        activity.MinAge = Row.Has("min_age") ? MinAge : activity.MinAge;
        activity.MaxAge = Row.Has("max_age") ? MaxAge : activity.MaxAge;
        activity.ResidentsFrom = Row.Has("residents_from") ? ResidentsFrom : activity.ResidentsFrom;
        activity.OthersFrom = Row.Has("others_from") ? OthersFrom : activity.OthersFrom;
        activity.LateSurchargePercent = Row.Has("late_surcharge") ? LateSurcharge : activity.LateSurchargePercent;
        activity.UnbookedSurchargePercent = Row.Has("unbooked_surcharge") ? UnbookedSurcharge ?? 0 : activity.UnbookedSurchargePercent;
        activity.NeedsApproval = Row.Has("approval") ? NeedsApproval : activity.NeedsApproval;
        activity.OfferHours = OfferHours ?? activity.OfferHours;
        activity.OfferEndsHoursBefore = OfferEndsHours ?? activity.OfferEndsHoursBefore;
    }
}

/// <summary>What is wrong with a line of activities, in French.</summary>
internal static class ActivityFileTexts
{
    public const string EndsEarly = "until\u00a0: la fin est avant le début";
    public const string Ages = "max_age\u00a0: plus petit que min_age";
    public const string NoSlot = "slots\u00a0: attendu «\u00a0matin 8:00-12:00 40\u00a0», avec jour, matin ou soir, les heures et, s’il y a une limite, le nombre de places";
    public const string SlotsOfKind = "slots\u00a0: «\u00a0jour\u00a0» pour un jour d’école, «\u00a0matin\u00a0» et «\u00a0soir\u00a0» pour les mercredis et les vacances, chacun une fois";
    public const string BookedSlot = "slots\u00a0: un créneau déjà réservé par des familles ne peut pas disparaître";

    public static string UnknownKind(IEnumerable<string> known) => $"kind\u00a0: valeur inconnue\u00a0; valeurs possibles\u00a0: {string.Join(", ", known)}";
}
