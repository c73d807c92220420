using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Families;

/// <summary>A billing household, as the town keeps it.</summary>
public sealed class Dossier
{
    public const int LongestNumber = 40;

    /// <summary>Random: it may stand in an address.</summary>
    public required Guid Id { get; init; }

    /// <summary>As printed in the town's letters.</summary>
    public required string Number { get; set; }

    /// <summary><see cref="LetterText.Number"/> of <see cref="Number"/>: the town's own key.</summary>
    public required string NormalisedNumber { get; init; }

    public required string FamilyName { get; set; }

    /// <summary>As <see cref="Guardian.SearchName"/>.</summary>
    public string SearchName
    {
        get => LetterText.Words(FamilyName);
        private set { }
    }

    /// <summary>Number and street.</summary>
    public string? Address { get; set; }

    public string? Postcode { get; set; }

    public string? Town { get; set; }

    /// <summary>Whether the family lives in the town, as its tariffs understand it.</summary>
    public bool IsResident { get; set; } = true;

    /// <summary>The last day; null: no end is known.</summary>
    public DateOnly? ValidUntil { get; set; }

    /// <summary>What the family still has to hand in, in the town's words.</summary>
    public List<string> MissingItems { get; set; } = [];

    public ICollection<FamilyQuotient> Quotients { get; } = [];

    public ICollection<Guardian> Guardians { get; } = [];

    public ICollection<DossierChild> Children { get; } = [];

    /// <summary>The quotient that counts on a day; null when none is known or it has run out.</summary>
    public FamilyQuotient? QuotientOn(DateOnly day) =>
        Quotients.Where(quotient => quotient.From <= day).MaxBy(quotient => quotient.From) is { } latest && !(latest.Until < day) ? latest : null;

    /// <summary>Valid on a day, and nothing is missing: booking asks for both.</summary>
    public bool IsCompleteOn(DateOnly day) => MissingItems.Count == 0 && !(ValidUntil < day);
}

/// <summary>The quotient familial from a day on. On a day the entry with the latest <see cref="From"/> counts, unless its <see cref="Until"/> is past.</summary>
public sealed class FamilyQuotient
{
    public required Guid DossierId { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>In cents of a euro.</summary>
    public required int Cents { get; set; }

    /// <summary>The last day; null: until another one begins.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Where the town has it from, e.g. <c>CAF</c>.</summary>
    public string? Source { get; set; }
}

internal sealed class DossierMapping : IEntityTypeConfiguration<Dossier>
{
    public void Configure(EntityTypeBuilder<Dossier> dossier)
    {
        dossier.ToTable("Dossiers");
        dossier.Property(d => d.Id).ValueGeneratedNever();
        dossier.Property(d => d.Number).HasMaxLength(Dossier.LongestNumber);
        dossier.Property(d => d.NormalisedNumber).HasMaxLength(Dossier.LongestNumber);
        dossier.Property(d => d.SearchName).UsePropertyAccessMode(PropertyAccessMode.Property);
        dossier.HasIndex(d => d.NormalisedNumber).IsUnique();
        dossier.HasMany(d => d.Quotients).WithOne().HasForeignKey(quotient => quotient.DossierId).OnDelete(DeleteBehavior.Cascade);
        dossier.HasMany(d => d.Guardians).WithOne().HasForeignKey(guardian => guardian.DossierId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class FamilyQuotientMapping : IEntityTypeConfiguration<FamilyQuotient>
{
    public void Configure(EntityTypeBuilder<FamilyQuotient> quotient)
    {
        quotient.ToTable("DossierQuotients");
        quotient.HasKey(q => new { q.DossierId, q.From });
    }
}
