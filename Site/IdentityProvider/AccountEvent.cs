using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.IdentityProvider;

/// <summary>One line of the trail of sign-ins and changes, kept for <see cref="Retention"/>.</summary>
public sealed class AccountEvent
{
    /// <summary>Months: what the CNIL recommends at most for logs (recommendation 2021-122).</summary>
    public const int Retention = 12;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Stays when the account is closed; it leads to nobody then.</summary>
    public Guid AccountId { get; init; }

    public AccountEventKind Kind { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The network that the request came from: an IPv4 address or an IPv6 /64, in hexadecimal.</summary>
    public string Network { get; init; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<AccountEvent>
    {
        public void Configure(EntityTypeBuilder<AccountEvent> line)
        {
            line.ToTable("AccountEvents");
            line.Property(row => row.Kind).HasConversion<string>();
            line.HasIndex(row => new { row.AccountId, row.At });
            line.HasIndex(row => row.At);
        }
    }
}

public enum AccountEventKind
{
    Created,
    SignedIn,
    SignInFailed,
    LockedOut,
    PasswordAsked,
    PasswordReset,
    PasswordChanged,
    MailChangeAsked,
    MailChanged,
    AuthenticatorAdded,
    AuthenticatorRemoved,
    SignedOutEverywhere,
    UnlockedByStaff,
    MailChangedByStaff,
    Closed,
}
