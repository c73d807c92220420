using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Site.Core.Mail;
using Site.Core.Reservations;
using Site.Tests.Families;
using Site.Tests.Support;

namespace Site.Tests.Reservations;

/// <summary>
/// Whatever five families do with two places in the morning and two in the evening, in whatever order: nobody is booked without a place, the counters say what
/// the bookings say, nobody waits for what is free, and every change is kept.
/// </summary>
[TestFixture(Store.Sqlite, 40), TestFixture(Store.PostgreSql, 15)]
public class CapacityPropertyTests(Store store, int sequences)
{
    private const int Families = 5;
    private const int Places = 2;

    private FamilyWorld _world = null!;
    private List<BookingFamily> _families = null!;
    private DateTimeOffset _start;

    [OneTimeSetUp]
    public async Task Start()
    {
        _world = await FamilyWorld.StartAsync(PostgreSqlServer.For(store));
        _families = await _world.FamiliesAsync(Families, Places);
        _start = _world.Time.GetUtcNow();
    }

    [OneTimeTearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public void Places_counters_line_and_history_agree_after_every_sequence()
    {
        var step = from what in Gen.Elements(Enum.GetValues<Step>()) from family in Gen.Choose(0, Families - 1) from slot in Gen.Elements(Slot.Morning, Slot.Evening) select (what, family, slot);

        Prop.ForAll(step.ListOf(25).ToArbitrary(), steps => RunAsync(steps).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(sequences));
    }

    private enum Step
    {
        Book,
        BookOrWait,
        WaitForWholeDay,
        Drop,
        DropBoth,
        Accept,
        Decline,
        TimePasses,
    }

    private async Task RunAsync(IEnumerable<(Step What, int Family, Slot Slot)> steps)
    {
        await ForgetAsync();
        foreach (var (what, number, slot) in steps)
        {
            var family = _families[number];
            _world.Time.Pass(TimeSpan.FromSeconds(1));
            switch (what)
            {
                case Step.Book:
                    await _world.BookAsync(family, slot);
                    break;
                case Step.BookOrWait:
                    await _world.WaitAsync(family, slot);
                    break;
                case Step.WaitForWholeDay:
                    await _world.Bookings.SaveAsync(family.Asks(CellWish.WaitForWholeDay, Slot.Morning, Slot.Evening), CancellationToken.None);
                    break;
                case Step.Drop:
                    await _world.DropAsync(family, slot);
                    break;
                case Step.DropBoth:
                    await _world.DropAsync(family, Slot.Morning, Slot.Evening);
                    break;
                case Step.Accept or Step.Decline:
                    if (await LastOfferAsync(number) is { } token)
                        await _world.Line.AnswerAsync(token, accepts: what == Step.Accept, CancellationToken.None);
                    break;
                default:
                    _world.Time.Pass(TimeSpan.FromHours(9));
                    await _world.Line.PassOnAsync(CancellationToken.None);
                    break;
            }
            await CheckCountersAsync();
        }
        await _world.Line.PassOnAsync(CancellationToken.None);
        await CheckCountersAsync();
        await CheckLineAsync();
        await CheckHistoryAsync();
    }

    private async Task CheckCountersAsync()
    {
        var bookings = await _world.AllAsync<Booking>();
        foreach (var day in await _world.AllAsync<SlotDay>())
        {
            var slot = bookings.Where(booking => booking.Slot == day.Slot).ToList();
            var line = slot.Where(booking => booking.State == BookingState.Waiting && booking.OfferedUntil is null).ToList();
            Assert.That(day.Taken, Is.LessThanOrEqualTo(Places), "more bookings than places");
            Assert.That((day.Taken, day.Waiting, day.WaitingForWholeDay),
                Is.EqualTo((slot.Count(booking => booking.TakesPlace), line.Count, line.Count(booking => booking.WaitsForWholeDay))), "the counters and the bookings");
            Assert.That(line.Select(booking => booking.QueueNumber), Is.Unique.And.All.Not.Null, "the order of the line");
        }
        Assert.That(bookings.Select(booking => (booking.ChildId, booking.Slot)), Is.Unique, "a child twice");
    }

    /// <summary>Who waits for one half waits only while it is full; who waits for both, only while one of them is.</summary>
    private async Task CheckLineAsync()
    {
        var full = (await _world.AllAsync<SlotDay>()).ToDictionary(day => day.Slot, day => day.Taken >= Places);
        foreach (var booking in (await _world.AllAsync<Booking>()).Where(booking => booking.State == BookingState.Waiting && booking.OfferedUntil is null))
            Assert.That(full[booking.Slot] || (booking.WaitsForWholeDay && full[booking.Slot == Slot.Morning ? Slot.Evening : Slot.Morning]), Is.True, "somebody waits for what is free");
    }

    private async Task CheckHistoryAsync()
    {
        var changes = (await _world.AllAsync<BookingChange>()).OrderBy(change => change.At).ToLookup(change => change.BookingId);
        foreach (var booking in await _world.AllAsync<Booking>())
        {
            var own = changes[booking.Id].ToList();
            Assert.That(own.Skip(1).Select(change => change.Before), Is.EqualTo(own.SkipLast(1).Select(change => (BookingState?)change.After)), "a change without its line");
            Assert.That((own[0].Before, own[^1].After), Is.EqualTo(((BookingState?)null, booking.State)));
        }
    }

    private async Task<string?> LastOfferAsync(int family) =>
        (await _world.MailsAsync(BookingMails.OfferKind)).Where(mail => mail.To == $"parent{family}@exemple.fr").OrderBy(mail => mail.CreatedAt).LastOrDefault()?.Text
            .Split('\n').Single(line => line.Contains("/place/", StringComparison.Ordinal)).Split('/')[^1];

    /// <summary>As before the first step: the same families, another sequence.</summary>
    private async Task ForgetAsync()
    {
        await using var context = await _world.ContextAsync();
        await context.Set<PlaceOffer>().ExecuteDeleteAsync();
        await context.Set<BookingChange>().ExecuteDeleteAsync();
        await context.Set<BookingSave>().ExecuteDeleteAsync();
        await context.Set<Booking>().ExecuteDeleteAsync();
        await context.Set<SlotDay>().ExecuteDeleteAsync();
        await context.Set<OutboxMail>().ExecuteDeleteAsync();
        _world.Time.Pass(_start - _world.Time.GetUtcNow());
    }
}
