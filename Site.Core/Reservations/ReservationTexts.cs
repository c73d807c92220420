namespace Site.Core.Reservations;

/// <summary>What is kept or mailed about bookings, in French.</summary>
internal static class ReservationTexts
{
    /// <summary>Somebody whose name is not known.</summary>
    public const string AGuardian = "un responsable du dossier";

    public const string TheService = "le service";

    public const string TheLine = "la liste d’attente";
}
