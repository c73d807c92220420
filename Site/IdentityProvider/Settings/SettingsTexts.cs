using Site.Web;

namespace Site.IdentityProvider;

/// <summary>What the pages say on which people change their account.</summary>
public static class SettingsTexts
{
    public const string CurrentPassword = "Mot de passe actuel";
    public const string CurrentPasswordHint = "Pour vérifier que c’est bien vous.";
    public const string CurrentPasswordMissing = "Indiquez votre mot de passe actuel.";
    public const string CurrentPasswordWrong = "Ce mot de passe n’est pas le bon. Saisissez celui avec lequel vous vous connectez.";

    public const string ChangeMailTitle = "Modifier mon adresse mail";
    public const string NewMail = "Nouvelle adresse mail";
    public const string NewMailHint = "Nous y enverrons un lien de confirmation.";
    public const string MailSame = "C’est déjà l’adresse mail de votre compte. Indiquez-en une autre.";
    public const string MailTooMany = "Vous avez déjà demandé plusieurs changements. Attendez une heure, puis recommencez.";
    public const string MailChangeByDesk =
        "Un changement d’adresse fait avec notre service attend sa confirmation\u00A0: ouvrez le mail envoyé à la nouvelle adresse. Pour en indiquer une autre, appelez-nous.";
    public const string OwnPasswordHint = "Celui avec lequel vous vous connectez au Portail famille.";
    public const string OwnPasswordMissing = "Indiquez le mot de passe du compte.";
    public const string ProofMissing = "Indiquez le mot de passe du compte ou, si vous l’avez oublié, le nom de famille et le numéro de dossier du courrier de la ville.";
    public const string LetterNotOwn =
        "Le nom de famille et le numéro de dossier ne sont pas ceux du dossier rattaché à ce compte. Saisissez-les à l’identique de ce qui est indiqué dans le courrier.";
    public const string MailChanged = "Votre adresse mail est changée.";

    public const string ChangePasswordTitle = "Modifier mon mot de passe";
    public const string NewPassword = "Nouveau mot de passe";
    public const string NewPasswordMissing = "Choisissez un nouveau mot de passe.";
    public const string PasswordSame = "Ce mot de passe est celui que vous avez déjà. Choisissez-en un autre.";
    public const string PasswordChanged = "Votre mot de passe est changé. Vos autres appareils ont été déconnectés.";

    public const string AuthenticatorTitle = "Code de sécurité";
    public const string CodeOrRecovery = "Les 6 chiffres que montre votre application d’authentification, ou un de vos codes de secours.";
    public const string AppCode = "Code que montre l’application";
    public const string AppCodeMissing = "Indiquez les 6 chiffres que montre l’application.";
    public const string AppCodeWrong = "Ce code n’est pas le bon. Vérifiez que l’heure du téléphone est exacte, puis saisissez le code qui s’affiche.";
    public const string SecretExpired = "La page est restée ouverte trop longtemps. Un nouveau QR code vous est présenté\u00A0: recommencez avec lui.";
    public const string AuthenticatorRemoved = "Le code de sécurité est retiré\u00A0: votre mot de passe suffit.";
    public const string CodesTitle = "Vos codes de secours";

    public const string CloseTitle = "Fermer mon compte";
    public const string ClosedTitle = "Votre compte est fermé";

    public static string ConfirmLocked(DateTimeOffset until) =>
        $"Trop d’essais n’ont pas abouti. Pour protéger le compte, la confirmation est bloquée jusqu’à {FrenchTime.Hour(until)}.";

    /// <summary>Ten digits in two groups.</summary>
    public static string Grouped(string code) => $"{code[..5]}-{code[5..]}";

    /// <summary>A line of the trail, for its owner.</summary>
    public static string Event(AccountEventKind kind) => kind switch
    {
        AccountEventKind.Created => "compte créé",
        AccountEventKind.SignedIn => "connexion",
        AccountEventKind.SignInFailed => "connexion refusée",
        AccountEventKind.LockedOut => "connexion bloquée",
        AccountEventKind.PasswordAsked => "nouveau mot de passe demandé",
        AccountEventKind.PasswordReset => "nouveau mot de passe choisi",
        AccountEventKind.PasswordChanged => "mot de passe changé",
        AccountEventKind.MailChangeAsked => "changement d’adresse mail demandé",
        AccountEventKind.MailChanged => "adresse mail changée",
        AccountEventKind.AuthenticatorAdded => "code de sécurité ajouté",
        AccountEventKind.AuthenticatorRemoved => "code de sécurité retiré",
        AccountEventKind.RecoveryCodesMade => "codes de secours renouvelés",
        AccountEventKind.RecoveryCodeUsed => "code de secours utilisé",
        AccountEventKind.SignedOutEverywhere => "déconnexion de tous les appareils",
        AccountEventKind.AuthenticatorRemovedByStaff => "code de sécurité retiré par le service",
        AccountEventKind.UnlockedByStaff => "connexion débloquée par le service",
        AccountEventKind.MailChangedByStaff => "changement d’adresse mail lancé par le service",
        AccountEventKind.Closed => "compte fermé",
        _ => kind.ToString(),
    };
}
