using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Families;

/// <summary>A child, in one dossier or, with separated parents, in two.</summary>
public sealed class Child
{
    /// <summary>Random: it may stand in an address.</summary>
    public required Guid Id { get; init; }

    /// <summary>The town's own key.</summary>
    public required string Key { get; init; }

    public required string FirstName { get; set; }

    public required string FamilyName { get; set; }

    public required DateOnly BirthDate { get; set; }

    public string? School { get; set; }

    public string? Class { get; set; }

    /// <summary>Whether there is a « projet d’accueil individualisé ». Health data, like <see cref="Diet"/>: for the dossier's guardians and the day's list only.</summary>
    public bool HasPai { get; set; }

    public string? Diet { get; set; }

    /// <summary>Who may fetch the child, beside the guardians. For the dossier's guardians and the day's list only.</summary>
    public ICollection<AuthorisedAdult> AuthorisedAdults { get; } = [];

    public ICollection<DossierChild> Dossiers { get; } = [];
}

/// <summary>That a child belongs to a dossier.</summary>
public sealed class DossierChild
{
    public required Guid DossierId { get; init; }

    public required Guid ChildId { get; init; }

    public Dossier? Dossier { get; init; }

    public Child? Child { get; init; }
}

public sealed class AuthorisedAdult
{
    public required Guid ChildId { get; init; }

    /// <summary>In the order of the town's file, from 0.</summary>
    public required int Position { get; init; }

    public required string Name { get; set; }

    public string? Phone { get; set; }
}

internal sealed class ChildMapping : IEntityTypeConfiguration<Child>
{
    public void Configure(EntityTypeBuilder<Child> child)
    {
        child.ToTable("Children");
        child.Property(c => c.Id).ValueGeneratedNever();
        child.HasIndex(c => c.Key).IsUnique();
        child.HasMany(c => c.AuthorisedAdults).WithOne().HasForeignKey(adult => adult.ChildId).OnDelete(DeleteBehavior.Cascade);
        child.HasMany(c => c.Dossiers).WithOne(link => link.Child).HasForeignKey(link => link.ChildId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class DossierChildMapping : IEntityTypeConfiguration<DossierChild>
{
    public void Configure(EntityTypeBuilder<DossierChild> link)
    {
        link.ToTable("DossierChildren");
        link.HasKey(l => new { l.DossierId, l.ChildId });
        link.HasOne(l => l.Dossier).WithMany(dossier => dossier.Children).HasForeignKey(l => l.DossierId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AuthorisedAdultMapping : IEntityTypeConfiguration<AuthorisedAdult>
{
    public void Configure(EntityTypeBuilder<AuthorisedAdult> adult)
    {
        adult.ToTable("AuthorisedAdults");
        adult.HasKey(a => new { a.ChildId, a.Position });
    }
}
