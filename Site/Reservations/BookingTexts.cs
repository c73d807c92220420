using System.Globalization;
using NodaTime;
using Site.Core.Calendar;
using Site.Core.Reservations;

namespace Site.Reservations;

/// <summary>What the pages of bookings say of a cell, in French.</summary>
public static class BookingTexts
{
    public const string Saved = "Vos réservations sont enregistrées. Vous recevez une confirmation par mail.";
    public const string NothingChanged = "Rien n’a changé\u00a0: cochez ou décochez un créneau, puis enregistrez.";
    public const string NothingToTakeBack = "Il n’y a plus de modification à annuler.";
    public const string TooMany = "Trop de changements à la fois\u00a0: enregistrez-en moins, en plusieurs fois. Rien n’a été enregistré.";
    public const string HalfMissing = "Choisissez ce que vous voulez pour chaque journée dont une moitié est complète.";
    public const string SomethingMoved = "Entre-temps, quelque chose a changé\u00a0: rien n’a été enregistré. Vérifiez et confirmez de nouveau.";
    public const string Unreadable = "Votre demande n’a pas pu être lue\u00a0: rien n’a été enregistré. Recommencez depuis le calendrier.";
    public const string NoDate = "Indiquez une date, par exemple 07/12/2026.";
    public const string EndsEarly = "La fin est avant le début\u00a0: changez l’une des deux dates.";
    public const string IsOver = "Cette date est passée\u00a0: indiquez une date à venir.";
    public const string TooLong = "Indiquez une année scolaire au plus, et recommencez pour la suivante.";
    public const string NoSlot = "Cochez au moins un jour.";
    public const string NoSuchDays = "Aucune de ces activités n’a lieu les jours cochés pendant cette période.";
    public const string RemindersOn = "C’est noté\u00a0: nous vous préviendrons avant la date limite.";
    public const string RemindersOff = "C’est noté\u00a0: vous ne recevrez plus ce rappel.";
    public const string MorningOnly = "Matin seulement — pour la journée entière, cochez aussi le soir";
    public const string EveningOnly = "Soir seulement — pour la journée entière, cochez aussi le matin";
    public const string WholeDay = "Journée entière";

    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>« 4,50 € ».</summary>
    public static string Euros(int cents) => Core.Reservations.Euros.Of(cents);

    /// <summary>« +4,50 € », « −4,50 € ».</summary>
    public static string Difference(int cents) => (cents < 0 ? "−" : "+") + Euros(Math.Abs(cents));

    /// <summary>« mercredi 2 décembre ».</summary>
    public static string Day(DateOnly day) => day.ToString(day.Day == 1 ? "dddd 1'er' MMMM" : "dddd d MMMM", French);

    /// <summary>« mercredi 2 décembre 2026 ».</summary>
    public static string LongDay(DateOnly day) => FrenchDays.Long(LocalDate.FromDateOnly(day));

    /// <summary>« décembre 2026 ».</summary>
    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", French);

    /// <summary>« matin »; nothing where the activity has one slot a day.</summary>
    public static string Of(Slot slot) => slot switch
    {
        Slot.Morning => "matin",
        Slot.Evening => "soir",
        _ => "",
    };

    /// <summary>« 11 h 30 – 13 h 30 ».</summary>
    public static string Hours(ActivitySlot slot) =>
        $"{FrenchDays.Time(LocalTime.FromTimeOnly(slot.StartsAt))}\u00a0–\u00a0{FrenchDays.Time(LocalTime.FromTimeOnly(slot.EndsAt))}";

    /// <summary>« mercredi 2 décembre 2026 matin », « mercredi 2 décembre 2026, journée entière ».</summary>
    /// <param name="slots">One, or both halves of a day.</param>
    public static string DayOf(DateOnly day, IReadOnlyList<ActivitySlot> slots) =>
        slots.Count > 1 ? $"{LongDay(day)}, journée entière" : $"{LongDay(day)} {Of(slots[0].Slot)}".TrimEnd();

    /// <summary>« jeudi 19 novembre 2026 à 23 h 59 », on the clock of Europe/Paris.</summary>
    public static string Moment(DateTimeOffset moment)
    {
        var local = Instant.FromDateTimeOffset(moment).InZone(Paris.Zone).LocalDateTime;
        return $"{FrenchDays.Long(local.Date)} à {FrenchDays.Time(local.TimeOfDay)}";
    }

    /// <summary>« lun. 23 nov. à 23 h 59 ».</summary>
    public static string Short(Instant moment)
    {
        var local = moment.InZone(Paris.Zone).LocalDateTime;
        return $"{local.Date.ToDateOnly().ToString("ddd d MMM", French)} à {FrenchDays.Time(local.TimeOfDay)}";
    }

