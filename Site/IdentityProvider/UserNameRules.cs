using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Site.IdentityProvider;

/// <summary>
/// A user name is a pseudonym of letters and figures, as the town's FAQ says: « des lettres minuscules ou majuscules et des chiffres sans espace, tréma ou
/// accent ».
/// </summary>
public static class UserNameRules
{
    public const string Allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    public const int MinimumLength = 3;
    public const int MaximumLength = 30;

    /// <summary>What is wrong with a user name, with a corrected one to take; null: nothing.</summary>
    public static string? Problem(string? userName)
    {
        if (string.IsNullOrWhiteSpace(userName))
            return IdentityProviderTexts.UserNameMissing;
        foreach (var sign in userName.EnumerateRunes())
            if (sign.Value > char.MaxValue || !Allowed.Contains((char)sign.Value))
                return IdentityProviderTexts.UserNameSign(Describe(sign), Correct(userName));
        return userName.Length switch
        {
            < MinimumLength => IdentityProviderTexts.UserNameTooShort,
            > MaximumLength => IdentityProviderTexts.UserNameTooLong(userName[..MaximumLength]),
            _ => null,
        };
    }

    /// <summary>The nearest name that is allowed; null when nothing is left of it, or it is no text.</summary>
    public static string? Correct(string userName)
    {
        var name = new StringBuilder(userName.Length);
        var written = userName.Replace("œ", "oe").Replace("Œ", "OE").Replace("æ", "ae").Replace("Æ", "AE").Replace("ß", "ss");
        foreach (var letter in TypedText.Normalize(written, NormalizationForm.FormKD))
            if (Allowed.Contains(letter))
                name.Append(letter);
        return name.Length < MinimumLength ? null : name.ToString(0, Math.Min(name.Length, MaximumLength));
    }

    /// <summary>A name like <paramref name="userName"/> that somebody else is unlikely to have.</summary>
    public static string Variant(string userName)
    {
        var number = RandomNumberGenerator.GetInt32(10, 1000).ToString(CultureInfo.InvariantCulture);
        return userName[..Math.Min(userName.Length, MaximumLength - number.Length)] + number;
    }

    private static string Describe(Rune sign)
    {
        if (Rune.IsWhiteSpace(sign))
            return "un espace";
        if (TypedText.Normalize(sign.ToString()) == Rune.ReplacementChar.ToString())
            return "un caractère illisible";
        var shown = $"«\u00A0{sign}\u00A0»";
        var marks = sign.ToString().Normalize(NormalizationForm.FormD).Skip(1).ToList();
        return marks switch
        {
            ['\u0308', ..] => $"un tréma ({shown})",
            ['\u0327', ..] => $"une cédille ({shown})",
            [_, ..] => $"un accent ({shown})",
            _ => Rune.GetUnicodeCategory(sign) is UnicodeCategory.Control or UnicodeCategory.Format ? "un caractère invisible" : $"le signe {shown}",
        };
    }
}
