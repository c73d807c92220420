using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Site.Core.Calendar;

/// <summary>One school holiday of one zone, as a town has imported it (<c>calendar.ics</c>); it stands before what the product brings for that zone and year.</summary>
public sealed class SchoolHolidayRow
{
    /// <summary><c>A</c>, <c>B</c> or <c>C</c>.</summary>
    public required string Zone { get; init; }

    /// <summary>The first of the year's two: 2026 stands for « 2026-2027 ».</summary>
    public required int SchoolYear { get; init; }

    /// <summary>The first day without class.</summary>
    public required DateOnly Start { get; set; }

    /// <summary>As published, e.g. « Vacances de la Toussaint ».</summary>
    public required string Name { get; init; }

    /// <summary>The morning when class resumes; null: of the summer holidays it is told with the next year.</summary>
    public DateOnly? ClassResumes { get; set; }

    /// <summary>The name of the file.</summary>
    public required string Source { get; set; }

    public required DateTimeOffset ImportedAt { get; set; }

    public SchoolHoliday ToHoliday() => new(
        Enum.Parse<SchoolZone>(Zone), new SchoolYear(SchoolYear), Name, LocalDate.FromDateOnly(Start), ClassResumes is { } day ? LocalDate.FromDateOnly(day) : null, Source, null);
}

internal sealed class SchoolHolidayRowMapping : IEntityTypeConfiguration<SchoolHolidayRow>
{
    public void Configure(EntityTypeBuilder<SchoolHolidayRow> row)
    {
        row.ToTable("SchoolHolidays");
        row.HasKey(r => new { r.Zone, r.SchoolYear, r.Name });
        row.Property(r => r.Zone).HasMaxLength(1);
    }
}
