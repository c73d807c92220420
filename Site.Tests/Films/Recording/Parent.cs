namespace Site.Films.Recording;

/// <summary>Somebody invented, of the sample town's first family.</summary>
public sealed record Parent(string UserName, string Mail, string Password)
{
    public const string FamilyName = "Lefèvre";
    public const string Dossier = "104 200";

    public static Parent Camille { get; } = new("Camille95", "camille.lefevre@exemple.fr", "trois petits chats bleus");

    /// <summary>By the labels of the sign-up page, in its order.</summary>
    public IReadOnlyList<(string Label, string Value)> SignUpFields =>
        [("Nom de famille", FamilyName), ("Numéro de dossier", Dossier), ("Nom d’utilisateur", UserName), ("Adresse mail", Mail), ("Mot de passe", Password)];
}
