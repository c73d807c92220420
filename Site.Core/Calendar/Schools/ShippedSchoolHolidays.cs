namespace Site.Core.Calendar;

/// <summary>
/// The school holidays that come with the product: years that the Journal officiel has published, each record with its arrêté. An import adds to them or
/// replaces them (<see cref="SchoolCalendar.Replace"/>).
/// </summary>
public static class ShippedSchoolHolidays
{
    private const string Resource = "vacances-scolaires.json";

    private static readonly Lazy<IReadOnlyList<SchoolHoliday>> Read = new(Load);

    /// <summary>Of all three zones.</summary>
    public static IReadOnlyList<SchoolHoliday> All => Read.Value;

    private static IReadOnlyList<SchoolHoliday> Load()
    {
        using var resource = typeof(ShippedSchoolHolidays).Assembly.GetManifestResourceStream(Resource)!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        var file = SchoolCalendarFile.Read(bytes, Resource);
        return file.Faults is [] ? file.Holidays : throw new InvalidDataException($"{Resource}: {string.Join(" ", file.Faults)}");
    }
}
