using Microsoft.Playwright;
using Site.Films.Recording;
using Site.Films.Script;

namespace Site.Films.Journeys;

/// <summary>From the town's letter to the first sign-in: the same journey on a PC and on a smartphone.</summary>
internal static class CreateAccount
{
    public static Film OnPc { get; } = new()
    {
        Name = "creer-un-compte-sur-pc",
        Title = "Créer un compte sur PC",
        Document = "aide/tutoriels/creer-un-compte-sur-pc.md",
        Screen = Screen.Desk,
        SortOrder = 0,
        PosterText = "La page « Créer mon compte » du Portail famille, sur un ordinateur. Le nom de famille y est saisi.",
        Ids = new(
            Video: new("5f0e4c8e-3a0a-4f0c-9c57-3a2f6d1b7e01"), Poster: new("5f0e4c8e-3a0a-4f0c-9c57-3a2f6d1b7e02"),
            Captions: new("5f0e4c8e-3a0a-4f0c-9c57-3a2f6d1b7e03"), Block: new("5f0e4c8e-3a0a-4f0c-9c57-3a2f6d1b7e04")),
        Scenes = Scenes("cliquez sur", "Cliquez sur"),
    };

    public static Film OnSmartphone { get; } = new()
    {
        Name = "creer-un-compte-sur-smartphone",
        Title = "Créer un compte sur smartphone",
        Document = "aide/tutoriels/creer-un-compte-sur-smartphone.md",
        Screen = Screen.Phone,
        SortOrder = 1,
        PosterText = "La page « Créer mon compte » du Portail famille, sur un smartphone. Le nom de famille y est saisi.",
        Ids = new(
            Video: new("8b6f7f39-6d0e-4f57-8f5e-0c41f2a9d301"), Poster: new("8b6f7f39-6d0e-4f57-8f5e-0c41f2a9d302"),
            Captions: new("8b6f7f39-6d0e-4f57-8f5e-0c41f2a9d303"), Block: new("8b6f7f39-6d0e-4f57-8f5e-0c41f2a9d304")),
        Scenes = Scenes("touchez", "Touchez"),
    };

    private static readonly Parent Camille = Parent.Camille;

    /// <param name="press">How one presses something on this device.</param>
    private static IReadOnlyList<Scene> Scenes(string press, string pressFirst) =>
    [
        new("Prenez le courrier de la ville, et ouvrez le Portail famille.", _ => Task.CompletedTask)
        {
            Chapter = "Ouvrir la création de compte", Cut = stage => stage.OpenAsync("/"),
        },
        new($"Dans le bloc « Connectez-vous », {press} « Créer mon compte ».", stage => stage.ClickLinkAsync("Créer mon compte", "Créer mon compte")),
        new("Recopiez votre nom de famille, comme dans le courrier.", stage => stage.TypeAsync("Nom de famille", Parent.FamilyName))
        {
            Chapter = "Recopier le courrier de la ville", IsPoster = true,
        },
        new("Recopiez aussi votre numéro de dossier.", stage => stage.TypeAsync("Numéro de dossier", Parent.Dossier)),
        new("Inventez un nom d’utilisateur : lettres et chiffres, sans espace ni accent.", stage => stage.TypeAsync("Nom d’utilisateur", Camille.UserName))
        {
            Chapter = "Choisir son nom d’utilisateur et son mot de passe",
        },
        new("Indiquez votre adresse mail. Relisez-la bien : le mail d’activation y arrive.", stage => stage.TypeAsync("Adresse mail", Camille.Mail)),
        new("Choisissez un mot de passe long, qui ne vous sert nulle part ailleurs.", stage => stage.TypeAsync("Mot de passe", Camille.Password)),
        new($"{pressFirst} « Créer mon compte ».", stage => stage.PressAsync("Créer mon compte", "Vérifiez vos courriels")),
        new("Consultez votre messagerie : un mail vous y attend. Sinon, regardez dans le spam.", _ => Task.CompletedTask) { Chapter = "Activer son compte" },
        new("Ouvrez le mail « Activez votre compte Portail famille ».", stage => stage.ClickAsync(stage.Page.Locator("a.mail"), "Activez votre compte"))
        {
            Cut = async stage =>
            {
                await Mailbox.ServeAsync(stage.Page, await stage.Site.MailAsync(Camille.Mail));
                await stage.OpenAsync(Mailbox.Address);
            },
        },
        new($"{pressFirst} le lien « Activer mon compte ». Il est valable 48 heures.", stage => stage.ClickLinkAsync("Activer mon compte", "Activer mon compte")),
        new("Saisissez le mot de passe que vous venez de choisir.", stage => stage.TypeAsync("Mot de passe", Camille.Password)),
        new($"{pressFirst} « Activer mon compte ».", stage => stage.PressAsync("Activer mon compte", "Mon compte")),
        new("Votre compte est ouvert, et votre dossier s’y trouve déjà.", stage => stage.PointAsync(stage.Page.GetByRole(AriaRole.Heading, new() { Name = "Dossier n°" }), share: 0.9)),
        new($"La prochaine fois, {press} « Se connecter » sur la page d’accueil.", stage => stage.ClickLinkAsync("Se connecter", "Se connecter"))
        {
            Chapter = "Se connecter la prochaine fois",
            Cut = async stage =>
            {
                await stage.Page.Context.ClearCookiesAsync();
                await stage.OpenAsync("/");
            },
        },
        new("Saisissez votre nom d’utilisateur ou votre adresse mail, puis votre mot de passe.", async stage =>
        {
            await stage.TypeAsync("Nom d’utilisateur ou adresse mail", Camille.UserName);
            await stage.TypeAsync("Mot de passe", Camille.Password);
        }),
        new($"{pressFirst} « Se connecter ».", stage => stage.PressAsync("Se connecter", "Mon compte")),
        new("Vous êtes connecté. « Mon compte » est toujours en haut à droite.", stage => stage.PointAsync(stage.Page.Locator(".header__link--account"))),
    ];
}
