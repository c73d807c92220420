using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Site.Core.Data;

namespace Site.Core.Reservations;

/// <summary>An activity with its rules read.</summary>
public sealed class ActivityTerms(Activity activity, IEnumerable<TariffBand> bands)
{
    public Activity Activity { get; } = activity;

    public TariffGrid Tariff { get; } = new(bands);

    public DeadlineRule Add { get; } = DeadlineRule.Parse(activity.AddRule);

    public DeadlineRule Cancel { get; } = DeadlineRule.Parse(activity.CancelRule);

    public IReadOnlyDictionary<Slot, ActivitySlot> Slots { get; } = activity.Slots.ToDictionary(slot => slot.Slot);

    /// <summary>Some activities with their slots and tariffs; read, not to be changed.</summary>
    internal static async Task<IReadOnlyList<ActivityTerms>> LoadAsync(PortalDbContext context, Expression<Func<Activity, bool>> which, CancellationToken cancellation)
    {
        var activities = await context.Set<Activity>().AsNoTracking().Include(activity => activity.Slots).Where(which).ToListAsync(cancellation);
        var ids = activities.ConvertAll(activity => activity.Id);
        var bands = (await context.Set<TariffBand>().AsNoTracking().Where(band => ids.Contains(band.ActivityId)).ToListAsync(cancellation)).ToLookup(band => band.ActivityId);
        return [.. activities.Select(activity => new ActivityTerms(activity, bands[activity.Id]))];
    }

    public CalendarActivity Describe() => new(
        Activity.Id, Activity.Name, Activity.Kind, [.. Activity.Slots.OrderBy(slot => slot.Slot)], Add, Cancel, Activity.LateSurchargePercent, Activity.UnbookedSurchargePercent);
}
