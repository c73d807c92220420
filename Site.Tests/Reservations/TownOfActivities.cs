using Microsoft.Extensions.DependencyInjection;
using Site.Core.Families;
using Site.Core.Reservations;
using Site.Tests.Families;
using Site.Tests.Feedback;

namespace Site.Tests.Reservations;

/// <summary>
/// The families of <see cref="Town"/> with a canteen and Wednesdays of two places, both until 7 days before: an unbooked presence costs 50 % more. A quotient
/// below 700 pays 2,00 and 3,00, another 4,20 and 4,50.
/// </summary>
internal static class TownOfActivities
{
    public static readonly DateOnly Wednesday = new(2026, 3, 25);
    public static readonly DateOnly Thursday = new(2026, 3, 26);

    public static (string Name, string Text)[] Files =>
        [.. Town.Files, ("activities.csv", Activities), ("tariffs.csv", Tariffs), ("enrolments.csv", Enrolments)];

    public const string Activities =
        """
        key;name;kind;slots;from;until;add_rule;cancel_rule;unbooked_surcharge;approval
        CANTINE;Restauration scolaire;restauration;jour 11:30-13:30;01/09/2025;03/07/2026;J-7;J-7;50;non
        MERCREDI;Mercredi loisirs;mercredi;matin 8:00-13:30 2|soir 13:30-18:30 2;01/09/2025;01/07/2026;J-7;J-7;50;non
        """;

    public const string Tariffs =
        """
        activity;nature;valid_from;qf_from;qf_below;price
        CANTINE;repas;01/09/2025;0;700;2,00
        CANTINE;repas;01/09/2025;700;;4,20
        MERCREDI;accueil;01/09/2025;0;700;3,00
        MERCREDI;accueil;01/09/2025;700;;4,50
        """;

    public static string Enrolments => "child;activity;school_year;from;until;state\n" + string.Join('\n',
        from child in (string[])["E1", "E2", "E3", "E4"]
        from activity in (string[])["CANTINE", "MERCREDI"]
        select $"{child};{activity};2025-2026;01/09/2025;31/08/2026;acceptée");

    public static async Task<FamilyWorld> StartAsync(string? postgreSql, Action<IServiceCollection>? more = null, ManualTime? time = null)
    {
        var world = await FamilyWorld.StartAsync(postgreSql, more, time);
        Assert.That((await world.ImportAsync(Files)).Refusals, Is.Empty);
        return world;
    }

    /// <summary>What a parent saves; it must be possible.</summary>
    public static async Task SaveAsync(
        this FamilyWorld world, (Guid Account, Guid Dossier) family, string child, string activity, DateOnly day, CellWish wish, params Slot[] slots)
    {
        var (childId, activityId) = (await world.ChildAsync(child), (await world.AllAsync<Activity>()).Single(one => one.Key == activity).Id);
        var result = await world.Bookings.SaveAsync(
            new BookingRequest(Guid.NewGuid(), family.Account, family.Dossier, [.. slots.Select(slot => new CellChange(childId, activityId, day, slot, wish))]), CancellationToken.None);
        Assert.That(result, Is.InstanceOf<SaveResult.Saved>(), result.ToString());
    }

    public static async Task<Guid> ChildAsync(this FamilyWorld world, string key) => (await world.AllAsync<Child>()).Single(one => one.Key == key).Id;

    /// <summary>The child's only booking of the activity's slot on a day; null: none.</summary>
    public static async Task<Booking?> BookingAsync(this FamilyWorld world, string child, DateOnly day, Slot slot)
    {
        var id = await world.ChildAsync(child);
        return (await world.AllAsync<Booking>()).SingleOrDefault(one => one.ChildId == id && one.Day == day && one.Slot == slot);
    }
}
