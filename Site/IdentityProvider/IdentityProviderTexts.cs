using Site.Web;

namespace Site.IdentityProvider;

/// <summary>What the provider's pages say.</summary>
public static class IdentityProviderTexts
{
    public const string SignInTitle = "Se connecter";
    public const string Login = "Nom d’utilisateur ou adresse mail";
    public const string Password = "Mot de passe";
    public const string LoginMissing = "Indiquez votre nom d’utilisateur ou votre adresse mail.";
    public const string PasswordMissing = "Indiquez votre mot de passe.";
    public const string SignInWrong =
        "Le nom d’utilisateur (ou l’adresse mail) ou le mot de passe n’est pas le bon. Vérifiez-les, ou choisissez un nouveau mot de passe avec «\u00A0Mot de passe oublié\u00A0?\u00A0».";
    public static readonly string PasswordHint = $"{PasswordRules.MinimumLength} caractères au moins. Une phrase de plusieurs mots se retient bien.";
    public static readonly string PasswordTooShort = $"Choisissez un mot de passe plus long\u00A0: {PasswordRules.MinimumLength} caractères au moins.";
    public static readonly string PasswordTooLong = $"Choisissez un mot de passe plus court\u00A0: {PasswordRules.MaximumLength} caractères au plus.";
    public const string PasswordGuessable = "Ce mot de passe est trop facile à deviner. Choisissez-en un autre, par exemple une phrase de plusieurs mots.";
    public const string Code = "Code de sécurité";
    public const string CodeWrong = "Ce code n’est pas le bon. Attendez que l’application en montre un nouveau, puis saisissez-le.";
    public const string CodeExpired = "Trop de temps a passé depuis votre mot de passe. Connectez-vous de nouveau.";

    public static string Locked(DateTimeOffset until) =>
        $"Trop d’essais n’ont pas abouti. Pour protéger le compte, la connexion est bloquée d’ici jusqu’à {FrenchTime.Hour(until)}. "
        + "Vous pouvez aussi choisir un nouveau mot de passe avec «\u00A0Mot de passe oublié\u00A0?\u00A0».";
}
