namespace Site.Core.Import;

/// <summary>Why a line or a file was refused, in French. Lines are named by number and columns by name; cells are not quoted: they are personal data.</summary>
internal static class ImportTexts
{
    private const int LongestQuote = 40;

    public const string Empty = "le fichier est vide";
    public const string OtherUnicode = "le fichier est en UTF-16 ou n’est pas un fichier texte\u00a0: enregistrez-le en CSV UTF-8";
    public const string LineTooLong = "ligne trop longue\u00a0: un guillemet ou un retour à la ligne manque sans doute";
    public const string Quotes = "guillemets mal placés ou non refermés\u00a0; une cellule ne peut pas contenir de retour à la ligne";
    public const string NoUnicode = "octet illisible\u00a0: le fichier mélange plusieurs encodages\u00a0; enregistrez-le de nouveau en CSV UTF-8";
    public const string NoWindows = "octet illisible\u00a0: le fichier n’est ni en UTF-8 ni en Windows-1252\u00a0; enregistrez-le en CSV UTF-8";

    public static string UnknownColumn(string name, IEnumerable<string> known) =>
        $"colonne inconnue {Quote(name)}\u00a0; colonnes possibles\u00a0: {string.Join(", ", known)}";

    public static string MissingColumn(string name) => $"la colonne {Quote(name)} manque";

    public static string TwiceTheColumn(string name) => $"la colonne {Quote(name)} est là deux fois";

    public static string CellCount(int cells, int columns) => $"{cells} cellules au lieu de {columns}";

    public static string Missing(string column) => $"{column}\u00a0: valeur manquante";

    public static string TooLong(string column, int longest) => $"{column}\u00a0: plus de {longest} caractères";

    public static string Unreadable(string column) => $"{column}\u00a0: caractère illisible";

    public static string Formula(string column) => $"{column}\u00a0: commence comme une formule de tableur (=, +, - ou @)";

    public static string NoDate(string column) => $"{column}\u00a0: ce n’est pas une date (jj/mm/aaaa ou aaaa-mm-jj)";

    public static string FarDate(string column) => $"{column}\u00a0: date trop loin dans le passé ou dans l’avenir";

    public static string NoAmount(string column) => $"{column}\u00a0: ce n’est pas un montant en euros (par exemple 812 ou 812,50)";

    public static string NoWholeNumber(string column, int least, int most) => $"{column}\u00a0: ce n’est pas un nombre entier de {least} à {most}";

    public static string NoYesOrNo(string column) => $"{column}\u00a0: ni oui ni non";

    public static string NoPhone(string column) => $"{column}\u00a0: ce n’est pas un numéro de téléphone";

    public static string NoMail(string column) => $"{column}\u00a0: ce n’est pas une adresse mail";

    public static string Duplicate(string column, long line) => $"{column}\u00a0: déjà à la ligne {line}";

    private static string Quote(string text) => $"«\u00a0{(text.Length <= LongestQuote ? text : text[..LongestQuote] + "…")}\u00a0»";
}
