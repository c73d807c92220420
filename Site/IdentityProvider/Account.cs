using Microsoft.AspNetCore.Identity;

namespace Site.IdentityProvider;

/// <summary>A parent's sign-in: user name, mail address, password. It comes into being when the mail address is confirmed, and knows nothing of families.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public Account() => (Id, SecurityStamp) = (Guid.CreateVersion7(), Guid.NewGuid().ToString("N"));

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset LastSignInAt { get; set; }
}
