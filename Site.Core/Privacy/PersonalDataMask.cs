using System.Text.RegularExpressions;

namespace Site.Core.Privacy;

/// <summary>
/// Takes out of free text, before it is stored or logged, what would tell who wrote it: e-mail addresses, phone numbers, dossier numbers and the like,
/// bank cards and accounts. In doubt it masks: a hidden price list costs less than a kept phone number. Dates and school years stay.
/// </summary>
/// <remarks>
/// Masking twice changes nothing more. Time grows with the text's length alone: a word is tried once, from its start, and no expression can read the
/// same characters in two ways. (Not <see cref="RegexOptions.NonBacktracking"/>: in .NET 10.0 it misses matches.)
/// </remarks>
public static partial class PersonalDataMask
{
    public const string Mail = "[adresse e-mail masquée]";
    public const string Phone = "[numéro de téléphone masqué]";
    public const string Dossier = "[numéro de dossier masqué]";
    public const string Card = "[numéro de carte masqué]";
    public const string Number = "[numéro masqué]";

    /// <summary>What a person found and hid.</summary>
    public const string ByHand = "[masqué]";

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace;

    private const string Local = """(?: (?:\G | (?<![^\s@＠<>()\[\]{},;:"«»|])) (?>[^\s@＠<>()\[\]{},;:"«»|]+) | "[^"\n]{1,64}" )""";
    private const string Label = """[\p{L}\p{M}\p{Nd}_-]+""";
    private const string At = """(?: \s?[@＠]\s? | \s?[(\[]\s?(?:at|arobase)\s?[)\]]\s? | \sarobase\s )""";
    private const string Ending = """(?:fr|com|net|org|eu)\b""";

    // With blanks around it a dot may also end a sentence: what follows has to look like the rest of an address.
    private const string Dot = """(?: \. | \s\.\s?(?=(?-i:\p{Ll})|""" + Ending + """) | \.\s(?=""" + Ending + """) | \s?[(\[]\s?(?:dot|point)\s?[)\]]\s? | \spoint\s )""";

    public static string Apply(string text)
    {
        text = Mails().Replace(text, Mail);
        text = LabelledNumbers().Replace(text, found =>
            NumberRun.Identifies(found.Groups["number"].Value) ? found.Groups["words"].Value + Dossier : found.Value);
        return Runs().Replace(text, found => NumberRun.Mask(found.Value));
    }

    [GeneratedRegex(Local + "(?:" + At + Label + "(?:" + Dot + Label + ")*" + Dot + """\p{L}{2,} | [@＠][\p{L}\p{M}\p{Nd}_@＠-]+(?:\.[\p{L}\p{M}\p{Nd}_@＠-]+)* )""", Options)]
    private static partial Regex Mails();

    // « n° » opens any number; the other words open one that identifies. Small words between them and the number are passed over;
    // letters that are no such word may stand before the number as part of it (« F 00123 »).
    [GeneratedRegex(
        """
        (?<words> (?<!\p{L})(?:dossiers?|allocataire|identifiant|matricule|r[ée]f(?:[ée]rences?)?|num[ée]ros?|n\s?[°º])
          (?:[\s:.°º\#=] | \b(?:n|no|num|num[ée]ros?|dossier|famille|allocataire|identifiant|client|c['’]est|est|le)\b){0,12} )
        (?<number> (?:(?!(?:à|a|ai|au|ce|de|du|en|et|il|je|la|le|ma|me|ne|ou|où|on|sa|se|si|un|y)\b)(?:\p{L}{1,2}|(?-i:\p{Lu}{3}))[\x20\u00A0\u202F])? (?:\p{L}{1,8}[-_/.]?){0,2} \p{Nd}[\p{L}\p{Nd}]* (?:[-_/.\x20\u00A0\u202F]\p{L}{0,3}\p{Nd}[\p{L}\p{Nd}]*)* )
        """, Options)]
    private static partial Regex LabelledNumbers();

    [GeneratedRegex("""(?<!\p{L}) \p{L}* (?:\+\s?)?[(]?\p{Nd} (?:[\x20\t\u00A0\u2009\u202F.\-‐‑–—/\\_()·•]{0,3}\p{Nd})*""", Options)]
    private static partial Regex Runs();
}
