namespace Site.Core.Reservations;

/// <summary>Why a rule cannot be read, in French, each with what to write instead.</summary>
internal static class DeadlineTexts
{
    private const int LongestQuote = 30;
    private const string Examples = "écrivez par exemple «\u00a0J-2 12:00\u00a0», «\u00a0jeudi 12:00 S-1\u00a0» ou «\u00a020 M-1\u00a0»";

    public const string Empty = $"la règle de délai manque\u00a0; {Examples}";
    public const string TooLong = $"cette règle de délai est trop longue\u00a0; {Examples}";
    public const string NoCount = $"la règle ne dit pas combien de temps avant (J-…, S-… ou M-1)\u00a0; {Examples}";
    public const string NothingSkipped = "il manque un jour après «\u00a0hors\u00a0»\u00a0; écrivez par exemple «\u00a0J-2 12:00 hors week-end, fériés, mercredi\u00a0»";
    public const string AllSkipped = "la règle ne laisse aucun jour à compter\u00a0; écrivez par exemple «\u00a0J-2 hors week-end, fériés\u00a0»";
    public const string SkippedWithout = "«\u00a0hors\u00a0» va seulement avec J-…\u00a0; écrivez par exemple «\u00a0J-2 12:00 hors week-end\u00a0»";
    public const string SameWeek = "S-0 n’est pas un délai\u00a0; pour la semaine précédente, écrivez par exemple «\u00a0jeudi 12:00 S-1\u00a0»";
    public const string NoDay = "M-1 demande un jour du mois\u00a0; écrivez par exemple «\u00a020 M-1\u00a0»";

    public static string Unknown(string word) => $"{Quote(word)} ne se comprend pas\u00a0; {Examples}";

    public static string UnknownSkipped(string word) =>
        $"{Quote(word)} ne se comprend pas après «\u00a0hors\u00a0»\u00a0; écrivez «\u00a0week-end\u00a0», «\u00a0fériés\u00a0» ou un jour, par exemple «\u00a0hors week-end, fériés, mercredi\u00a0»";

    public static string Twice(string part) => $"{Quote(part)} est de trop\u00a0: la règle a déjà une indication de ce genre\u00a0; {Examples}";

    public static string NoTime(string time) => $"{Quote(time)} n’est pas une heure\u00a0; écrivez par exemple «\u00a012:00\u00a0», ou aucune heure pour toute la journée";

    public static string WeekdayWithout(string weekday) => $"un jour de la semaine va seulement avec S-…\u00a0; écrivez par exemple «\u00a0{weekday} 12:00 S-1\u00a0»";

    public static string DayWithout(int day) => $"«\u00a0{day}\u00a0» ne se comprend pas\u00a0: un jour du mois va avec M-1 («\u00a020 M-1\u00a0»), une heure s’écrit «\u00a012:00\u00a0»";

    public static string TooFar(char unit, int most) => $"le délai est trop long\u00a0: au plus {unit}-{most}";

    public static string OtherMonth(int months) => $"«\u00a0M-{months}\u00a0» n’est pas prévu\u00a0; seulement le mois précédent, par exemple «\u00a020 M-1\u00a0»";

    public static string NoSuchDay(int day) => $"un mois n’a pas de jour {day}\u00a0; écrivez par exemple «\u00a020 M-1\u00a0», ou «\u00a031 M-1\u00a0» pour son dernier jour";

    private static string Quote(string text) => $"«\u00a0{(text.Length <= LongestQuote ? text : text[..LongestQuote] + "…")}\u00a0»";
}
