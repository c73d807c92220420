using NodaTime;
using Site.Core.Calendar;

namespace Site.Core.Feedback.Figures;

internal static class ParisDay
{
    /// <summary>When a day begins in Europe/Paris; the one before ends then.</summary>
    public static DateTimeOffset Start(DateOnly day) => LocalDate.FromDateOnly(day).AtStartOfDayInZone(Paris.Zone).ToInstant().ToDateTimeOffset();
}
