using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Site.Account;

/// <summary>Why a sign-in did not come about, as a word in an address, and what the page says about it.</summary>
/// <param name="Title">What happened.</param>
/// <param name="Next">What to do now.</param>
public sealed record SignInProblem(string Title, string Next)
{
    private const string Cancelled = "annulee";
    private const string Unavailable = "indisponible";
    private const string Refused = "refusee";
    private const string Expired = "expiree";
    private const string FranceConnectRefused = "franceconnect";
    private const string FranceConnectUnavailable = "franceconnect-indisponible";

    /// <summary>The word for what the provider answered (OpenID Connect Core 1.0, 3.1.2.6; RFC 6749, 4.1.2.1) or for what was wrong with its answer.</summary>
    /// <param name="scheme">One of <see cref="SignInProviders"/>'s.</param>
    /// <param name="error">What came back in the address; its state may be missing.</param>
    public static string Of(string scheme, string? error, Exception? failure)
    {
        var reason = error switch
        {
            Errors.AccessDenied => Cancelled,
            Errors.TemporarilyUnavailable or Errors.ServerError => Unavailable,
            { Length: > 0 } => Refused,
            _ => Of(failure),
        };
        return (scheme, reason) switch
        {
            // There it means also that the identity provider is blocked, or that the civil registry does not know the person.
            (SignInProviders.FranceConnect, Cancelled) => FranceConnectRefused,
            (SignInProviders.FranceConnect, Unavailable) => FranceConnectUnavailable,
            _ => reason,
        };
    }

    public static SignInProblem For(string? reason) => reason switch
    {
        Cancelled => new("Vous n’êtes pas connecté", "La connexion a été abandonnée. Vous pouvez la reprendre quand vous voulez."),
        Unavailable => new("La connexion est momentanément indisponible", "Attendez quelques minutes, puis reconnectez-vous. Les pages d’aide restent ouvertes."),
        Refused => new("La connexion n’a pas abouti", "Reconnectez-vous. Si cela se répète, contactez-nous\u00A0: rien n’est perdu."),
        FranceConnectRefused => new(
            "FranceConnect ne vous a pas connecté",
            "Vous avez abandonné, ou FranceConnect n’a pas pu vérifier votre identité. Réessayez, au besoin avec un autre compte proposé par FranceConnect, "
                + "ou connectez-vous avec votre compte Portail famille."),
        FranceConnectUnavailable => new(
            "FranceConnect est momentanément indisponible",
            "Attendez quelques minutes, ou connectez-vous avec votre compte Portail famille. Les pages d’aide restent ouvertes."),
        _ => new("La connexion a pris trop de temps", "La page de connexion est restée ouverte trop longtemps, ou elle a été ouverte deux fois. Reconnectez-vous\u00A0: rien n’est perdu."),
    };

    /// <param name="scheme">Whose provider does not answer.</param>
    public static SignInProblem Down(string scheme) => For(scheme == SignInProviders.FranceConnect ? FranceConnectUnavailable : Unavailable);

    private static string Of(Exception? failure) => ((failure as AuthenticationFailureException)?.InnerException ?? failure) switch
    {
        HttpRequestException or IOException or TaskCanceledException => Unavailable,
        // The nonce's cookie has gone, or the code was too old or used before.
        OpenIdConnectProtocolInvalidNonceException => Expired,
        OpenIdConnectProtocolException answered => answered.Data["error"] as string == Errors.InvalidGrant ? Expired : Refused,
        SecurityTokenException => Refused,
        // No correlation cookie, no state: another browser, or the same answer once more.
        _ => Expired,
    };
}
