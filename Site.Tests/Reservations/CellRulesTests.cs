using NodaTime;
using Site.Core.Calendar;
using Site.Core.Families;
using Site.Core.Reservations;

namespace Site.Tests.Reservations;

/// <summary>What can be asked for in one cell, and why not. It is Tuesday 24 November 2026, 10:00, in zone C.</summary>
public class CellRulesTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 9, 0);
    private static readonly DateOnly Wednesday = new(2026, 12, 9);
    private static readonly TownCalendar Calendar = new(new SchoolCalendar(SchoolZone.C, ShippedSchoolHolidays.All), new CalendarOptions());

    private readonly Activity _activity = new()
    {
        Id = Guid.NewGuid(), Key = "MERCREDI", Name = "Mercredi loisirs", Kind = ActivityKind.Wednesday,
        From = new(2026, 9, 1), Until = new(2027, 7, 2), AddRule = "J-7", CancelRule = "J-7",
    };

    private readonly Dossier _dossier = new() { Id = Guid.NewGuid(), Number = "104 200", NormalisedNumber = "104200", FamilyName = "Lefèvre" };

    private Child _child = null!;
    private Enrolment _enrolment = null!;

    [SetUp]
    public void Enrol()
    {
        _activity.Slots.Clear();
        _activity.Slots.Add(new ActivitySlot { ActivityId = _activity.Id, Slot = Slot.Morning, StartsAt = new(8, 0), EndsAt = new(13, 30), Places = 2 });
        _activity.Slots.Add(new ActivitySlot { ActivityId = _activity.Id, Slot = Slot.Evening, StartsAt = new(13, 30), EndsAt = new(18, 30) });
        (_activity.Kind, _activity.LateSurchargePercent, _activity.ResidentsFrom, _activity.OthersFrom) = (ActivityKind.Wednesday, null, null, null);
        (_activity.MinAge, _activity.MaxAge, _activity.Classes, _activity.Schools, _activity.NeedsApproval) = (null, null, [], [], false);
        (_dossier.IsResident, _dossier.MissingItems, _dossier.ValidUntil) = (true, [], null);
        _dossier.Quotients.Clear();
        _dossier.Quotients.Add(new FamilyQuotient { DossierId = _dossier.Id, From = new(2026, 1, 1), Cents = 468_00 });
        _child = new Child { Id = Guid.NewGuid(), Key = "E1", FirstName = "Léa", FamilyName = "Lefèvre", BirthDate = new(2018, 12, 9), School = "École des Châteaux", Class = "CE2" };
        _enrolment = new Enrolment { ChildId = _child.Id, ActivityId = _activity.Id, SchoolYear = 2026, From = new(2026, 9, 1), Until = new(2027, 8, 31), State = EnrolmentState.Accepted };
    }

    [Test]
    public void A_place_can_be_booked_until_the_deadline_at_the_price_of_the_quotient()
    {
        var cell = Judge();

        Assert.That((cell.Move, cell.Price!.Cents, cell.Price.IsByQuotient, cell.PlacesLeft, cell.Until!.Describe()),
            Is.EqualTo((CellMove.Book, 300, true, (int?)2, "jusqu’au mercredi 2 décembre 2026 à 23\u00a0h\u00a059")));
    }

    [Test]
    public void Without_a_quotient_or_with_an_expired_one_the_highest_band_counts_and_is_told()
    {
        _dossier.Quotients.Single().Until = new DateOnly(2026, 12, 8);

        var cell = Judge();

        Assert.That((cell.Price!.Cents, cell.Price.IsByQuotient), Is.EqualTo((800, false)));
    }

    [Test]
    public void A_family_from_elsewhere_pays_its_own_tariff()
    {
        _dossier.IsResident = false;

        Assert.That(Judge().Price!.Cents, Is.EqualTo(1200));
    }

    [Test]
    public void After_the_deadline_it_is_closed_or_costs_the_surcharge_until_it_begins()
    {
        var day = new DateOnly(2026, 11, 25);

        Assert.That(Judge(day).Refusal, Is.EqualTo(CellRefusal.DeadlinePassed));
        _activity.LateSurchargePercent = 50;
        Assert.That((Judge(day).Move, Judge(day).SurchargeCents), Is.EqualTo((CellMove.Book, 150)));
        Assert.That(Judge(day, now: Instant.FromUtc(2026, 11, 25, 6, 59, 59)).Move, Is.EqualTo(CellMove.Book));
        Assert.That(Judge(day, now: Instant.FromUtc(2026, 11, 25, 7, 0)).Refusal, Is.EqualTo(CellRefusal.DeadlinePassed), "08:00 in Paris: it has begun");
    }

    [Test]
    public void A_full_slot_offers_the_line_without_surcharge()
    {
        _activity.LateSurchargePercent = 50;
        var full = new SlotDay { ActivityId = _activity.Id, Day = Wednesday, Slot = Slot.Morning, Taken = 2 };

        var cell = Judge(full: full, now: Instant.FromUtc(2026, 12, 7, 9, 0));

        Assert.That((cell.Move, cell.PlacesLeft, cell.SurchargeCents), Is.EqualTo((CellMove.Wait, (int?)0, 0)));
    }

    [Test]
    public void Who_waits_goes_first_but_who_waits_for_the_whole_day_leaves_a_free_half_to_others()
    {
        var full = new SlotDay { ActivityId = _activity.Id, Day = Wednesday, Slot = Slot.Morning, Taken = 1, Waiting = 1 };

        Assert.That(Judge(full: full).Move, Is.EqualTo(CellMove.Wait));
        full.WaitingForWholeDay = 1;
        Assert.That(Judge(full: full).Move, Is.EqualTo(CellMove.Book));
    }

    [Test]
    public void Residents_book_first()
    {
        (_activity.ResidentsFrom, _activity.OthersFrom) = (new(2026, 11, 24), new(2026, 11, 30));

        Assert.That(Judge().Move, Is.EqualTo(CellMove.Book));
        _dossier.IsResident = false;
        Assert.That((Judge().Refusal, Judge().OpensOn), Is.EqualTo((CellRefusal.NotYetOpen, (DateOnly?)new DateOnly(2026, 11, 30))));
    }

    [Test]
    public void Ages_count_on_the_day_itself()
    {
        _activity.MinAge = 8;

        Assert.That(Judge(Wednesday.AddDays(-7)).Refusal, Is.EqualTo(CellRefusal.NotForChild), "seven until 9 December");
        Assert.That(Judge(Wednesday).Move, Is.EqualTo(CellMove.Book), "eight on that day");
    }

    [Test]
    public void A_class_or_school_that_an_activity_does_not_name_is_not_for_it()
    {
        _activity.Classes = ["ce2"];
        Assert.That(Judge().Move, Is.EqualTo(CellMove.Book));
        _activity.Schools = ["École du Bontemps"];
        Assert.That(Judge().Refusal, Is.EqualTo(CellRefusal.NotForChild));
    }

    [Test]
    public void A_Wednesday_activity_is_not_on_a_Tuesday() => Assert.That(Judge(Wednesday.AddDays(-1)).Refusal, Is.EqualTo(CellRefusal.NoSuchDay));

    [Test]
    public void A_holiday_begins_after_class_on_its_first_day_and_ends_the_morning_class_resumes()
    {
        _activity.Kind = ActivityKind.Canteen;

        // Zone C: from Saturday 19 December 2026, class resumes on Monday 4 January 2027.
        Assert.That(Judge(new(2026, 12, 18)).Move, Is.EqualTo(CellMove.Book));
        Assert.That((Judge(new(2026, 12, 21)).Refusal, Judge(new(2026, 12, 21)).DayReason), Is.EqualTo((CellRefusal.NoSuchDay, "Vacances de Noël")));
        Assert.That(Judge(new(2027, 1, 4)).Move, Is.EqualTo(CellMove.Book));
    }

    [Test]
    public void A_year_that_is_not_published_is_told_and_nothing_can_be_booked()
    {
        _activity.Until = new(2028, 7, 1);

        Assert.That(Judge(new(2027, 10, 6)).Refusal, Is.EqualTo(CellRefusal.CalendarNotPublished));
    }

    [Test]
    public void A_place_taken_by_the_other_household_is_told_and_nothing_else_of_it()
    {
        var theirs = Booked(BookingState.Booked, Guid.NewGuid());

        var cell = Judge(booking: theirs);

        Assert.That((cell.ByOtherHousehold, cell.State, cell.BookedCents, cell.Move, cell.Refusal),
            Is.EqualTo((true, (BookingState?)null, (int?)null, CellMove.None, CellRefusal.OtherHousehold)));
    }

    [Test]
    public void What_the_other_household_has_cancelled_can_be_booked() =>
        Assert.That(Judge(booking: Booked(BookingState.Cancelled, Guid.NewGuid())).Move, Is.EqualTo(CellMove.Book));

    [Test]
    public void A_booking_can_be_cancelled_until_the_deadline_then_an_absence_told_for_a_week_after()
    {
        var booking = Booked(BookingState.Booked, _dossier.Id);

        Assert.That(Judge(booking: booking).Move, Is.EqualTo(CellMove.Cancel));
        Assert.That(Judge(booking: booking, now: Instant.FromUtc(2026, 12, 2, 23, 0)).Move, Is.EqualTo(CellMove.ReportAbsence));
        Assert.That(Judge(booking: booking, now: Instant.FromUtc(2026, 12, 16, 9, 0)).Move, Is.EqualTo(CellMove.ReportAbsence));
        Assert.That(Judge(booking: booking, now: Instant.FromUtc(2026, 12, 17, 9, 0)).Move, Is.EqualTo(CellMove.None));
    }

    [Test]
    public void What_the_service_decides_on_is_asked_for()
    {
        _activity.NeedsApproval = true;

        Assert.That(Judge().Move, Is.EqualTo(CellMove.Request));
        Assert.That(Judge(booking: Booked(BookingState.Refused, _dossier.Id)).Refusal, Is.EqualTo(CellRefusal.RefusedByService));
    }

    [Test]
    public void Causes_are_told_in_the_order_in_which_a_family_mends_them()
    {
        _dossier.MissingItems = ["Attestation"];
        Assert.That(Judge().Refusal, Is.EqualTo(CellRefusal.DossierIncomplete));
        Assert.That(Judge(canBook: false).Refusal, Is.EqualTo(CellRefusal.NoRight));
        _enrolment.State = EnrolmentState.Requested;
        Assert.That(Judge().Refusal, Is.EqualTo(CellRefusal.EnrolmentRequested));
        _enrolment.State = EnrolmentState.Ended;
        Assert.That(Judge().Refusal, Is.EqualTo(CellRefusal.NotEnrolled));
    }

    private Booking Booked(BookingState state, Guid dossier) => new()
    {
        Id = Guid.NewGuid(), ChildId = _child.Id, ActivityId = _activity.Id, Day = Wednesday, Slot = Slot.Morning, DossierId = dossier, State = state, PriceCents = 300,
        ChangedAt = Now.ToDateTimeOffset(),
    };

    private Cell Judge(DateOnly? day = null, Booking? booking = null, SlotDay? full = null, Instant? now = null, bool canBook = true) => new CellRules(Calendar, now ?? Now).Judge(
        new ChildFacts(_child, _dossier, canBook, [_enrolment]), new ActivityTerms(_activity, Tariff), day ?? Wednesday, Slot.Morning, booking, full);

    private IEnumerable<TariffBand> Tariff =>
    [
        Band(true, 0, 700_00, 300), Band(true, 700_00, null, 800), Band(false, 0, null, 1200),
    ];

    private TariffBand Band(bool residents, int from, int? below, int cents) => new()
    {
        ActivityId = _activity.Id, Nature = TariffNature.Care, ForResidents = residents, ValidFrom = new(2026, 9, 1), QuotientFrom = from, QuotientBelow = below, PriceCents = cents,
    };
}
