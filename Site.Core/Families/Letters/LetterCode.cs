using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Families;

/// <summary>The code of one letter, good for one link. Only its hash is kept: 60 random bits cannot be guessed from it.</summary>
public sealed class LetterCode
{
    // Crockford's: no I, L, O or U to be misread.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 12;

    public required Guid Id { get; init; }

    public required Guid DossierId { get; init; }

    public required byte[] Hash { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>UTC; null while it is good.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>A code as it is printed, e.g. <c>7K2M-9QXT-04BD</c>.</summary>
    public static string New()
    {
        var code = RandomNumberGenerator.GetString(Alphabet, Length);
        return $"{code[..4]}-{code[4..8]}-{code[8..]}";
    }

    /// <summary>Of a code as people type it: case, blanks and hyphens do not count, and a letter that looks like a digit is that digit.</summary>
    public static byte[] HashOf(Guid dossierId, string? typed)
    {
        var plain = LetterText.Number(typed).Replace("-", "", StringComparison.Ordinal).Replace('O', '0').Replace('I', '1').Replace('L', '1');
        return HMACSHA256.HashData(dossierId.ToByteArray(), Encoding.UTF8.GetBytes(plain));
    }
}

internal sealed class LetterCodeMapping : IEntityTypeConfiguration<LetterCode>
{
    public void Configure(EntityTypeBuilder<LetterCode> code)
    {
        code.ToTable("LetterCodes");
        code.Property(c => c.Id).ValueGeneratedNever();
        code.HasIndex(c => new { c.DossierId, c.Hash }).IsUnique();
        code.HasOne<Dossier>().WithMany().HasForeignKey(c => c.DossierId).OnDelete(DeleteBehavior.Cascade);
    }
}
