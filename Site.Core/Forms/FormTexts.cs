using System.Globalization;
using Site.Core.Help;

namespace Site.Core.Forms;

/// <summary>What forms say about answers, in French.</summary>
public static class FormTexts
{
    public const string Yes = "Oui";
    public const string No = "Non";

    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    internal static string Missing(FormField field) => field.Kind switch
    {
        FormFieldKind.Choice => $"{field.Label}\u00a0: choisissez une réponse.",
        FormFieldKind.File => $"{field.Label}\u00a0: choisissez un fichier.",
        _ => $"{field.Label}\u00a0: écrivez une réponse.",
    };

    internal static string NotTicked(FormField field) => field.Kind == FormFieldKind.Consent
        ? "Cochez la case pour donner votre accord. Sans lui, le message ne peut pas être envoyé."
        : $"{field.Label}\u00a0: cochez la case.";

    internal static string TooLong(FormField field, int length, int longest) =>
        $"{field.Label}\u00a0: votre texte est trop long, il compte {length.ToString("N0", French)} caractères. Gardez-en {longest.ToString("N0", French)} au plus.";

    internal static string NoMailAddress(FormField field) => $"{field.Label}\u00a0: écrivez une adresse complète, par exemple prenom.nom@exemple.fr.";

    internal static string FileTooLarge(FormField field) =>
        $"{field.Label}\u00a0: ce fichier est trop lourd, 10\u00a0Mo au plus. Choisissez-en un autre, ou photographiez-le en plus petit. Le reste de votre message est conservé ci-dessous.";

    internal static string FileEmpty(FormField field) => $"{field.Label}\u00a0: ce fichier est vide. Choisissez-en un autre.";

    internal static string FileUnknown(FormField field) => $"{field.Label}\u00a0: ce fichier n’est ni un PDF, ni une photo JPEG ou PNG. Choisissez-en un autre.";
}
