using Site.Core.Reservations;
using Site.Tests.Families;
using Site.Tests.Support;

namespace Site.Tests.Reservations;

/// <summary>Families book a Wednesday with two places: 25 March 2026, until 18 March.</summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class BookingTests(Store store)
{
    private FamilyWorld _world = null!;

    [SetUp]
    public async Task Start() => _world = await FamilyWorld.StartAsync(PostgreSqlServer.For(store));

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task A_place_is_booked_at_the_price_of_the_quotient_and_confirmed_by_mail()
    {
        var family = (await _world.FamiliesAsync(1, places: 2))[0];

        var saved = await _world.BookAsync(family, Slot.Morning);

        var booking = (await _world.AllAsync<Booking>()).Single();
        Assert.That(saved, Is.EqualTo(new SaveResult.Saved(((SaveResult.Saved)saved).SaveId, WasDone: false)));
        Assert.That((booking.State, booking.PriceCents, booking.SurchargeCents), Is.EqualTo((BookingState.Booked, 450, 0)));
        Assert.That((await _world.MailsAsync(BookingMails.ConfirmationKind)).Single().Text, Does.Contain("mercredi 25 mars 2026 matin\u00a0: Mercredi loisirs, réservé"));
    }

    [Test]
    public async Task The_same_form_sent_twice_books_once()
    {
        var family = (await _world.FamiliesAsync(1, places: 2))[0];
        var request = family.Asks(CellWish.Book, Slot.Morning);

        await _world.Bookings.SaveAsync(request, CancellationToken.None);
        var again = await _world.Bookings.SaveAsync(request, CancellationToken.None);

        Assert.That(again, Is.EqualTo(new SaveResult.Saved(request.SaveId, WasDone: true)));
        Assert.That(await _world.AllAsync<BookingChange>(), Has.Count.EqualTo(1));
        Assert.That(await _world.MailsAsync(BookingMails.ConfirmationKind), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Of_a_save_with_one_change_that_cannot_be_nothing_is_done()
    {
        var family = (await _world.FamiliesAsync(1, places: 2))[0];
        var request = family.Asks(CellWish.Book, Slot.Morning, Slot.Evening);
        var saturday = request.Changes[0] with { Day = BookingFamilies.Wednesday.AddDays(3) };

        var result = await _world.Bookings.SaveAsync(request with { Changes = [.. request.Changes, saturday] }, CancellationToken.None);

        Assert.That(((SaveResult.Refused)result).Changes.Select(change => change.Refusal), Is.EqualTo(new ChangeRefusal?[] { null, null, ChangeRefusal.ByRule }));
        Assert.That(await _world.AllAsync<Booking>(), Is.Empty);
        Assert.That(await _world.AllAsync<SlotDay>(), Is.Empty);
    }

    [TestCase(0, typeof(SaveResult.Saved))]
    [TestCase(1, typeof(SaveResult.Refused))]
    public async Task A_second_after_the_deadline_is_too_late(int secondsAfter, Type result)
    {
        var family = (await _world.FamiliesAsync(1, places: 2))[0];
        // The end of 18 March in Paris is 23:00 UTC.
        _world.Time.Pass(new DateTimeOffset(2026, 3, 18, 22, 59, 59, TimeSpan.Zero) - _world.Time.GetUtcNow() + TimeSpan.FromSeconds(secondsAfter));

        Assert.That(await _world.Bookings.SaveAsync(family.Asks(CellWish.Book, Slot.Morning), CancellationToken.None), Is.InstanceOf(result));
    }

    [Test]
    public async Task Another_family_s_child_is_unknown_and_its_dossier_is_nobody_s()
    {
        var families = await _world.FamiliesAsync(2, places: 2);
        var foreign = families[0].Asks(CellWish.Book, Slot.Morning);
        foreign = foreign with { Changes = [foreign.Changes[0] with { ChildId = families[1].Child }] };

        var child = await _world.Bookings.SaveAsync(foreign, CancellationToken.None);
        var dossier = await _world.Bookings.SaveAsync((families[1] with { Account = families[0].Account }).Asks(CellWish.Book, Slot.Morning), CancellationToken.None);

        Assert.That(((SaveResult.Refused)child).Changes.Single().Refusal, Is.EqualTo(ChangeRefusal.Unknown));
        Assert.That(dossier, Is.InstanceOf<SaveResult.NotFound>());
        Assert.That(await _world.AllAsync<Booking>(), Is.Empty);
    }

    [Test]
    public async Task A_full_slot_is_said_and_books_nothing_unless_the_line_was_asked_for()
    {
        var families = await _world.FamiliesAsync(2, places: 1);
        await _world.BookAsync(families[0], Slot.Morning);

        var refused = await _world.BookAsync(families[1], Slot.Morning);
        var waits = await _world.Bookings.SaveAsync(families[1].Asks(CellWish.BookOrWait, Slot.Morning), CancellationToken.None);

        Assert.That(((SaveResult.Refused)refused).Changes.Single().Refusal, Is.EqualTo(ChangeRefusal.Full));
        Assert.That(waits, Is.InstanceOf<SaveResult.Saved>());
        Assert.That((await _world.AllAsync<Booking>()).Select(booking => booking.State), Is.EquivalentTo(new[] { BookingState.Booked, BookingState.Waiting }));
    }

    [Test]
    public async Task A_place_that_becomes_free_is_offered_to_the_first_in_line_then_to_the_next()
    {
        var families = await _world.FamiliesAsync(3, places: 1);
        await _world.BookAsync(families[0], Slot.Morning);
        await _world.Bookings.SaveAsync(families[1].Asks(CellWish.BookOrWait, Slot.Morning), CancellationToken.None);
        await _world.Bookings.SaveAsync(families[2].Asks(CellWish.BookOrWait, Slot.Morning), CancellationToken.None);

        await _world.Bookings.SaveAsync(families[0].Asks(CellWish.Drop, Slot.Morning), CancellationToken.None);
        var first = (await _world.MailsAsync(BookingMails.OfferKind)).Single();
        _world.Time.Pass(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1));
        await _world.Line.PassOnAsync(CancellationToken.None);
        var second = (await _world.MailsAsync(BookingMails.OfferKind)).Single(mail => mail.Id != first.Id);
        var tooLate = await _world.Line.AnswerAsync(BookingFamilies.TokenOf(first.Text), accepts: true, CancellationToken.None);
        var taken = await _world.Line.AnswerAsync(BookingFamilies.TokenOf(second.Text), accepts: true, CancellationToken.None);

        Assert.That((tooLate!.State, taken!.State), Is.EqualTo((OfferState.Expired, OfferState.Accepted)));
        var states = (await _world.AllAsync<Booking>()).ToDictionary(booking => booking.ChildId, booking => booking.State);
        Assert.That(families.Select(family => states[family.Child]), Is.EqualTo(new[] { BookingState.Cancelled, BookingState.Cancelled, BookingState.Booked }));
        Assert.That((await _world.AllAsync<SlotDay>()).Select(day => (day.Taken, day.Waiting)).Single(), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Of_200_parents_who_race_for_20_places_20_are_booked_and_180_wait_in_order()
    {
        var families = await _world.FamiliesAsync(200, places: 20);

        var results = await Task.WhenAll(families.Select(family =>
            Task.Run(() => _world.Bookings.SaveAsync(family.Asks(CellWish.BookOrWait, Slot.Morning), CancellationToken.None))));

        var bookings = await _world.AllAsync<Booking>();
        Assert.That(results, Is.All.InstanceOf<SaveResult.Saved>());
        Assert.That(bookings.Count(booking => booking.State == BookingState.Booked), Is.EqualTo(20));
        Assert.That(bookings.Where(booking => booking.State == BookingState.Waiting).Select(booking => booking.QueueNumber).Order(), Is.EqualTo(Enumerable.Range(1, 180)));
        Assert.That((await _world.AllAsync<SlotDay>()).Select(day => (day.Taken, day.Waiting)).Single(), Is.EqualTo((20, 180)));
    }
}
