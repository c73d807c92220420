namespace Site.Core.Calendar;

/// <summary>What day it is for people here; instants are stored in UTC.</summary>
public static class Paris
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static DateOnly Today(this TimeProvider time) => Day(time.GetUtcNow());

    public static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);
}
