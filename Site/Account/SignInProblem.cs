using Microsoft.AspNetCore.Authentication;

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

    /// <summary>The word for what the provider answered (OpenID Connect Core 1.0, 3.1.2.6; RFC 6749, 4.1.2.1) or for what was wrong with its answer.</summary>
    public static string Of(string? error, Exception? failure) => error switch
    {
        "access_denied" => Cancelled,
        "temporarily_unavailable" or "server_error" => Unavailable,
        { Length: > 0 } => Refused,
        _ => failure is AuthenticationFailureException { InnerException: HttpRequestException or TaskCanceledException } or HttpRequestException ? Unavailable : Expired,
    };

    public static SignInProblem For(string? reason) => reason switch
    {
        Cancelled => new("Vous n’êtes pas connecté", "La connexion a été abandonnée. Vous pouvez la reprendre quand vous voulez."),
        Unavailable => new("La connexion est momentanément indisponible", "Attendez quelques minutes, puis reconnectez-vous. Les pages d’aide restent ouvertes."),
        Refused => new("La connexion n’a pas abouti", "Reconnectez-vous. Si cela se répète, contactez-nous\u00A0: rien n’est perdu."),
        _ => new("La connexion a pris trop de temps", "La page de connexion est restée ouverte trop longtemps, ou elle a été ouverte deux fois. Reconnectez-vous\u00A0: rien n’est perdu."),
    };

    public static SignInProblem ProviderDown { get; } = For(Unavailable);
}
