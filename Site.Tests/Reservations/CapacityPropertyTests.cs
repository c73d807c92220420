using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Site.Core.Mail;
using Site.Core.Reservations;
using Site.Tests.Families;
using Site.Tests.Support;

namespace Site.Tests.Reservations;

/// <summary>Whatever families and the town do to a Wednesday of few places, in whatever order: after each act the places, the line and the journal are right.</summary>
[TestFixture(Store.Sqlite, 40), TestFixture(Store.PostgreSql, 15)]
public class CapacityPropertyTests(Store store, int sequences)
{
    private const int Families = 5;

    private static readonly Gen<Slot[]> Slots = Gen.Elements<Slot[]>([Slot.Morning], [Slot.Evening], [Slot.Morning, Slot.Evening]);

    private static readonly Gen<int> Family = Gen.Choose(0, Families - 1);

    private static readonly Gen<Act> Acts = Gen.Frequency<Act>(
        (3, from family in Family from slots in Slots select (Act)new Save(family, CellWish.Book, slots)),
        (6, from family in Family from slots in Slots select (Act)new Save(family, CellWish.BookOrWait, slots)),
        (4, from family in Family select (Act)new Save(family, CellWish.WaitForWholeDay, [Slot.Morning, Slot.Evening])),
        (6, from family in Family from slots in Slots select (Act)new Save(family, CellWish.Drop, slots)),
        (6, from mail in Gen.Choose(0, 3) from accepts in Gen.Elements(true, true, false) select (Act)new Answer(mail, accepts)),
        (3, from hours in Gen.Choose(1, 30) select (Act)new Wait(hours)),
        (1, from morning in Gen.Choose(1, 3) from evening in Gen.Choose(1, 3) select (Act)new TownGives(morning, evening)));

    private FamilyWorld _world = null!;
    private List<BookingFamily> _families = null!;
    private DateTimeOffset _start;

    [Test]
    public void No_sequence_of_acts_gives_a_place_twice_or_forgets_one() =>
        Prop.ForAll(Acts.ListOf(40).Select(acts => new Sequence([.. acts])).ToArbitrary(), sequence => HoldsAsync(sequence.Acts).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(sequences));

    [OneTimeSetUp]
    public async Task Start()
    {
        _world = await FamilyWorld.StartAsync(PostgreSqlServer.For(store));
        _families = await _world.FamiliesAsync(Families, places: 2);
        _start = _world.Time.GetUtcNow();
    }

    [OneTimeTearDown]
    public async Task Stop() => await _world.DisposeAsync();

    private async Task<bool> HoldsAsync(IReadOnlyList<Act> acts)
    {
        await ForgetAsync();
        var day = new Day(_world, _families);
        await day.DoAsync(new TownGives(2, 2));
        foreach (var act in acts.Append(new Wait(1)))
        {
            // So that the journal has an order.
            _world.Time.Pass(TimeSpan.FromSeconds(1));
            await day.DoAsync(act);
            await day.CheckAsync(act);
        }
        return true;
    }

    /// <summary>The same families, before their first act.</summary>
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

    /// <summary>Written whole where a test fails.</summary>
    private sealed record Sequence(IReadOnlyList<Act> Acts)
    {
        public override string ToString() => string.Join('\n', Acts);
    }

    private abstract record Act;

    private sealed record Save(int Family, CellWish Wish, Slot[] Slots) : Act
    {
        public override string ToString() => $"{Family} {Wish} {string.Join('+', Slots)}";
    }

    /// <param name="Back">Which offer's mail: 0 for the newest.</param>
    private sealed record Answer(int Back, bool Accepts) : Act;

    private sealed record Wait(int Hours) : Act;

    private sealed record TownGives(int Morning, int Evening) : Act;

    private sealed class Day(FamilyWorld world, List<BookingFamily> families)
    {
        private readonly Dictionary<Slot, int> _places = [];
        private List<Booking> _before = [];

        public async Task DoAsync(Act act)
        {
            switch (act)
            {
                case Save save:
                    await world.Bookings.SaveAsync(families[save.Family].Asks(save.Wish, save.Slots), CancellationToken.None);
                    break;
                case Answer answer:
                    var mails = (await world.MailsAsync(BookingMails.OfferKind)).OrderByDescending(mail => mail.CreatedAt).ToList();
                    if (mails.ElementAtOrDefault(answer.Back) is { } mail)
                        Assert.That(await world.Line.AnswerAsync(BookingFamilies.TokenOf(mail.Text), answer.Accepts, CancellationToken.None), Is.Not.Null);
                    break;
                case Wait wait:
                    world.Time.Pass(TimeSpan.FromHours(wait.Hours));
                    await world.Line.PassOnAsync(CancellationToken.None);
                    break;
                case TownGives gives:
                    Assert.That((await world.ImportAsync(("activities.csv", string.Create(CultureInfo.InvariantCulture, $"""
                        key;name;kind;slots;from;until;add_rule;cancel_rule
                        MERCREDI;Mercredi loisirs;mercredi;matin 8:00-13:30 {gives.Morning}|soir 13:30-18:30 {gives.Evening};01/09/2025;30/06/2026;J-7;J-7
                        """)))).Refusals, Is.Empty);
                    (_places[Slot.Morning], _places[Slot.Evening]) = (gives.Morning, gives.Evening);
                    break;
            }
        }

