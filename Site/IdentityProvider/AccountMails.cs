using Microsoft.EntityFrameworkCore;
using Site.Core.Mail;
using Site.Web;

namespace Site.IdentityProvider;

/// <summary>The provider's mails. Each is added to the caller's context and leaves when its change is saved. None of them says anything of a family.</summary>
public sealed class AccountMails(Outbox outbox, MailComposer composer, PublicAddress address)
{
    internal const string ActivationKind = "activation";
    internal const string AlreadyHasAccountKind = "already-has-account";
    internal const string LockedOutKind = "locked-out";
    internal const string InactiveKind = "inactive";

    private const string NotMe = "Vous n’avez rien demandé\u00a0? Ne faites rien\u00a0: sans ce lien, rien ne se passe.";

    public void Activation(DbContext db, string mail, string userName, string token) => Add(db, ActivationKind, new MailDraft
    {
        To = mail,
        ToName = userName,
        Subject = "Activez votre compte Portail famille",
        Paragraphs = [$"Votre compte «\u00a0{userName}\u00a0» est presque prêt. Il ne reste qu’à confirmer cette adresse mail."],
        Action = new("Activer mon compte", Link(ProviderAddresses.Activation, token)),
        After =
        [
            $"Ce lien est valable {SignUp.Lifetime.TotalHours:0} heures. Passé ce délai, demandez un nouveau mail sur la page d’inscription.",
            "Vous n’avez pas créé de compte\u00a0? Ne faites rien\u00a0: sans ce lien, le compte ne sera pas ouvert.",
        ],
    });

    /// <summary>Somebody, probably the owner, signs up with an address that has an account.</summary>
    public void AlreadyHasAccount(DbContext db, Account account) => Add(db, AlreadyHasAccountKind, new MailDraft
    {
        To = account.Email!,
        ToName = account.UserName!,
        Subject = $"Vous avez déjà un compte Portail famille\u00a0: {account.UserName}",
        Paragraphs =
        [
            "Quelqu’un, sans doute vous, a voulu créer un compte avec cette adresse mail. Elle a déjà le sien.",
            $"Votre nom d’utilisateur est «\u00a0{account.UserName}\u00a0». Si vous avez oublié votre mot de passe, choisissez-en un nouveau\u00a0:",
        ],
        Action = new("Mot de passe oublié", new Uri(address.Absolute(ProviderAddresses.ForgottenPassword))),
        After = ["Ce n’était pas vous\u00a0? Ne faites rien\u00a0: votre compte n’a pas changé."],
    });

    /// <summary>The user name stands in the subject, as the town's FAQ promises.</summary>
    public void ForgottenPassword(DbContext db, Account account, string token) => Add(db, "forgotten-password", new MailDraft
    {
        To = account.Email!,
        ToName = account.UserName!,
        Subject = $"Votre identifiant\u00a0: {account.UserName} – nouveau mot de passe",
        Paragraphs =
        [
            $"Votre identifiant (nom d’utilisateur) est «\u00a0{account.UserName}\u00a0».",
            "Pour choisir un nouveau mot de passe\u00a0:",
        ],
        Action = new("Choisir un nouveau mot de passe", Link(ProviderAddresses.NewPassword, token)),
        After = [$"Ce lien sert une seule fois, pendant {OneTimeLink.PasswordLifetime.TotalHours:0} heure.", NotMe],
    });

    public void PasswordChanged(DbContext db, Account account) => Add(db, "password-changed", new MailDraft
    {
        To = account.Email!,
        ToName = account.UserName!,
        Subject = "Votre mot de passe a été changé",
        Paragraphs = [$"Le mot de passe du compte «\u00a0{account.UserName}\u00a0» vient d’être changé. Les autres appareils ont été déconnectés."],
        After = ["Ce n’était pas vous\u00a0? Choisissez tout de suite un nouveau mot de passe avec «\u00a0Mot de passe oublié\u00a0», puis appelez-nous."],
    });

