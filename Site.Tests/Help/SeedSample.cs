using Site.Core.Help;

namespace Site.Tests.Help;

/// <summary>The town's document: three tutorials and twelve questions, without any words that editors would add for search.</summary>
internal static class SeedSample
{
    public const int LostUserName = 24;
    public const int LostPassword = 25;
    public const int Payment = 31;

    public static IEnumerable<ContentItem> Items =>
    [
        Sample.Item(1, "helpCentre", "Aide", "/", new
        {
            title = "Tutoriels et FAQ (Foire aux questions)",
            introduction = "Bienvenue sur l'espace tutoriels et foire aux questions (FAQ) du Portail famille de la ville de Cergy. Trouvez ici toutes les réponses à vos questions sur son utilisation !",
            phone = "01 34 33 44 00",
            mail = "cergyfamilles@cergy.fr",
            openingHours = (string?)null,
        }),
        Sample.Item(2, "tutorialList", "Tutoriels", "/tutoriels/", new { title = "Tutoriels" }),
        Sample.Tutorial(11, "creer-un-compte-pc", "Comment créer un compte et se connecter au Portail famille de votre PC ?", "Créer son compte depuis un ordinateur.",
            ("Ouvrir le portail", "Rendez-vous sur la page d'accueil du Portail famille."), ("Choisir un nom d'utilisateur", "Des lettres et des chiffres, sans espace.")),
        Sample.Tutorial(12, "creer-un-compte-smartphone", "Comment créer un compte et se connecter au Portail famille de votre smartphone ?", "Créer son compte depuis un téléphone.",
            ("Ouvrir le portail", "Rendez-vous sur la page d'accueil du Portail famille.")),
        Sample.Tutorial(13, "gerer-vos-reservations", "Comment gérer la réservation de vos activités sur le Portail Famille ?", "Réserver, modifier et annuler.",
            ("Choisir l'enfant", "Cliquez sur le prénom de votre enfant."), ("Cocher les jours", "Pour un mercredi entier, cochez le matin et le soir.")),
        Sample.Item(3, "faqList", "FAQ", "/faq/", new { title = "Foire aux Questions (FAQ)" }),
        Sample.Faq(20, "courrier-non-recu", "Je n'ai pas reçu le courrier de la mairie contenant mes identifiants pour me connecter au portail famille",
            "Contactez le service Cergy Familles Par téléphone au 01 34 33 44 00 ou par mail à cergyfamilles@cergy.fr"),
        Sample.Faq(21, "mail-d-activation", "Je n'ai pas reçu le mail d'activation de mon compte",
            "1. Vérifiez si l'e-mail d'activation n'est pas arrivé dans votre dossier de courrier indésirable ou spam de votre messagerie\n2. Vérifiez si l'adresse utilisée lors de votre inscription est correcte. Si ce n'est pas le cas, répétez les étapes nécessaires pour configurer votre compte."),
        Sample.Faq(22, "lien-d-activation", "J'ai bien réceptionné le mail pour activer mon compte mais je n'arrive pas à cliquer sur le lien",
            "Copiez/collez le lien dans une autre fenêtre de la barre de votre navigateur."),
        Sample.Faq(23, "nom-d-utilisateur-et-dossier", "Je n'arrive pas à renseigner mon nom d'utilisateur, mon nom ou numéro de dossier correctement",
            "Étape 1 : pour la création du nom d'utilisateur, vous devez vous créer un pseudonyme en utilisant des lettres minuscules ou majuscules et des chiffres sans espace, tréma ou accent.\n\nÉtape 2 : pour le nom et le numéro de dossier, les saisir à l'identique que ce qui est indiqué dans le courrier envoyé par la ville.\n\nN'hésitez pas, également, à regarder le tutoriel vidéo en ligne sur la création de compte"),
        Sample.Faq(LostUserName, "identifiant-perdu", "J'ai perdu mon identifiant",
            "Rendez-vous sur la page d'accueil du Portail famille, dans le bloc « Connectez-vous », cliquez sur « mot de passe oublié » et effectuez une nouvelle demande de mot de passe.\n\nVotre identifiant apparaît alors dans l'objet du mail qui vous a été envoyé. Vous devez cliquer sur le lien présent dans ce mail pour changer de mot de passe et sécuriser votre compte."),
        Sample.Faq(LostPassword, "mot-de-passe-perdu", "J'ai perdu mon mot de passe",
            "Rendez-vous sur la page d'accueil du Portail famille, dans le bloc « Connectez-vous », cliquez sur « *mot de passe oublié* » et effectuez une nouvelle demande de mot de passe en renseignant votre adresse mail, puis cliquez sur Envoyer.\n\nVous recevrez un nouveau lien pour créer votre mot de passe."),
        Sample.Faq(26, "creation-de-compte", "Je n'arrive pas à créer mon compte sur le portail",
            "Contactez le service Cergy Familles par téléphone au 01 34 33 44 00 pour prendre rendez-vous et être accompagné."),
        Sample.Faq(27, "modifier-mon-adresse-mail", "Je veux modifier mon adresse mail",
            "Cliquez sur « Mon compte » en haut à droite du Portail puis suivez les instructions pour modifier votre adresse mail."),
        Sample.Faq(28, "modifier-mon-mot-de-passe", "Je veux modifier mon mot de passe",
            "Cliquez sur « Mon compte » en haut à droite du portail puis suivez les instructions pour modifier votre mot de passe."),
        Sample.Faq(29, "journee-entiere", "Je veux réserver la journée entière pour un mercredi ou des vacances", "Pensez à cocher le matin **et** le soir."),
        Sample.Faq(30, "gerer-les-reservations", "J'ai crée mon compte sur le Portail famille, mais je n'arrive pas à gérer les réservations de mon enfant",
            "Contactez le service Cergy Familles par téléphone au 01 34 33 44 00 ou par mail à cergyfamilles@cergy.fr"),
        Sample.Faq(Payment, "payer-ma-facture", "Je n'arrive pas à payer ma facture sur le portail famille",
            "Si votre transaction bancaire n'aboutit pas, votre facture sera momentanément indisponible. Attendez quelques minutes et renouvelez l'opération.\n\nSi votre difficulté persiste, contactez le service Cergy Familles par téléphone au 01 34 33 44 00."),
        Sample.Page(40, "mentions-legales", "<h1>Éditeur</h1><p>Le Portail famille est édité par la ville de Cergy.</p>"),
    ];
}
