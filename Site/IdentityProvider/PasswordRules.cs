using System.Globalization;
using System.Text;
using Site.Core.Text;

namespace Site.IdentityProvider;

/// <summary>
/// What a password must be. Long enough for the CNIL's 50 bits beside a limit on attempts (recommendation 2022-100, and ANSSI's guide on passwords, R23),
/// and not one word that everybody tries with some figures around it: no rules on kinds of characters, which make passwords worse.
/// </summary>
public static class PasswordRules
{
    /// <summary>Characters.</summary>
    public const int MinimumLength = 12;

    /// <summary>Longer ones would only keep the hashing busy.</summary>
    public const int MaximumLength = 128;

    private const int FewestDifferentCharacters = 5;

    /// <summary>What is wrong with a password, as the person's next step; null: nothing.</summary>
    public static string? Problem(string? password, string? userName, string? mail) => password switch
    {
        null or "" => IdentityProviderTexts.PasswordMissing,
        { Length: < MinimumLength } => IdentityProviderTexts.PasswordTooShort,
        { Length: > MaximumLength } => IdentityProviderTexts.PasswordTooLong,
        _ => IsGuessable(password, userName, mail) ? IdentityProviderTexts.PasswordGuessable : null,
    };

    private static bool IsGuessable(string password, string? userName, string? mail)
    {
        var plain = Plain(password);
        var core = Core(plain);
        return plain.Distinct().Count() < FewestDifferentCharacters
            || core.Length < 4
            || core == Core(Plain(userName ?? "")) || core == Core(Plain(mail ?? "")) || core == Core(Plain(mail?.Split('@')[0] ?? ""))
            || IsCommon(plain, core);
    }

    // Read line by line at each sign-up: kept in memory, the words would hold ten megabytes for a page that is rarely sent.
    private static bool IsCommon(string plain, string core)
    {
        using var words = new StreamReader(typeof(PasswordRules).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        while (words.ReadLine() is { } word)
            if (word == plain || word == core || IsRepeated(word, plain) || Plain(word) == core)
                return true;
        return false;
    }

    private static bool IsRepeated(string word, string plain)
    {
        if (plain.Length % word.Length != 0)
            return false;
        for (var at = 0; at < plain.Length; at += word.Length)
            if (string.CompareOrdinal(plain, at, word, 0, word.Length) != 0)
                return false;
        return true;
    }

    /// <summary>What is left without the figures and signs that people put around a word.</summary>
    private static string Core(string plain)
    {
        var letters = plain.AsSpan();
        while (letters.Length > 0 && !char.IsLetter(letters[0]))
            letters = letters[1..];
        while (letters.Length > 0 && !char.IsLetter(letters[^1]))
            letters = letters[..^1];
        return letters.ToString();
    }

    /// <summary>Lower-case, without accents.</summary>
    private static string Plain(string text)
    {
        if (Ascii.IsValid(text) || !UnicodeText.IsSound(text))
            return text.ToLowerInvariant();
        var plain = new StringBuilder(text.Length);
        foreach (var letter in TypedText.Normalize(text, NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                plain.Append(char.ToLowerInvariant(letter));
        return plain.ToString();
    }
}
