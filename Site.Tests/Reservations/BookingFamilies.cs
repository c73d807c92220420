using System.Globalization;
using System.Text;
using Site.Core.Families;
using Site.Core.Reservations;
using Site.Tests.Families;

namespace Site.Tests.Reservations;

/// <summary>Families of one child each, Léa, enrolled in « Mercredi loisirs » in 2025-2026; a day is booked and cancelled until seven days before.</summary>
internal static class BookingFamilies
{
    /// <summary>An ordinary one; until the end of 18 March, which is 23:00 UTC.</summary>
    public static readonly DateOnly Wednesday = new(2026, 3, 25);

    /// <param name="places">Of each slot.</param>
    public static async Task<List<BookingFamily>> FamiliesAsync(this FamilyWorld world, int count, int places)
    {
        var (dossiers, guardians, children, enrolments) = (new StringBuilder(), new StringBuilder(), new StringBuilder(), new StringBuilder());
        for (var at = 0; at < count; at++)
        {
            dossiers.AppendLine(CultureInfo.InvariantCulture, $"{100000 + at};Famille{Letters(at)};812,50;01/01/2026");
            guardians.AppendLine(CultureInfo.InvariantCulture, $"R{at};{100000 + at};Anna;Famille{Letters(at)};see|book|pay");
            children.AppendLine(CultureInfo.InvariantCulture, $"E{at};{100000 + at};Léa;Famille{Letters(at)};24/10/2018;CE2");
            enrolments.AppendLine(CultureInfo.InvariantCulture, $"E{at};MERCREDI;2025-2026;01/09/2025;31/08/2026;acceptée");
        }
        var log = await world.ImportAsync(
            ("dossiers.csv", "number;family_name;qf;qf_from\n" + dossiers),
            ("guardians.csv", "key;dossier;first_name;family_name;rights\n" + guardians),
            ("children.csv", "key;dossiers;first_name;family_name;birth_date;class\n" + children),
            ("activities.csv", $"""
                key;name;kind;slots;from;until;add_rule;cancel_rule
                MERCREDI;Mercredi loisirs;mercredi;matin 8:00-13:30 {places}|soir 13:30-18:30 {places};01/09/2025;30/06/2026;J-7;J-7
                """),
            ("tariffs.csv", "activity;valid_from;qf_from;qf_below;price\nMERCREDI;01/09/2025;0;700;3,00\nMERCREDI;01/09/2025;700;;4,50\n"),
            ("enrolments.csv", "child;activity;school_year;from;until;state\n" + enrolments));
        Assert.That(log.Refusals, Is.Empty);
        var all = (await world.AllAsync<Child>()).ToDictionary(child => child.Key, child => child.Id);
        var activity = (await world.AllAsync<Activity>()).Single().Id;
        var families = new List<BookingFamily>();
        for (var at = 0; at < count; at++)
        {
            var number = at.ToString(CultureInfo.InvariantCulture);
            var (account, dossier) = await world.LinkedAsync("parent" + number, "Famille" + Letters(at), (100000 + at).ToString(CultureInfo.InvariantCulture));
            families.Add(new BookingFamily(account, dossier, all["E" + number], activity));
        }
        return families;
    }

    /// <summary>Books slots of <see cref="Wednesday"/>.</summary>
    public static Task<SaveResult> BookAsync(this FamilyWorld world, BookingFamily family, params Slot[] slots) =>
        world.SaveAsync(family.Asks(CellWish.Book, slots));

    /// <summary>Joins the line for a slot of <see cref="Wednesday"/> that is full.</summary>
    public static Task<SaveResult> WaitAsync(this FamilyWorld world, BookingFamily family, Slot slot) =>
        world.SaveAsync(family.Asks(CellWish.BookOrWait, slot));

    public static Task<SaveResult> DropAsync(this FamilyWorld world, BookingFamily family, params Slot[] slots) =>
        world.SaveAsync(family.Asks(CellWish.Drop, slots));

    /// <summary>No two saves at the same moment: their mails and changes are told apart by time.</summary>
    private static Task<SaveResult> SaveAsync(this FamilyWorld world, BookingRequest request)
    {
        world.Time.Pass(TimeSpan.FromSeconds(1));
        return world.Bookings.SaveAsync(request, CancellationToken.None);
    }

    /// <summary>Of the family's only booking.</summary>
    public static async Task<BookingState> StateAsync(this FamilyWorld world, BookingFamily family) =>
        (await world.AllAsync<Booking>()).Single(booking => booking.ChildId == family.Child).State;

    // Names have no figures.
    private static string Letters(int number) => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(figure => (char)('a' + figure - '0')));
}

/// <summary>A family with one child and one account.</summary>
internal sealed record BookingFamily(Guid Account, Guid Dossier, Guid Child, Guid Activity)
{
    /// <summary>For <see cref="BookingFamilies.Wednesday"/>.</summary>
    public BookingRequest Asks(CellWish wish, params Slot[] slots) =>
        new(Guid.NewGuid(), Account, Dossier, [.. slots.Select(slot => new CellChange(Child, Activity, BookingFamilies.Wednesday, slot, wish))]);
}
