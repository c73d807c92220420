namespace Site.Core.Reservations;

/// <summary>An activity with its rules read.</summary>
public sealed class ActivityTerms(Activity activity, IEnumerable<TariffBand> bands)
{
    public Activity Activity { get; } = activity;

    public TariffGrid Tariff { get; } = new(bands);

    public DeadlineRule Add { get; } = DeadlineRule.Parse(activity.AddRule);

    public DeadlineRule Cancel { get; } = DeadlineRule.Parse(activity.CancelRule);

    public IReadOnlyDictionary<Slot, ActivitySlot> Slots { get; } = activity.Slots.ToDictionary(slot => slot.Slot);

    public CalendarActivity Describe() => new(
        Activity.Id, Activity.Name, Activity.Kind, [.. Activity.Slots.OrderBy(slot => slot.Slot)], Add, Cancel, Activity.LateSurchargePercent, Activity.UnbookedSurchargePercent);
}
