using Microsoft.Playwright;
using Site.Films.Recording;
using Site.Films.Script;

namespace Site.Films.Journeys;

/// <summary>A parent pays October's invoice. No first-run tutorial tells this, so the film waits in the media library for one.</summary>
internal static class PayInvoice
{
    private static readonly Parent Camille = Parent.Camille;

    public static Film Film { get; } = new()
    {
        Name = "payer-une-facture",
        Title = "Payer une facture",
        Screen = Screen.Desk,
        SortOrder = 3,
        PosterText = "La page « Factures » du Portail famille, avec deux factures à payer.",
        Ids = new(
            Video: new("e7d3508a-4b61-4c2e-9f08-51c6ad2e3b01"), Poster: new("e7d3508a-4b61-4c2e-9f08-51c6ad2e3b02"), Captions: new("e7d3508a-4b61-4c2e-9f08-51c6ad2e3b03")),
        Before = async ready =>
        {
            await ready.Site.SignUpAsync(ready.Browser, Camille);
            await ready.Site.BillAsync();
        },
        Scenes =
        [
            new("Sur la page d’accueil, choisissez « Payer une facture ».", stage => stage.ClickLinkAsync("Payer une facture", "Se connecter"))
            {
                Chapter = "Ouvrir ses factures", Cut = stage => stage.OpenAsync("/"),
            },
            new("Connectez-vous avec votre nom d’utilisateur et votre mot de passe.", async stage =>
            {
                await stage.TypeAsync("Nom d’utilisateur ou adresse mail", Camille.UserName);
                await stage.TypeAsync("Mot de passe", Camille.Password);
                await stage.PressAsync("Se connecter", "Factures");
            }),
            new("Vos factures à payer sont en haut, avec leur date limite.", stage => stage.PointAsync(stage.Page.GetByText("À payer en tout"), share: 0.9)) { IsPoster = true },
            new("Cliquez sur le nom d’une facture pour la lire.", stage => stage.ClickAsync(stage.Page.GetByRole(AriaRole.Link, new() { Name = "Octobre 2026" }).First, "Facture d’octobre 2026"))
            {
                Chapter = "Lire la facture",
            },
            new("Le détail est donné ligne par ligne, pour chaque enfant.", stage => stage.PointAsync(stage.Page.GetByRole(AriaRole.Heading, new() { Name = "Le détail" }), share: 0.95)),
            new("Cliquez sur « Payer ».", stage => stage.ClickAsync(stage.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Payer") }), "Vérifiez avant de payer"))
            {
                Chapter = "Payer en ligne",
            },
            new("Vérifiez le montant, choisissez la carte, puis confirmez.", stage =>
                stage.ClickAsync(stage.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Confirmer et payer") }), "Paiement en ligne")),
            new("Vous êtes sur le site de paiement du Trésor public, PayFiP. Ici, il est simulé.", stage => stage.PointAsync(stage.Page.GetByText("Montant", new() { Exact = true }), share: 0.5)),
            new("Payez par carte ; vous revenez ensuite sur le Portail famille.", stage => stage.ClickAsync(stage.Page.GetByRole(AriaRole.Button, new() { Name = "Payer par carte" }), "Paiement reçu")),
            new("Le paiement est reçu. Un mail vous le confirme.", stage => stage.PointAsync(stage.Page.GetByText("Nous avons bien reçu"), share: 0.95))
            {
                Chapter = "Garder une preuve",
            },
            new("La facture et son reçu restent dans votre compte.", stage => stage.ClickLinkAsync("Voir la facture et le reçu", "Facture d’octobre 2026")),
            new("Refusé par la banque ? Attendez quelques minutes, puis payez de nouveau.", stage => stage.PointAsync(stage.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Reçu") }), share: 0.5)),
        ],
    };
}
