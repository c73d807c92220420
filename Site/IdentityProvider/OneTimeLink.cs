using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.IdentityProvider;

public enum LinkPurpose
{
    NewPassword,
    ConfirmMail,

    /// <summary>The desk has begun the change: the old mailbox may be somebody else's by now.</summary>
    ConfirmMailByDesk,
}

/// <summary>A link that was mailed to an account's owner. Only its hash is kept; opening it uses nothing up, posting its form does.</summary>
public sealed class OneTimeLink
{
    public static readonly TimeSpan PasswordLifetime = TimeSpan.FromHours(1);
    public static readonly TimeSpan MailLifetime = TimeSpan.FromHours(48);

    /// <summary>See <see cref="HashOf"/>.</summary>
    public required string Hash { get; init; }

    public required Guid AccountId { get; init; }

    public required LinkPurpose Purpose { get; init; }

    /// <summary>The address that is to be confirmed.</summary>
    public string? Mail { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>128 random bits in 22 characters, short enough for one line of a mail.</summary>
    public static string NewToken() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(16));

    public static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>
    /// Changes of a mail address that the desk has begun and nobody has confirmed. While one waits, no link goes to the old address, and only the desk
    /// replaces it: whoever has the old mailbox could take the account otherwise.
    /// </summary>
    internal static Expression<Func<OneTimeLink, bool>> IsWaitingFromDesk(DateTimeOffset now) =>
        link => link.Purpose == LinkPurpose.ConfirmMailByDesk && link.UsedAt == null && link.ExpiresAt > now;

    internal sealed class Mapping : IEntityTypeConfiguration<OneTimeLink>
    {
        public void Configure(EntityTypeBuilder<OneTimeLink> link)
        {
            link.ToTable("OneTimeLinks");
            link.HasKey(row => row.Hash);
            link.Property(row => row.Purpose).HasConversion<string>();
            link.HasIndex(row => row.ExpiresAt);
            link.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
