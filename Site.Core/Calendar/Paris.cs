using NodaTime;

namespace Site.Core.Calendar;

/// <summary>What day and time it is for people here; instants are stored in UTC.</summary>
public static class Paris
{
    /// <summary>With NodaTime's own rules: the same whatever the machine knows of time zones.</summary>
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    public static DateOnly Today(this TimeProvider time) => Day(time.GetUtcNow());

    public static DateOnly Day(DateTimeOffset moment) => Instant.FromDateTimeOffset(moment).InZone(Zone).Date.ToDateOnly();

    /// <summary>What a clock on the wall here shows.</summary>
    public static DateTime Clock(DateTimeOffset moment) => Instant.FromDateTimeOffset(moment).InZone(Zone).ToDateTimeUnspecified();

    /// <summary>
    /// When a clock on the wall here shows a time. On the night of the last Sunday of March, what lies in the hour that does not exist is an hour later
    /// (2:30 is 3:30); on that of October, what comes twice is the first.
    /// </summary>
    public static Instant ToParisInstant(this LocalDateTime local) => local.InZoneLeniently(Zone).ToInstant();
}
