using Site.Core.Account;

namespace Site.Account;

/// <summary>What « Mon compte » says after an identity was to be attached or detached; a word in its address stands for it.</summary>
/// <param name="IsDone">Whether what the person wanted has been done.</param>
public sealed record IdentityNotice(bool IsDone, string Text)
{
    public const string Parameter = "franceconnect";

    internal const string Detached = "detache";
    internal const string LastWayIn = "seul-acces";
    private const string Attached = "rattache";
    private const string AlreadyTheirs = "deja-rattache";
    private const string SomebodyElses = "autre-compte";
    private const string SessionChanged = "session";

    /// <param name="result">Null: the session changed meanwhile.</param>
    internal static string Of(AttachResult? result) => result switch
    {
        AttachResult.Attached => Attached,
        AttachResult.AlreadyTheirs => AlreadyTheirs,
        AttachResult.SomebodyElses => SomebodyElses,
        _ => SessionChanged,
    };

    internal static string AddressFor(string notice) => AccountAddresses.Account + QueryString.Create(Parameter, notice);

    /// <returns>Null for any other word.</returns>
    internal static IdentityNotice? For(string? notice) => notice switch
    {
        Attached => new(true, "FranceConnect est rattaché à votre compte\u00A0: vous pouvez vous en servir à votre prochaine connexion."),
        AlreadyTheirs => new(true, "Cette identité FranceConnect est déjà rattachée à votre compte."),
        Detached => new(true, "FranceConnect n’est plus rattaché à votre compte."),
        SomebodyElses => new(
            false,
            "Cette identité FranceConnect ouvre déjà un autre compte du portail, qui a son dossier\u00A0: rien n’a été rattaché. "
                + "Connectez-vous avec FranceConnect pour retrouver cet autre compte\u00A0; si vous ne le reconnaissez pas, contactez-nous."),
        SessionChanged => new(false, "Votre session a changé pendant le rattachement\u00A0: rien n’a été rattaché. Recommencez."),
        LastWayIn => new(false, "FranceConnect est votre seul moyen de vous connecter\u00A0: il reste rattaché à votre compte."),
        _ => null,
    };
}
