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

    public const string SignUpTitle = "Créer mon compte";
    public const string UserName = "Nom d’utilisateur";
    public const string UserNameHint = "Un pseudonyme avec des lettres et des chiffres, sans espace, tréma ni accent. Il vous servira à vous connecter.";
    public const string UserNameMissing = "Choisissez un nom d’utilisateur.";
    public static readonly string UserNameTooShort = $"Choisissez un nom d’utilisateur de {UserNameRules.MinimumLength} lettres ou chiffres au moins.";
    public const string Mail = "Adresse mail";
    public const string MailHint = "Nous y envoyons le mail qui active votre compte. Par exemple\u00A0: prenom.nom@exemple.fr";
    public const string MailMissing = "Indiquez votre adresse mail.";
    public const string MailWrong = "Vérifiez l’adresse mail\u00A0: elle s’écrit comme prenom.nom@exemple.fr.";
    public const string NewPassword = "Mot de passe";
    public const string FamilyName = "Nom de famille";
    public const string FamilyNameHint = "Tel qu’il est écrit sur le courrier de la ville.";
    public const string FamilyNameMissing = "Indiquez le nom de famille écrit sur le courrier de la ville.";
    public const string DossierNumber = "Numéro de dossier";
    public const string DossierNumberHint = "Tel qu’il est écrit sur le courrier de la ville.";
    public const string DossierNumberMissing = "Indiquez le numéro de dossier écrit sur le courrier de la ville.";
    public const string LetterCode = "Code du courrier";
    public const string LetterCodeHint = "Le code à usage unique imprimé sur le courrier de la ville.";
    public const string LetterCodeMissing = "Indiquez le code imprimé sur le courrier de la ville.";
    public const string LetterCodeWrong = "Le code du courrier n’est pas le bon, ou il a déjà servi. Vérifiez-le, ou demandez un nouveau courrier.";
    public const string LetterWrong =
        "Le nom de famille et le numéro de dossier ne correspondent pas à un courrier de la ville. Saisissez-les à l’identique de ce qui est indiqué dans le courrier.";
    public const string TooManyPosts = "Beaucoup de demandes sont arrivées depuis votre connexion. Attendez une minute, puis envoyez de nouveau.";
    public const string CheckMailTitle = "Vérifiez vos courriels";
    public const string ActivationTitle = "Activer mon compte";
    public const string ActivationPasswordHint = "Celui que vous avez choisi à l’inscription.";
    public const string ActivationPasswordWrong = "Ce mot de passe n’est pas celui de l’inscription. Vérifiez-le, ou recommencez l’inscription\u00A0: elle remplace la précédente.";
    public const string TooManyMails = "Plusieurs mails sont déjà partis. Regardez dans les courriers indésirables (spam). Vous pourrez en demander un autre dans une heure, ou appelez-nous.";
    public const string MailHasAccount = "Un autre compte a été activé avec cette adresse mail. Connectez-vous avec lui, ou choisissez un nouveau mot de passe avec «\u00A0Mot de passe oublié\u00A0?\u00A0».";
    public const string ForgottenTitle = "Mot de passe oublié";
    public const string NewPasswordTitle = "Choisir un nouveau mot de passe";

    public static string UserNameSign(string sign, string? corrected) =>
        $"Le nom d’utilisateur contient {sign}. Utilisez seulement des lettres sans accent et des chiffres" + (corrected is null ? "." : $", par exemple «\u00A0{corrected}\u00A0».");

    public static string UserNameTooLong(string shortened) =>
        $"Choisissez un nom d’utilisateur de {UserNameRules.MaximumLength} caractères au plus, par exemple «\u00A0{shortened}\u00A0».";

    public static string UserNameTaken(IReadOnlyList<string> proposals) =>
        $"Ce nom d’utilisateur est déjà pris. Vous pouvez prendre «\u00A0{proposals[0]}\u00A0» ou «\u00A0{proposals[1]}\u00A0», ou en choisir un autre.";

    public static string LetterClosed(DateTimeOffset until) =>
        $"Trop d’essais n’ont pas abouti. Réessayez à {FrenchTime.Hour(until)}, ou appelez-nous\u00A0: nous vous aidons à créer votre compte.";

    public static string Locked(DateTimeOffset until) =>
        $"Trop d’essais n’ont pas abouti. Pour protéger le compte, la connexion est bloquée d’ici jusqu’à {FrenchTime.Hour(until)}. "
        + "Vous pouvez aussi choisir un nouveau mot de passe avec «\u00A0Mot de passe oublié\u00A0?\u00A0».";
}
