using Site.Core.Reservations;
using Site.Tests.Families;
using Site.Tests.Support;

namespace Site.Tests.Reservations;

/// <summary>The morning's only place is the first family's; the second waits for the whole day, of which the evening is free.</summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class WholeDayTests(Store store)
{
    private FamilyWorld _world = null!;
    private List<BookingFamily> _families = null!;

    [SetUp]
    public async Task Start()
    {
        _world = await FamilyWorld.StartAsync(PostgreSqlServer.For(store));
        _families = await _world.FamiliesAsync(3, places: 1);
        await _world.BookAsync(_families[0], Slot.Morning);
        Assert.That(await WaitForWholeDayAsync(_families[1]), Is.InstanceOf<SaveResult.Saved>());
    }

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task Both_halves_wait_and_take_no_place()
    {
        Assert.That(await StatesAsync(_families[1]), Is.EqualTo((BookingState.Waiting, BookingState.Waiting)));
        Assert.That(await CountedAsync(Slot.Morning), Is.EqualTo((1, 1, 1)));
        Assert.That(await CountedAsync(Slot.Evening), Is.EqualTo((0, 1, 1)));
    }

    [Test]
    public async Task The_free_half_is_left_to_others()
    {
        await _world.Line.PassOnAsync(CancellationToken.None);
        var booked = await _world.BookAsync(_families[2], Slot.Evening);

        Assert.That(booked, Is.InstanceOf<SaveResult.Saved>());
        Assert.That((await StatesAsync(_families[2])).Evening, Is.EqualTo(BookingState.Booked));
        Assert.That(await OffersAsync(), Is.Empty);
    }

    [Test]
    public async Task When_the_full_half_becomes_free_one_mail_offers_the_day_and_one_answer_books_it()
    {
        await _world.DropAsync(_families[0], Slot.Morning);
        var shown = await _world.Line.FindAsync((await OffersAsync()).Single(), CancellationToken.None);
        var taken = await _world.Line.AnswerAsync((await OffersAsync()).Single(), accepts: true, CancellationToken.None);

        Assert.That(shown!.Slots.Select(slot => slot.Slot), Is.EqualTo(new[] { Slot.Morning, Slot.Evening }));
        Assert.That((taken!.State, taken.PriceCents), Is.EqualTo((OfferState.Accepted, 900)));
        Assert.That(await StatesAsync(_families[1]), Is.EqualTo((BookingState.Booked, BookingState.Booked)));
        Assert.That((await CountedAsync(Slot.Morning), await CountedAsync(Slot.Evening)), Is.EqualTo(((1, 0, 0), (1, 0, 0))));
    }

    [Test]
    public async Task A_day_that_nobody_takes_is_offered_as_a_whole_to_the_next_in_line()
    {
        await WaitForWholeDayAsync(_families[2]);
        await _world.DropAsync(_families[0], Slot.Morning);
        _world.Time.Pass(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1));

        await _world.Line.PassOnAsync(CancellationToken.None);
        var answer = await _world.Line.AnswerAsync((await OffersAsync())[1], accepts: true, CancellationToken.None);

        Assert.That(answer!.State, Is.EqualTo(OfferState.Accepted));
        Assert.That(await StatesAsync(_families[1]), Is.EqualTo((BookingState.Cancelled, BookingState.Cancelled)));
        Assert.That(await StatesAsync(_families[2]), Is.EqualTo((BookingState.Booked, BookingState.Booked)));
        Assert.That((await CountedAsync(Slot.Morning), await CountedAsync(Slot.Evening)), Is.EqualTo(((1, 0, 0), (1, 0, 0))));
    }

    [Test]
    public async Task Whoever_gives_up_one_half_waits_for_the_other_alone()
    {
        await _world.DropAsync(_families[1], Slot.Evening);

        Assert.That(await StatesAsync(_families[1]), Is.EqualTo((BookingState.Waiting, BookingState.Cancelled)));
        Assert.That((await CountedAsync(Slot.Morning), await CountedAsync(Slot.Evening)), Is.EqualTo(((1, 1, 0), (0, 0, 0))));
        await _world.DropAsync(_families[0], Slot.Morning);
        Assert.That((await _world.Line.AnswerAsync((await OffersAsync()).Single(), accepts: true, CancellationToken.None))!.PriceCents, Is.EqualTo(450));
        Assert.That(await StatesAsync(_families[1]), Is.EqualTo((BookingState.Booked, BookingState.Cancelled)));
    }

    [Test]
    public async Task An_offer_taken_after_the_family_left_the_line_in_the_calendar_books_nothing()
    {
        await _world.DropAsync(_families[0], Slot.Morning);
        await _world.DropAsync(_families[1], Slot.Morning, Slot.Evening);

        var answer = await _world.Line.AnswerAsync((await OffersAsync()).Single(), accepts: true, CancellationToken.None);

        Assert.That(answer!.State, Is.EqualTo(OfferState.Expired));
        Assert.That(await StatesAsync(_families[1]), Is.EqualTo((BookingState.Cancelled, BookingState.Cancelled)));
        Assert.That((await CountedAsync(Slot.Morning), await CountedAsync(Slot.Evening)), Is.EqualTo(((0, 0, 0), (0, 0, 0))));
    }

    [Test]
    public async Task Whoever_has_one_half_already_waits_for_the_other_as_for_any_place()
    {
        await _world.BookAsync(_families[2], Slot.Evening);
        await WaitForWholeDayAsync(_families[2]);
        await _world.DropAsync(_families[1], Slot.Morning, Slot.Evening);

        await _world.DropAsync(_families[0], Slot.Morning);
        var answer = await _world.Line.AnswerAsync((await OffersAsync()).Single(), accepts: true, CancellationToken.None);

        Assert.That(answer!.State, Is.EqualTo(OfferState.Accepted));
        Assert.That(await StatesAsync(_families[2]), Is.EqualTo((BookingState.Booked, BookingState.Booked)));
    }

    private Task<SaveResult> WaitForWholeDayAsync(BookingFamily family) =>
        _world.Bookings.SaveAsync(family.Asks(CellWish.WaitForWholeDay, Slot.Morning, Slot.Evening), CancellationToken.None);

    private async Task<(BookingState? Morning, BookingState? Evening)> StatesAsync(BookingFamily family)
    {
        var own = (await _world.AllAsync<Booking>()).Where(booking => booking.ChildId == family.Child).ToDictionary(booking => booking.Slot, booking => (BookingState?)booking.State);
        return (own.GetValueOrDefault(Slot.Morning), own.GetValueOrDefault(Slot.Evening));
    }

    private async Task<(int Taken, int Waiting, int ForWholeDay)> CountedAsync(Slot slot) =>
        (await _world.AllAsync<SlotDay>()).Where(day => day.Slot == slot).Select(day => (day.Taken, day.Waiting, day.WaitingForWholeDay)).Single();

    /// <summary>What the links of the offers' mails end with, the oldest first.</summary>
    private async Task<List<string>> OffersAsync() =>
        [.. (await _world.MailsAsync(BookingMails.OfferKind)).OrderBy(mail => mail.CreatedAt).Select(mail => BookingFamilies.TokenOf(mail.Text))];
}
