using Site.Core.Families;
using Site.Web;

namespace Site.Account;

/// <summary>What the pages say on linking an account to a dossier.</summary>
public static class DossierTexts
{
    public const string FamilyName = "Nom de famille";
    public const string FamilyNameHint = "Tel qu’il est écrit dans le courrier de la ville.";
    public const string FamilyNameMissing = "Indiquez le nom de famille écrit dans le courrier.";
    public const string Number = "Numéro de dossier";
    public const string NumberHint = "Tel qu’il est écrit dans le courrier de la ville.";
    public const string NumberMissing = "Indiquez le numéro de dossier écrit dans le courrier.";
    public const string Code = "Code du courrier";
    public const string CodeHint = "12 lettres et chiffres, par exemple 7K2M-9QXT-04BD.";
    public const string CodeMissing = "Indiquez le code écrit dans le courrier.";
    public const string SuspendedExplained =
        "L’accès est suspendu\u00A0: un autre responsable du dossier a signalé qu’il ne reconnaissait pas votre compte. Contactez-nous\u00A0: nous vérifierons avec vous.";

    /// <summary>Of no help to who guesses: it does not say which of the two is wrong.</summary>
    public const string NoMatch = "Ce nom et ce numéro de dossier ne vont pas ensemble. Saisissez les deux à l’identique du courrier de la ville.";

    private const string CodeWrong = "Ce code n’est pas le bon, ou il a déjà servi. Vérifiez-le dans le courrier, ou demandez-nous un nouveau courrier.";
    private const string Suspended = "Votre accès à ce dossier est suspendu. Contactez-nous\u00A0: nous vérifierons avec vous.";
    private const string EndedByDesk = "Notre service a mis fin à l’accès de votre compte à ce dossier. Contactez-nous pour en parler.";
    private const string NoGuardianLeft =
        "Le courrier ne suffit pas pour ce dossier\u00A0: chaque responsable a déjà un compte, ou nous devons d’abord vérifier qui vous êtes. Connectez-vous avec votre compte, ou contactez-nous.";

    /// <summary>What to do after a letter that linked nothing.</summary>
    /// <returns>The field that it is about, empty for both, and the sentence; null when the dossier is there.</returns>
    public static (string Field, string Sentence)? Problem(LinkResult result) => result switch
    {
        LinkResult.Linked or LinkResult.AlreadyLinked => null,
        LinkResult.CodeWrong => (nameof(LinkDossierForm.Code), CodeWrong),
        LinkResult.Suspended => ("", Suspended),
        LinkResult.EndedByDesk => ("", EndedByDesk),
        LinkResult.NoGuardianLeft => ("", NoGuardianLeft),
        LinkResult.TooManyFailures closed => ("", $"Trop d’essais n’ont pas abouti. Réessayez après {FrenchTime.Hour(closed.Until)}, ou contactez-nous."),
        _ => (nameof(LinkDossierForm.FamilyName), NoMatch),
    };
}
