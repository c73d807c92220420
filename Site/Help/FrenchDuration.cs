using System.Globalization;

namespace Site.Help;

/// <summary>Durations and positions of videos as people read them.</summary>
public static class FrenchDuration
{
    /// <summary>« 45 s », « 2 min 35 s », « 1 h 05 min ».</summary>
    public static string Words(TimeSpan duration) => duration switch
    {
        { TotalMinutes: < 1 } => $"{duration.Seconds}\u00A0s",
        { TotalHours: < 1 } when duration.Seconds == 0 => $"{duration.Minutes}\u00A0min",
        { TotalHours: < 1 } => $"{duration.Minutes}\u00A0min\u00A0{duration.Seconds:00}\u00A0s",
        _ => $"{(int)duration.TotalHours}\u00A0h\u00A0{duration.Minutes:00}\u00A0min",
    };

    /// <summary><c>2:35</c>, <c>1:02:35</c>.</summary>
    public static string Position(TimeSpan position) =>
        position.ToString(position.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);
}
