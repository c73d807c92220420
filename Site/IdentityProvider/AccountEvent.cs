using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Site.Web;

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

    /// <summary><see cref="Network"/> as people write it, e.g. <c>192.0.2.7</c> or <c>2001:db8::/64</c>; null for none.</summary>
    internal string? NetworkAddress => Convert.FromHexString(Network) switch
    {
        [] => null,
        { Length: 8 } half => $"{new IPAddress([.. half, .. new byte[8]])}/64",
        var whole => new IPAddress(whole).ToString(),
    };

    /// <param name="address">Where the request came from; null for what the site does by itself.</param>
    internal static AccountEvent Of(Guid accountId, AccountEventKind kind, DateTimeOffset at, IPAddress? address) =>
        new() { AccountId = accountId, Kind = kind, At = at, Network = Convert.ToHexString(ClientNetwork.Of(address)) };

    internal sealed class Mapping : IEntityTypeConfiguration<AccountEvent>
    {
        public void Configure(EntityTypeBuilder<AccountEvent> line)
        {
            line.ToTable("AccountEvents");
            line.Ignore(row => row.NetworkAddress);
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
    RecoveryCodesMade,
    RecoveryCodeUsed,
    SignedOutEverywhere,
    UnlockedByStaff,
    MailChangedByStaff,
    AuthenticatorRemovedByStaff,
    Closed,
}
