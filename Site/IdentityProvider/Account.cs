using Microsoft.AspNetCore.Identity;

namespace Site.IdentityProvider;

/// <summary>A parent's sign-in: user name, mail address, password. It comes into being when the mail address is confirmed, and knows nothing of families.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public Account() => (Id, SecurityStamp) = (Guid.CreateVersion7(), NewStamp());

    /// <summary>With another <see cref="IdentityUser{TKey}.SecurityStamp"/> every session and token of the provider ends.</summary>
    internal static string NewStamp() => Guid.NewGuid().ToString("N");

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Here; for accounts that seem unused, at the portal with another provider too (<see cref="AccountUpkeep"/>).</summary>
    public DateTimeOffset LastSignInAt { get; set; }

    /// <summary>The secret that the person's authenticator app shares, protected (<see cref="Authenticator"/>); null without one.</summary>
    public string? AuthenticatorSecret { get; set; }

    /// <summary>The time step of the last code that was taken: none is taken twice.</summary>
    public long LastAuthenticatorStep { get; set; }

    /// <summary>The recovery codes that are left, protected; null without authenticator.</summary>
    public string? RecoveryCodes { get; set; }

    /// <summary>When the owner was told that the account will be closed; a later sign-in takes that back.</summary>
    public DateTimeOffset? InactiveWarnedAt { get; set; }
}
