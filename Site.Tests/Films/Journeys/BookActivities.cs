using Microsoft.Playwright;
using Site.Films.Recording;
using Site.Films.Script;

namespace Site.Films.Journeys;

/// <summary>A parent books some days of December.</summary>
internal static class BookActivities
{
    private static readonly Parent Camille = Parent.Camille;

    public static Film Film { get; } = new()
    {
        Name = "gerer-les-reservations",
        Title = "Gérer les réservations",
        Document = "aide/tutoriels/gerer-les-reservations.md",
        Screen = Screen.Desk,
        SortOrder = 2,
        PosterText = "Le calendrier des réservations du Portail famille. La journée entière d’un mercredi y est cochée.",
        Ids = new(
            Video: new("c1a6d2b4-8f35-4e0b-a6d5-7e92b04f1c01"), Poster: new("c1a6d2b4-8f35-4e0b-a6d5-7e92b04f1c02"),
            Captions: new("c1a6d2b4-8f35-4e0b-a6d5-7e92b04f1c03"), Block: new("c1a6d2b4-8f35-4e0b-a6d5-7e92b04f1c04")),
        Before = ready => ready.Site.SignUpAsync(ready.Browser, Camille),
        Scenes =
        [
            new("Sur la page d’accueil, choisissez « Réserver une activité ».", stage => stage.ClickLinkAsync("Réserver une activité", "Se connecter"))
            {
                Chapter = "Ouvrir ses réservations", Cut = stage => stage.OpenAsync("/"),
            },
            new("Connectez-vous avec votre nom d’utilisateur et votre mot de passe.", async stage =>
            {
                await stage.TypeAsync("Nom d’utilisateur ou adresse mail", Camille.UserName);
                await stage.TypeAsync("Mot de passe", Camille.Password);
                await stage.PressAsync("Se connecter", "Réservations de Léa");
            }),
            new("Chaque enfant a son calendrier : choisissez l’enfant.", async stage =>
            {
                await stage.ClickLinkAsync("Hugo", "Réservations de Hugo");
                await stage.ClickLinkAsync("Léa", "Réservations de Léa");
            })
            {
                Chapter = "Choisir l’enfant et le mois",
            },
            new("Cliquez sur « Mois suivant » pour arriver au mois voulu.", stage => stage.ClickLinkAsync("Mois suivant", "Réservations de Léa")),
            new("Chaque case dit jusqu’à quand vous pouvez la modifier.", stage => stage.PointAsync(Day(stage, 8).GetByText("jusqu’au").First, share: 0.5))
            {
                Chapter = "Cocher les jours",
            },
            new("Cochez les jours à réserver : ici, la cantine du mardi 8.", stage => TickAsync(stage, 8, "Restauration scolaire")),
            new("Pour un mercredi entier, cochez « Journée entière » : le matin et le soir.", stage => TickAsync(stage, 9, "Journée entière")) { IsPoster = true },
            new("Ajoutez d’autres jours. Le total suit, au bas de l’écran.", async stage =>
            {
                await TickAsync(stage, 15, "Restauration scolaire");
                await stage.PointAsync(stage.Page.Locator("[data-sum]"), share: 1, isAlwaysShown: true);
            }),
            new("Cliquez sur le bouton du bas pour vérifier : rien n’est encore enregistré.", stage => stage.PressAsync("Vérifier avant d’enregistrer", "Vérifiez vos réservations"))
            {
                Chapter = "Vérifier et enregistrer",
            },
            new("Relisez, puis cliquez sur « Confirmer et enregistrer ».", stage => stage.PressAsync("Confirmer et enregistrer", "Réservations de Léa")),
            new("C’est réservé. Vous le voyez en haut du calendrier.", stage => stage.PointAsync(stage.Page.GetByText("Vos réservations sont enregistrées"), share: 0.95)),
            new("Pour annuler un jour, décochez-le avant sa date limite…", stage => TickAsync(stage, 15, "Restauration scolaire"))
            {
                Chapter = "Annuler un jour",
            },
            new("… puis vérifiez et enregistrez, comme pour réserver.", async stage =>
            {
                await stage.PressAsync("Vérifier avant d’enregistrer", "Vérifiez vos réservations");
                await stage.PressAsync("Confirmer et enregistrer", "Réservations de Léa");
            }),
        ],
    };

    private static ILocator Day(Stage stage, int day) => stage.Page.Locator($"#j202612{day:00}");

    /// <summary>By the tick's own place: its words are wide.</summary>
    private static Task TickAsync(Stage stage, int day, string label) => stage.ClickAsync(Day(stage, day).GetByLabel(label));
}