    /// <summary>To the new address.</summary>
    public void ConfirmMail(DbContext db, Account account, string newMail, string token) => Add(db, "confirm-mail", new MailDraft
    {
        To = newMail,
        ToName = account.UserName!,
        Subject = "Confirmez votre nouvelle adresse mail",
        Paragraphs = [$"Vous avez demandé que le compte «\u00a0{account.UserName}\u00a0» utilise cette adresse mail. Pour la confirmer\u00a0:"],
        Action = new("Confirmer mon adresse mail", Link(ProviderAddresses.ConfirmMail, token)),
        After = [$"Ce lien est valable {OneTimeLink.MailLifetime.TotalHours:0} heures et demande votre mot de passe. D’ici là, votre adresse ne change pas.", NotMe],
    });

    /// <summary>To the new address, when the desk changes it.</summary>
    public void ConfirmMailByDesk(DbContext db, Account account, string newMail, string token) => Add(db, "confirm-mail", new MailDraft
    {
        To = newMail,
        ToName = account.UserName!,
        Subject = "Confirmez votre nouvelle adresse mail",
        Paragraphs = [$"Vous nous avez demandé que le compte «\u00a0{account.UserName}\u00a0» utilise cette adresse mail. Pour la confirmer\u00a0:"],
        Action = new("Confirmer mon adresse mail", Link(ProviderAddresses.ConfirmMail, token)),
        After =
        [
            $"Ce lien est valable {OneTimeLink.MailLifetime.TotalHours:0} heures. Il demande votre mot de passe ou, si vous l’avez oublié, ce qui est écrit sur le courrier de la ville.",
            "Si vous l’avez oublié, choisissez-en ensuite un nouveau, avec cette adresse.",
            NotMe,
        ],
    });

    /// <summary>To the address that the account has, when the desk begins to change it.</summary>
    public void MailChangeByDesk(DbContext db, Account account) => Add(db, "mail-change-by-desk", new MailDraft
    {
        To = account.Email!,
        ToName = account.UserName!,
        Subject = "L’adresse mail de votre compte va être changée",
        Paragraphs =
        [
            $"À la demande d’une personne qui nous a contactés, le compte «\u00a0{account.UserName}\u00a0» va utiliser une autre adresse mail. "
            + "Par prudence, ses appareils ont été déconnectés.",
        ],
        After = ["Ce n’était pas vous\u00a0? Appelez-nous sans attendre."],
    });

    /// <summary>To the address that was asked for, when another account has it: only its owner may know.</summary>
    public void MailIsTaken(DbContext db, Account owner) => Add(db, "mail-is-taken", new MailDraft
    {
        To = owner.Email!,
        ToName = owner.UserName!,
        Subject = "Cette adresse mail a déjà un compte",
        Paragraphs =
        [
            $"Un autre compte a voulu utiliser cette adresse mail, qui est celle du compte «\u00a0{owner.UserName}\u00a0». Rien n’a été changé.",
            "Une adresse ne sert qu’à un seul compte. Utilisez-en une autre, ou connectez-vous avec ce compte-ci.",
        ],
        After = ["Ce n’était pas vous\u00a0? Ne faites rien."],
    });

    /// <summary>To the old address.</summary>
    public void MailChanged(DbContext db, Account account, string oldMail) => Add(db, "mail-changed", new MailDraft
    {
        To = oldMail,
        ToName = account.UserName!,
        Subject = "L’adresse mail de votre compte a été changée",
        Paragraphs = [$"Le compte «\u00a0{account.UserName}\u00a0» utilise désormais une autre adresse mail. Celle-ci ne recevra plus ses messages."],
        After = ["Ce n’était pas vous\u00a0? Appelez-nous sans attendre."],
    });

