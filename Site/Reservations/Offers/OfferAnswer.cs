using Site.Core.Reservations;

namespace Site.Reservations;

/// <summary>How an offer stands that nothing can be answered to any more.</summary>
/// <param name="Next">What happens now.</param>
/// <param name="IsGood">The child has the place, or it is asked for.</param>
public sealed record OfferAnswer(string Title, string Next, bool IsGood = false)
{
    public static OfferAnswer Unknown { get; } = new(
        "Ce lien ne fonctionne plus", "Il n’a peut-être pas été copié en entier. Si vous attendiez une place, contactez-nous.");

    public static OfferAnswer Of(OfferedPlace place)
    {
        var what = $"{place.Activity}, {BookingTexts.DayOf(place.Day, place.Slots)}";
        return place.State switch
        {
            OfferState.Accepted when place.NeedsApproval => new(
                $"La place est demandée pour {place.Child}", $"{what}, au prix de {BookingTexts.Euros(place.PriceCents)}. Notre service vous répondra par mail.", IsGood: true),
            OfferState.Accepted => new($"La place est réservée pour {place.Child}", $"{what}, au prix de {BookingTexts.Euros(place.PriceCents)}.", IsGood: true),
            OfferState.Declined => new(
                "Vous avez refusé la place", $"{what}\u00A0: {place.Child} n’est plus en liste d’attente, et la place est proposée à la famille suivante. Rien ne vous sera facturé."),
            _ => new(
                $"Cette place n’est plus gardée pour {place.Child}",
                $"{what}\u00A0: le délai pour répondre est passé, ou vous avez quitté la liste d’attente. Rien ne vous sera facturé."),
        };
    }
}
