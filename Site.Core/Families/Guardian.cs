using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Families;

/// <summary>Somebody who answers for the children of one dossier. A parent with two dossiers is two guardians.</summary>
public sealed class Guardian
{
    public required Guid Id { get; init; }

    public required Guid DossierId { get; init; }

    /// <summary>The town's own key.</summary>
    public required string Key { get; init; }

    public required string FirstName { get; set; }

    public required string FamilyName { get; set; }

    /// <summary>Both names as the desk searches them (<see cref="LetterText.Words"/>); follows them at each save.</summary>
    public string SearchName
    {
        get => LetterText.Words($"{FirstName} {FamilyName}");
        private set { }
    }

    public string? Phone { get; set; }

    public string? Mail { get; set; }

    public required bool CanSee { get; set; }

    public required bool CanBook { get; set; }

    public required bool CanPay { get; set; }

    /// <summary>The last day as a guardian, told by the town's files; null: no end is known.</summary>
    public DateOnly? EndsOn { get; set; }

    /// <summary>When the desk ended the access (UTC); no import brings it back.</summary>
    public DateTimeOffset? AccessEndedAt { get; set; }

    /// <summary>Whether a guardian has access on a day (Europe/Paris), the last one included.</summary>
    public static Expression<Func<Guardian, bool>> IsActiveOn(DateOnly day) =>
        guardian => guardian.AccessEndedAt == null && (guardian.EndsOn == null || guardian.EndsOn >= day);
}

/// <summary>What a guardian may do with a dossier. See stands for all of its data: children, quotient, invoices.</summary>
public enum DossierRight { See, Book, Pay }

internal sealed class GuardianMapping : IEntityTypeConfiguration<Guardian>
{
    public void Configure(EntityTypeBuilder<Guardian> guardian)
    {
        guardian.ToTable("Guardians");
        guardian.Property(g => g.Id).ValueGeneratedNever();
        guardian.Property(g => g.SearchName).UsePropertyAccessMode(PropertyAccessMode.Property);
        guardian.HasIndex(g => g.Key).IsUnique();
    }
}
