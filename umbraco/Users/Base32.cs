using System.Text;

namespace Site.Cms.Users;

/// <summary>RFC 4648 Base32 without padding, in which authenticator apps take a secret.</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Encode(byte[] bytes)
    {
        var text = new StringBuilder();
        for (var bit = 0; bit < bytes.Length * 8; bit += 5)
        {
            var pair = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
            text.Append(Alphabet[(pair >> (11 - bit % 8)) & 31]);
        }
        return text.ToString();
    }

    /// <summary>Null for what is not Base32.</summary>
    public static byte[]? Decode(string text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        var (value, bits, at) = (0, 0, 0);
        foreach (var letter in text)
        {
            var digit = Alphabet.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
            if (digit < 0)
                return null;
            value = ((value << 5) | digit) & 0xfff;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes[at++] = (byte)(value >> bits);
            }
        }
        return bytes;
    }
}
