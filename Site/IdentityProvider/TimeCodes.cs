using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Site.IdentityProvider;

/// <summary>The six-digit codes of authenticator apps (RFC 6238: SHA-1, 30 seconds) and the Base32 in which people type a secret (RFC 4648, section 6).</summary>
internal static class TimeCodes
{
    /// <summary>Of a secret: as long as SHA-1's output (RFC 4226, section 4).</summary>
    public const int SecretBytes = 20;

    public static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static long StepAt(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / (long)Step.TotalSeconds;

    /// <summary>The time step of a code that is right at <paramref name="moment"/>, or was one step before, or will be one after; null for any other.</summary>
    /// <param name="digits">Six of them.</param>
    public static long? StepOf(byte[] secret, string digits, DateTimeOffset moment)
    {
        var now = StepAt(moment);
        long? found = null;
        for (var step = now - 1; step <= now + 1; step++)
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(digits), Encoding.UTF8.GetBytes(CodeAt(secret, step))))
                found = step;
        return found;
    }

    public static string CodeAt(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // SHA-1 is what authenticator apps use; HMAC does not depend on its resistance to collisions.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var number = (BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & 0x7fffffff) % 1_000_000;
        return number.ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <param name="bytes">A multiple of five, so that no padding is needed.</param>
    public static string Base32(byte[] bytes)
    {
        var text = new StringBuilder(bytes.Length * 8 / 5);
        var (bits, held) = (0, 0);
        foreach (var one in bytes)
        {
            (bits, held) = ((bits << 8) | one, held + 8);
            for (; held >= 5; held -= 5)
                text.Append(Alphabet[(bits >> (held - 5)) & 31]);
            bits &= (1 << held) - 1;
        }
        return text.ToString();
    }
}
