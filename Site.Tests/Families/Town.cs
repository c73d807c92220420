namespace Site.Tests.Families;

/// <summary>
/// A small town: Élodie and Karim L’Hénaff-Diop with two children (Karim only sees and books); Anna and Paul Martin, who share a name; Sofia Vasseur and
/// Marc Colas, separated, with Maxence in both dossiers; the Petit dossier with its one guardian.
/// </summary>
internal static class Town
{
    public const string LHenaff = "104 200";
    public const string Martin = "104 207";
    public const string Vasseur = "104 214";
    public const string Colas = "104 221";
    public const string Petit = "104 228";

    public static (string Name, string Text)[] Files => [("dossiers.csv", Dossiers), ("guardians.csv", Guardians), ("children.csv", Children)];

    public const string Dossiers =
        """
        number;family_name;address;postcode;town;valid_until;missing_items;qf;qf_from;qf_until;qf_source
        104 200;L’Hénaff-Diop;3 rue des Tilleuls;95000;Cergy;31/08/2027;;812,50;01/01/2026;31/12/2026;CAF
        104 207;Martin;8 avenue du Hazay;95000;Cergy;31/08/2027;Attestation d’assurance scolaire|Livret de famille;;;;
        104 214;Vasseur;1 chemin des Vignes;95000;Cergy;31/08/2027;;590;01/01/2026;;CAF
        104 221;Colas;40 boulevard de l’Oise;95800;Courdimanche;31/08/2025;;1523;01/01/2026;;CAF
        104 228;Petit;;;;;;;;;
        """;

    public const string Guardians =
        """
        key;dossier;first_name;family_name;rights;phone;mail;until
        R1;104 200;Élodie;L’Hénaff-Diop;see|book|pay;06 39 98 10 10;elodie@exemple.fr;
        R2;104 200;Karim;Diop;see|book;06 39 98 10 11;karim@exemple.fr;
        R3;104 207;Anna;Martin;see|book|pay;;anna.martin@exemple.fr;
        R4;104 207;Paul;Martin;see;;paul.martin@exemple.fr;
        R5;104 214;Sofia;Vasseur;see|book|pay;06 39 98 10 14;sofia@exemple.fr;
        R6;104 221;Marc;Colas;see|book|pay;06 39 98 10 15;marc@exemple.fr;
        R7;104 228;Jeanne;Petit;see|book|pay;;jeanne@exemple.fr;30/06/2026
        """;

    public const string Children =
        """
        key;dossiers;first_name;family_name;birth_date;school;class;pai;diet;authorised_adults
        E1;104 200;Léa;L’Hénaff-Diop;14/03/2018;École des Essarts;CE1;oui;sans arachide;Odile L’Hénaff (06 39 98 10 20)|Yann Le Goff
        E2;104 200;Noé;L’Hénaff-Diop;02/09/2020;École des Essarts;GS;non;;
        E3;104 214|104 221;Maxence;Colas-Vasseur;21/05/2019;École du Bontemps;CP;oui;sans porc;Monique Vasseur
        E4;104 207;Zoé;Martin;30/11/2016;École du Bontemps;CM1;non;;
        """;
}
