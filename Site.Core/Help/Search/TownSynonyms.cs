using System.Collections.Frozen;

namespace Site.Core.Help.Search;

/// <summary>
/// Words that families use for one thing, besides editors' own "other words". One rule a line:
/// <c>a, b, c</c> means that each finds the others; <c>a, b => c, d</c> that a and b find c and d, not the other way round.
/// Accents, plural and case do not matter; several words in one entry must all be present.
/// </summary>
internal static class TownSynonyms
{
    private const string Rules = """
        mdp, mot de passe, motdepasse, password
        identifiant, nom d’utilisateur, login, pseudo, pseudonyme
        mail, courriel, email, mél
        payer, paiement, payement
        régler, règlement => payer, paiement
        cb, carte bancaire, carte bleue => bancaire, payer, paiement
        refusé, rejeté, échoué, échec, bloqué => aboutir, indisponible
        perdu, oublié, égaré
        retrouver, récupérer => perdu
        modifier, changer
        s’inscrire, s’enregistrer, ouvrir un compte => créer un compte
        connexion, connecter, accéder, accès
        smartphone, portable, mobile, iphone, android
        téléphone => smartphone
        appeler, joindre => contacter
        pc, ordinateur, ordi
        réserver, réservation
        annuler, annulation, désinscrire, désinscription
        courrier, lettre
        spam, indésirable, pourriel
        rdv => prendre rendez-vous
        tuto, tutoriel, mode d’emploi
        activer, activation
        ado, adolescent, jeune
        enfant, fils, fille, gamin, gosse
        cantine, restauration scolaire, restaurant scolaire
        garderie, périscolaire, accueil du matin, accueil du soir
        centre de loisirs, accueil de loisirs, centre aéré, alsh
        qf, quotient familial
        dossier, numéro de dossier
        mercredi => mercredis
        congés scolaires => vacances
        rgpd, vie privée => données personnelles
        handicap, rgaa => accessibilité
        """;

    private static readonly FrozenDictionary<string, string[][]> ByStems = Read();

    /// <summary>The longest entry of the rules, in words.</summary>
    public static int LongestEntry { get; } = ByStems.Keys.Max(key => key.Count(' '.Equals) + 1);

    /// <summary>Other ways to say what these stems say, each a list of stems; empty when none is known.</summary>
    public static string[][] Of(IEnumerable<string> stems) => ByStems.GetValueOrDefault(string.Join(' ', stems)) ?? [];

    private static FrozenDictionary<string, string[][]> Read()
    {
        var found = new Dictionary<string, Dictionary<string, string[]>>(StringComparer.Ordinal);
        foreach (var rule in Rules.Split('\n'))
        {
            var sides = rule.Split("=>");
            var from = Entries(sides[0]);
            var to = sides.Length == 1 ? from : Entries(sides[1]);
            foreach (var entry in from)
                foreach (var other in to.Where(other => Key(other) != Key(entry)))
                    (found.TryGetValue(Key(entry), out var others) ? others : found[Key(entry)] = new(StringComparer.Ordinal))[Key(other)] = other;
        }
        return found.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Values.ToArray(), StringComparer.Ordinal);

        static string Key(string[] stems) => string.Join(' ', stems);

        static List<string[]> Entries(string side) =>
            [.. side.Split(',').Select(entry => FrenchAnalysis.Read(entry).Where(word => !word.IsStopWord).Select(word => word.Stem).ToArray())];
    }
}
