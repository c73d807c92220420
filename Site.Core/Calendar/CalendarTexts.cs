using NodaTime;

namespace Site.Core.Calendar;

/// <summary>What the calendar says of a day, in French, to stand within a sentence or a cell.</summary>
internal static class CalendarTexts
{
    public const string Bridge = "pont\u00a0: le service est fermé";
    public const string Weekend = "week-end";
    public const string NotPublished = "calendrier pas encore publié";

    public static string PublicHoliday(string name) => $"jour férié\u00a0: {name}";

    public static string NoClass(IsoDayOfWeek day) => $"pas de classe le {FrenchDays.Name(day)}";
}