    /// <summary>What stands; null where nothing does.</summary>
    public static string? State(Cell cell) => cell switch
    {
        { ByOtherHousehold: true } => "Réservé par l’autre foyer",
        { State: BookingState.Booked } => "Réservé",
        { State: BookingState.Waiting, OfferedUntil: { } until } => $"Place proposée jusqu’au {Short(until)}",
        { State: BookingState.Waiting } => cell.Rank is { } rank ? $"Liste d’attente, rang {rank}" : "Liste d’attente",
        { State: BookingState.Requested } => "Demandé",
        { State: BookingState.Refused } => "Refusé par le service",
        { State: BookingState.Present } => "Présent",
        { State: BookingState.AbsentJustified } => "Absent, justifié",
        { State: BookingState.AbsentUnjustified } => "Absent, non justifié",
        _ => null,
    };

    /// <summary>Until when something can be done, or why nothing can.</summary>
    public static string? Until(Cell cell) => (cell.Move, cell.Until) switch
    {
        (CellMove.Book, { } until) when cell.SurchargeCents > 0 => $"Délai dépassé ({Short(until.LastMoment)})\u00a0: majoration",
        (CellMove.Book or CellMove.Wait, { } until) => $"À réserver jusqu’au {Short(until.LastMoment)}",
        (CellMove.Request, { } until) => $"À demander jusqu’au {Short(until.LastMoment)}",
        (CellMove.Cancel, { } until) => $"Annulable jusqu’au {Short(until.LastMoment)}",
        (CellMove.ReportAbsence, { } until) => $"Plus annulable depuis le {Short(until.LastMoment)}",
        // Said once, at the top of the page.
        _ when cell.Refusal is CellRefusal.DossierIncomplete or CellRefusal.NoRight => null,
        (CellMove.None, { } until) when cell.Refusal is null => $"Plus modifiable depuis le {Short(until.LastMoment)}",
        _ => Refusal(cell),
    };

    /// <summary>Why a cell cannot be asked for; null where it can.</summary>
    public static string? Refusal(Cell cell) => cell.Refusal switch
    {
        CellRefusal.NoRight => "Vous pouvez voir les réservations de ce dossier, pas les changer",
        CellRefusal.NotEnrolled => "L’enfant n’est pas inscrit à cette activité ce jour-là",
        CellRefusal.EnrolmentRequested => "L’inscription est demandée\u00a0: le service ne l’a pas encore acceptée",
        CellRefusal.DossierIncomplete => "Votre dossier est à mettre à jour",
        CellRefusal.NoSuchDay => cell.DayReason is { } reason ? $"Pas d’activité\u00a0: {reason}" : "L’activité n’a pas lieu ce jour-là",
        CellRefusal.CalendarNotPublished => "Calendrier pas encore publié",
        CellRefusal.NotForChild => "L’activité n’est pas pour cette école, cette classe ou cet âge",
        CellRefusal.NotYetOpen => cell.OpensOn is { } day ? $"Réservation ouverte à partir du {Day(day)}" : "La réservation n’est pas encore ouverte",
        CellRefusal.DeadlinePassed => cell.Until is { } until ? $"Trop tard\u00a0: à réserver avant le {Short(until.LastMoment)}" : "Trop tard pour réserver",
        CellRefusal.NoTariff => "Le tarif n’est pas encore publié",
        CellRefusal.OtherHousehold => "Réservé par l’autre foyer",
        CellRefusal.RefusedByService => "Refusé par le service",
        _ => null,
    };

    /// <summary>« Léa n’a pas d’inscription à « Restauration scolaire » pour 2026-2027 »: the town's files do not say whether a child is a girl or a boy.</summary>
    public static string NotEnrolled(string child, MissingEnrolment missing) =>
        $"{child} n’a pas d’inscription à «\u00a0{missing.Activity}\u00a0»" + (missing.SchoolYear is { } year ? $" pour {year}" : "");

    /// <summary>Why a change cannot be done.</summary>
    public static string Refusal(ChangePreview change) => change.Refusal switch
    {
        ChangeRefusal.ByRule when change.Cell is { } cell => Refusal(cell) ?? "Ce créneau ne peut plus être modifié",
        ChangeRefusal.TooLateToCancel when change.Cell?.Until is { } until => $"Trop tard pour annuler (c’était possible jusqu’au {Short(until.LastMoment)})",
        ChangeRefusal.Full => "Complet",
        ChangeRefusal.Twice => "Demandé deux fois",
        _ => "Ce créneau n’existe pas",
    };

    /// <summary>What a change becomes.</summary>
    public static string Outcome(ChangePreview change) => change.Outcome switch
    {
        BookingState.Booked => "Réservé",
        BookingState.Requested => "Demandé au service",
        BookingState.Waiting => "Liste d’attente",
        _ => "Annulé",
    };
}
