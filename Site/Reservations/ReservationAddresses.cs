using Site.Web;

namespace Site.Reservations;

/// <summary>The pages of bookings.</summary>
public static class ReservationAddresses
{
    public const string Calendar = PortalAddresses.Reservations;

    /// <summary>For whoever has the link of the mail, signed in or not.</summary>
    public const string Offer = "/reservations/place";

    /// <summary>For a calendar program that knows the secret.</summary>
    public const string Feed = "/reservations/agenda";
}