        public async Task CheckAsync(Act act)
        {
            var bookings = await world.AllAsync<Booking>();
            Assert.That(bookings.Select(one => (one.ChildId, one.Slot)), Is.Unique, "a child never twice");
            var counted = (await world.AllAsync<SlotDay>()).ToDictionary(one => one.Slot);
            foreach (var slot in _places.Keys)
            {
                var (now, before) = (bookings.Where(one => one.Slot == slot).ToList(), _before.Where(one => one.Slot == slot).ToList());
                var taken = now.Count(one => one.TakesPlace);
                // Fewer places take nothing from those who have one.
                Assert.That(taken, Is.LessThanOrEqualTo(Math.Max(_places[slot], before.Count(one => one.TakesPlace))), $"{slot}: places");
                var line = now.Where(one => one.State == BookingState.Waiting && one.OfferedUntil is null).ToList();
                if (counted.TryGetValue(slot, out var full))
                {
                    Assert.That(
                        (full.Taken, full.Waiting, full.WaitingForWholeDay), Is.EqualTo((taken, line.Count, line.Count(one => one.WaitsForWholeDay))), $"{slot}: what is counted");
                }
                else
                {
                    Assert.That(now, Is.Empty, $"{slot}: nothing is counted");
                }
                CheckOrder(now, before, slot);
                if (act is Wait && world.Time.GetUtcNow() < LastOffers && taken < _places[slot])
                    Assert.That(line.Where(one => !one.WaitsForWholeDay), Is.Empty, $"{slot}: somebody waits beside a free place");
            }
            CheckHalves(bookings);
            if (act is Wait && world.Time.GetUtcNow() < LastOffers && _places.All(one => bookings.Count(booking => booking.Slot == one.Key && booking.TakesPlace) < one.Value))
                Assert.That(bookings.Where(one => one.State == BookingState.Waiting && one.OfferedUntil is null), Is.Empty, "somebody waits for a day that is free");
            await CheckJournalAsync(bookings);
            _before = bookings;
        }

        // The day before: an offer needs time to be answered.
        private static DateTimeOffset LastOffers => new(2026, 3, 23, 0, 0, 0, TimeSpan.Zero);

        private static void CheckOrder(List<Booking> now, List<Booking> before, Slot slot)
        {
            var waited = before.Where(one => one.State == BookingState.Waiting).ToDictionary(one => one.Id, one => one.QueueNumber);
            var waiting = now.Where(one => one.State == BookingState.Waiting).ToList();
            Assert.That(waiting.Select(one => one.QueueNumber), Is.Unique.And.All.Not.Null, $"{slot}: numbers of the line");
            var last = waited.Values.Max() ?? 0;
            foreach (var booking in waiting)
                Assert.That(booking.QueueNumber, waited.TryGetValue(booking.Id, out var number) ? Is.EqualTo(number) : Is.GreaterThan(last), $"{slot}: nobody jumps the line");
        }

        private static void CheckHalves(List<Booking> bookings)
        {
            foreach (var booking in bookings.Where(one => one.WaitsForWholeDay))
            {
                var other = bookings.SingleOrDefault(one => one.ChildId == booking.ChildId && one.Slot != booking.Slot);
                Assert.That(
                    (other?.State, other?.WaitsForWholeDay, other?.OfferedUntil), Is.EqualTo(((BookingState?)BookingState.Waiting, (bool?)true, booking.OfferedUntil)),
                    "a half that waits for the whole day has the other half beside it");
            }
        }

        private async Task CheckJournalAsync(List<Booking> bookings)
        {
            var changes = (await world.AllAsync<BookingChange>()).ToLookup(change => change.BookingId);
            foreach (var booking in bookings)
            {
                var (state, cents) = ((BookingState?)null, 0);
                foreach (var change in changes[booking.Id].OrderBy(change => change.At))
                {
                    Assert.That((change.Before, change.BeforeCents), Is.EqualTo((state, cents)), "the journal goes on where it stopped");
                    (state, cents) = (change.After, change.AfterCents);
                }
                Assert.That((state, cents), Is.EqualTo(((BookingState?)booking.State, booking.State.IsBilled() ? booking.PriceCents + booking.SurchargeCents : 0)), "the journal ends with what stands");
            }
        }
    }
}
