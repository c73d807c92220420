namespace Site.Forms;

/// <summary>What the pages of forms say, in French.</summary>
public static class FormPageTexts
{
    public const string Button = "Envoyer";
    public const string Next = "Le service vous répondra dès que possible.";
    public const string TooMany =
        "Beaucoup de messages sont partis de votre connexion en peu de temps. Le vôtre n’est pas encore envoyé\u00a0: il est conservé ci-dessous. Attendez une minute, puis envoyez-le.";
    public const string TooManyFiles = " Si vous aviez choisi un fichier, choisissez-le de nouveau.";
    public const string FileHint = "PDF ou photo, 10\u00a0Mo au plus.";
    public const string FileTooLarge = "Ce fichier est trop lourd\u00a0: 10\u00a0Mo au plus. Choisissez-en un autre, ou photographiez-le en plus petit.";
    public const string TrapLabel = "Laissez ce champ vide";
}
