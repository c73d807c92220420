using Site.Core.Desk;
using Site.Core.Families;

namespace Site.Desk;

/// <summary>What the desk's API refuses, in the words that the backoffice shows.</summary>
internal static class DeskTexts
{
    public const string NotFound = "Ce dossier, ce compte ou cet accès n’existe plus.";
    public const string NothingToDo = "Rien n’a changé\u00A0: un collègue l’a peut-être déjà fait, quelqu’un d’autre est devenu ce responsable entre-temps, ou l’accès du responsable est lui-même terminé.";
    public const string MailTaken = "Cette adresse mail a déjà un compte. Cherchez-la pour le retrouver.";
    public const string NoAuthenticator = "Ce compte ne demande pas de code de sécurité.";
    public const string MailSame = "C’est déjà l’adresse de ce compte.";
    public const string TooManySearches = "Trop de recherches à la suite. Attendez une minute.";
    public const string LoginMissing = "Indiquez le nom d’utilisateur ou l’adresse mail du compte.";
    public const string Unreadable = "La demande n’a pas pu être lue.";

    public static readonly string TooShort = $"Écrivez au moins {DeskSearch.Shortest} caractères.";
    public static readonly string ReasonMissing = $"Indiquez la raison, en {DeskBody.ShortestReason} à {DeskAction.LongestReason} caractères.";

    /// <summary>Why an account was not linked to a guardian, and what to do first.</summary>
    public static string NotLinked(DeskLinkResult result) => result switch
    {
        DeskLinkResult.NoAccount => "Aucun compte n’a ce nom d’utilisateur ou cette adresse mail. La personne doit avoir un compte et s’être connectée une fois.",
        DeskLinkResult.SeveralAccounts => "Plusieurs comptes ont ce nom d’utilisateur. Demandez l’adresse mail du compte.",
        DeskLinkResult.AlreadyLinked => "Ce compte est déjà celui d’un responsable de ce dossier.",
        DeskLinkResult.Barred => "L’accès de ce compte à ce dossier a été suspendu ou terminé. Rétablissez-le, ou permettez d’abord un nouveau rattachement.",
        DeskLinkResult.NotFree => "Ce responsable a déjà un compte, ou n’est plus responsable de ce dossier.",
        DeskLinkResult.Undecided => "On ne sait pas encore à quel responsable est un autre compte de ce dossier. Rattachez-le d’abord à son responsable, ou mettez fin à son accès.",
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "It was linked, or its guardian is missing."),
    };
}
