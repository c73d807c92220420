using System.Globalization;

namespace Site.Web;

/// <summary>Moments as people in France read them.</summary>
internal static class FrenchTime
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>« 14 h 32 », rounded up to the minute, so that what is promised then holds.</summary>
    public static string Hour(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment.AddSeconds(59), Paris);
        return string.Create(French, $"{local.Hour}\u00A0h\u00A0{local.Minute:00}");
    }

    /// <summary>« 24 novembre 2026 ».</summary>
    public static string Day(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Paris).ToString("d MMMM yyyy", French);

    /// <summary>« 24 novembre 2026 à 14 h 32 ».</summary>
    public static string Moment(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, Paris);
        return $"{local.ToString("d MMMM yyyy", French)} à {local.Hour}\u00A0h\u00A0{local.Minute:00}";
    }
}
