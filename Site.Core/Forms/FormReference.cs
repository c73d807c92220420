using System.Security.Cryptography;

namespace Site.Core.Forms;

/// <summary>A message's name, to be said on the phone: eight letters and digits without those that are mistaken for others (Crockford's base 32).</summary>
internal static class FormReference
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Next()
    {
        var letters = RandomNumberGenerator.GetItems<char>(Alphabet, 8);
        return $"{new string(letters, 0, 4)}-{new string(letters, 4, 4)}";
    }
}
