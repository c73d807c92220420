using Site.Core.Desk;

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
    public const string Unreadable = "La demande n’a pas pu être lue.";

    public static readonly string TooShort = $"Écrivez au moins {DeskSearch.Shortest} caractères.";
    public static readonly string ReasonMissing = $"Indiquez la raison, en {DeskBody.ShortestReason} à {DeskAction.LongestReason} caractères.";
}