    public void LockedOut(DbContext db, Account account) => Add(db, LockedOutKind, new MailDraft
    {
        To = account.Email!,
        ToName = account.UserName!,
        Subject = "Plusieurs essais de connexion à votre compte",
        Paragraphs =
        [
            $"Plusieurs mots de passe faux ont été saisis pour le compte «\u00a0{account.UserName}\u00a0». Pour le protéger, la connexion est bloquée pendant "
            + $"{SignInLimiter.Window.TotalMinutes:0} minutes depuis l’endroit d’où viennent ces essais.",
            "C’était vous et vous avez oublié votre mot de passe\u00a0? Choisissez-en un nouveau\u00a0:",
        ],
        Action = new("Mot de passe oublié", new Uri(address.Absolute(ProviderAddresses.ForgottenPassword))),
        After = ["Ce n’était pas vous\u00a0? Votre mot de passe vous protège\u00a0: personne n’est entré."],
    });

    public void AuthenticatorChanged(DbContext db, Account account, bool added) => Add(db, "authenticator", new MailDraft
    {
        To = account.Email!,
        ToName = account.UserName!,
        Subject = added ? "Un code de sécurité protège votre compte" : "Le code de sécurité de votre compte a été retiré",
        Paragraphs =
        [
            added
                ? $"Pour vous connecter au compte «\u00a0{account.UserName}\u00a0», un code de votre application d’authentification est désormais demandé."
                : $"Pour vous connecter au compte «\u00a0{account.UserName}\u00a0», votre mot de passe suffit désormais.",
        ],
        After = ["Ce n’était pas vous\u00a0? Choisissez tout de suite un nouveau mot de passe avec «\u00a0Mot de passe oublié\u00a0», puis appelez-nous."],
    });

    /// <summary>When the desk removes it for whoever has lost phone and recovery codes, or says so.</summary>
    public void AuthenticatorRemovedByDesk(DbContext db, Account account) => Add(db, "authenticator-by-desk", new MailDraft
    {
        To = account.Email!,
        ToName = account.UserName!,
        Subject = "Le code de sécurité de votre compte a été retiré",
        Paragraphs =
        [
            $"À la demande d’une personne qui nous a contactés, le compte «\u00a0{account.UserName}\u00a0» ne demande plus de code de sécurité\u00a0: votre mot de passe suffit désormais.",
            "Vous pouvez en ajouter un de nouveau dans «\u00a0Mon compte\u00a0».",
        ],
        After = ["Ce n’était pas vous\u00a0? Choisissez tout de suite un nouveau mot de passe avec «\u00a0Mot de passe oublié\u00a0», puis appelez-nous."],
    });

    public void Closed(DbContext db, Account account) => Add(db, "closed", new MailDraft
    {
        To = account.Email!,
        ToName = account.UserName!,
        Subject = "Votre compte Portail famille est fermé",
        Paragraphs = [$"Le compte «\u00a0{account.UserName}\u00a0» a été fermé et ses données de connexion ont été supprimées. Votre dossier reste à la mairie."],
        After = ["Ce n’était pas vous\u00a0? Appelez-nous sans attendre."],
    });

    /// <param name="closesAt">When it will be closed without a sign-in.</param>
    public void Inactive(DbContext db, Account account, DateTimeOffset closesAt) => Add(db, InactiveKind, new MailDraft
    {
        To = account.Email!,
        ToName = account.UserName!,
        Subject = "Votre compte Portail famille ne sert plus",
        Paragraphs =
        [
            $"Personne ne s’est connecté au compte «\u00a0{account.UserName}\u00a0» depuis longtemps. Il sera fermé le {FrenchTime.Day(closesAt)}.",
            "Pour le garder, connectez-vous une fois avant cette date\u00a0:",
        ],
        Action = new("Se connecter", new Uri(address.Absolute(Site.Account.AccountAddresses.SignIn))),
        After = ["Il ne vous sert plus\u00a0? Ne faites rien. Votre dossier reste à la mairie."],
    });

    private Uri Link(string page, string token) => new(address.Absolute($"{page}/{token}"));

    private void Add(DbContext db, string kind, MailDraft draft) => outbox.Add(db, composer.Compose(draft), kind);
}
