using Site.Core.Families;
using Site.Core.Reservations;
using Site.Tests.Families;
using Site.Tests.Support;

namespace Site.Tests.Reservations;

/// <summary>A child of separated parents is in two dossiers: it takes one place, and who books pays.</summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class TwoHouseholdsTests(Store store)
{
    private static readonly DateOnly Wednesday = new(2026, 3, 25);

    private FamilyWorld _world = null!;
    private (Guid Account, Guid Dossier) _mother;
    private (Guid Account, Guid Dossier) _father;
    private Guid _child;
    private Guid _activity;

    [SetUp]
    public async Task Start()
    {
        _world = await FamilyWorld.StartAsync(PostgreSqlServer.For(store));
        var log = await _world.ImportAsync(
            ("dossiers.csv", "number;family_name;qf;qf_from\n1001;Martin;500;01/01/2026\n1002;Petit;900;01/01/2026\n"),
            ("guardians.csv", "key;dossier;first_name;family_name;rights\nR1;1001;Anna;Martin;see|book|pay\nR2;1002;Paul;Petit;see|book|pay\n"),
            ("children.csv", "key;dossiers;first_name;family_name;birth_date;class\nE1;1001|1002;Léa;Petit;24/10/2018;CE2\n"),
            ("activities.csv", "key;name;kind;slots;from;until;add_rule;cancel_rule\nMERCREDI;Mercredi loisirs;mercredi;matin 8:00-13:30 1|soir 13:30-18:30 1;01/09/2025;30/06/2026;J-7;J-7\n"),
            ("tariffs.csv", "activity;valid_from;qf_from;qf_below;price\nMERCREDI;01/09/2025;0;700;3,00\nMERCREDI;01/09/2025;700;;4,50\n"),
            ("enrolments.csv", "child;activity;school_year;from;until;state\nE1;MERCREDI;2025-2026;01/09/2025;31/08/2026;acceptée\n"));
        Assert.That(log.Refusals, Is.Empty);
        (_mother, _father) = (await _world.LinkedAsync("anna", "Martin", "1001"), await _world.LinkedAsync("paul", "Petit", "1002"));
        (_child, _activity) = ((await _world.AllAsync<Child>()).Single().Id, (await _world.AllAsync<Activity>()).Single().Id);
    }

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task It_takes_one_place_whoever_booked()
    {
        await SaveAsync(_mother, CellWish.Book);

        var again = (SaveResult.Refused)await SaveAsync(_father, CellWish.Book);
        var dropped = (SaveResult.Refused)await SaveAsync(_father, CellWish.Drop);

        Assert.That(again.Changes.Single() is { Refusal: ChangeRefusal.ByRule, Cell.Refusal: CellRefusal.OtherHousehold, Cell.BookedCents: null }, Is.True);
        Assert.That(dropped.Changes.Single().Refusal, Is.EqualTo(ChangeRefusal.ByRule));
        Assert.That((await _world.AllAsync<SlotDay>()).Single().Taken, Is.EqualTo(1));
        Assert.That((await _world.AllAsync<Booking>()).Single().DossierId, Is.EqualTo(_mother.Dossier));
    }

    [Test]
    public async Task What_one_household_gives_up_the_other_may_book_at_its_own_price()
    {
        await SaveAsync(_mother, CellWish.Book);
        await SaveAsync(_mother, CellWish.Drop);

        await SaveAsync(_father, CellWish.Book);

        var booking = (await _world.AllAsync<Booking>()).Single();
        Assert.That((booking.DossierId, booking.PriceCents, booking.State), Is.EqualTo((_father.Dossier, 450, BookingState.Booked)));
        Assert.That((await _world.AllAsync<SlotDay>()).Single().Taken, Is.EqualTo(1));
        Assert.That((await _world.AllAsync<BookingChange>()).OrderBy(change => change.Id).Select(change => change.By), Is.EqualTo(new[] { "Anna Martin", "Anna Martin", "Paul Petit" }));
    }

    [Test]
    public async Task The_calendar_of_the_other_household_says_only_that_it_is_booked()
    {
        await SaveAsync(_mother, CellWish.Book);

        var calendar = await _world.Calendars.ReadAsync(_father.Account, _father.Dossier, _child, (Wednesday, Wednesday), CancellationToken.None);
        var morning = calendar!.Days.Single().Slots[0];

        Assert.That(morning is { Cell: { ByOtherHousehold: true, State: null, BookedCents: null }, BookingId: null, By: null }, Is.True);
    }

    private Task<SaveResult> SaveAsync((Guid Account, Guid Dossier) who, CellWish wish)
    {
        _world.Time.Pass(TimeSpan.FromSeconds(1));
        return _world.Bookings.SaveAsync(
            new BookingRequest(Guid.NewGuid(), who.Account, who.Dossier, [new CellChange(_child, _activity, Wednesday, Slot.Morning, wish)]), CancellationToken.None);
    }
}
