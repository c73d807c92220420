using NodaTime;
using Site.Core.Reservations;
using Site.Tests.Families;
using Site.Tests.Support;

namespace Site.Tests.Reservations.Deadlines;

/// <summary>What families did themselves is found in the kept changes: with its time, its price without surcharge, and nothing that the service did.</summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class DeadlineRecordTests(Store store)
{
    private FamilyWorld _world = null!;

    [SetUp]
    public async Task Start()
    {
        _world = await TownOfActivities.StartAsync(PostgreSqlServer.For(store));
        await _world.ImportAsync(("activities.csv", """
            key;name;kind;slots;from;until;add_rule;cancel_rule;late_surcharge
            CANTINE;Restauration scolaire;restauration;jour 11:30-13:30;01/09/2025;03/07/2026;J-7;J-7;50
            """));
    }

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task Bookings_and_cancellations_of_parents_are_read_in_order()
    {
        var family = await _world.LinkedAsync("elodie", "L’Hénaff-Diop", Town.LHenaff);
        var friday = TownOfActivities.Thursday.AddDays(1);
        await _world.SaveAsync(family, "E1", "CANTINE", TownOfActivities.Thursday, CellWish.Book, Slot.Day);
        _world.Time.Pass(TimeSpan.FromDays(1));
        await _world.SaveAsync(family, "E1", "CANTINE", TownOfActivities.Thursday, CellWish.Drop, Slot.Day);
        // Six days before: late, with the surcharge.
        _world.Time.Pass(new DateTimeOffset(2026, 3, 21, 9, 0, 0, TimeSpan.Zero) - _world.Time.GetUtcNow());
        await _world.SaveAsync(family, "E2", "CANTINE", friday, CellWish.Book, Slot.Day);
        _world.Time.Pass(new DateTimeOffset(2026, 3, 27, 15, 0, 0, TimeSpan.Zero) - _world.Time.GetUtcNow());
        await _world.ImportAsync(("attendance.csv", "child;activity;date;presence\nE1;CANTINE;27/03/2026;présent\nE2;CANTINE;27/03/2026;absent\n"));
        var activity = (await _world.DeadlineRecord.FindAsync("CANTINE", CancellationToken.None))!;

        var all = await _world.DeadlineRecord.ReadAsync(activity, null, null, CancellationToken.None);
        var ofFriday = await _world.DeadlineRecord.ReadAsync(activity, friday, friday, CancellationToken.None);

        Assert.That(all.Select(one => (one.Day, one.IsCancellation, one.PriceCents)), Is.EqualTo(new[]
        {
            (LocalDate.FromDateOnly(TownOfActivities.Thursday), false, 420), (LocalDate.FromDateOnly(TownOfActivities.Thursday), true, 420), (LocalDate.FromDateOnly(friday), false, 420),
        }));
        Assert.That(all.Select(one => one.DossierId), Has.All.EqualTo(family.Dossier));
        Assert.That(ofFriday, Has.Count.EqualTo(1));
        Assert.That(await _world.DeadlineRecord.FindAsync("PISCINE", CancellationToken.None), Is.Null);
    }
}
