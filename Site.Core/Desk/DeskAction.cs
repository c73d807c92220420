using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Desk;

/// <summary>One thing that a member of staff did or looked at: who, what, about whom, why, when. Kept for <see cref="RetentionMonths"/>.</summary>
public sealed class DeskAction
{
    /// <summary>What the CNIL recommends at most for logs (recommendation 2021-122).</summary>
    public const int RetentionMonths = 12;

    public const int LongestReason = 500;
    public const int LongestSubject = 200;

    public required Guid Id { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    public required Guid StaffId { get; init; }

    /// <summary>As it was then.</summary>
    public required string StaffName { get; init; }

    public required DeskActionKind Kind { get; init; }

    /// <summary>Null where no dossier is concerned, or it is not known.</summary>
    public Guid? DossierId { get; init; }

    /// <summary>Of the account, sign-up, guardian or link; null for a search and for a dossier itself.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>About whom, as the desk read it: a name, a user name; for a search what was looked for.</summary>
    public required string Subject { get; init; }

    /// <summary>In the words of the member of staff; empty where none is asked.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Null while it is under way, and for ever when the site stopped in the middle.</summary>
    public bool? Succeeded { get; set; }
}

/// <summary>Stored by name: keep them.</summary>
public enum DeskActionKind
{
    Searched,
    LookedAtDossier,
    LookedAtAccount,
    ActivationSent,
    SignUpMailCorrected,
    AccountUnlocked,
    AccountMailCorrected,
    AuthenticatorRemoved,
    LetterPrinted,
    GuardianEnded,
    LinkEnded,
    LinkResumed,
    LinkSettled,
    GuardianResumed,
    AccountLinked,
}

internal sealed class DeskActionMapping : IEntityTypeConfiguration<DeskAction>
{
    public void Configure(EntityTypeBuilder<DeskAction> action)
    {
        action.ToTable("DeskActions");
        action.Property(a => a.Id).ValueGeneratedNever();
        action.Property(a => a.Kind).HasConversion<string>().HasMaxLength(30);
        action.Property(a => a.Subject).HasMaxLength(DeskAction.LongestSubject);
        action.Property(a => a.Reason).HasMaxLength(DeskAction.LongestReason);
        // No foreign keys: the trail outlives whom it is about.
        action.HasIndex(a => new { a.DossierId, a.At });
        action.HasIndex(a => new { a.SubjectId, a.At });
        action.HasIndex(a => a.At);
    }
}
