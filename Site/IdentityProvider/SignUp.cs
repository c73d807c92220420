using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.IdentityProvider;

/// <summary>
/// An account that waits for its mail address to be confirmed. It reserves nothing, neither its name nor its address: the account comes into being at the
/// confirmation, and whoever signs up again replaces it.
/// </summary>
public sealed class SignUp
{
    /// <summary>Of the activation link.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(48);

    /// <summary>Stands in addresses: random throughout.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>Of the mailed token (<see cref="OneTimeLink.HashOf"/>); another one for another address.</summary>
    public required string LinkHash { get; set; }

    public required string UserName { get; init; }

    public required string NormalizedUserName { get; init; }

    public required string Mail { get; set; }

    public required string PasswordHash { get; init; }

    /// <summary>As in the town's letter; null once the account has been linked.</summary>
    public string? FamilyName { get; set; }

    public string? DossierNumber { get; set; }

    public string? LetterCode { get; set; }

    /// <summary>Where the person was going, on this site.</summary>
    public string? Return { get; init; }

    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>Since the last pause of an hour (<see cref="SignUps.MostMails"/>).</summary>
    public int MailsSent { get; set; }

    /// <summary>The account that came of it, so that its link still answers.</summary>
    public Guid? AccountId { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SignUp>
    {
        public void Configure(EntityTypeBuilder<SignUp> signUp)
        {
            signUp.ToTable("SignUps");
            signUp.HasIndex(row => row.LinkHash).IsUnique();
            signUp.HasIndex(row => row.NormalizedUserName);
            signUp.HasIndex(row => row.ExpiresAt);
        }
    }
}
