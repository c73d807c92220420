using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Site.Core.Text;

namespace Site.Core.Billing.PayFip;

/// <summary>A field of a call.</summary>
public enum PayFipField
{
    IdOp,
    Numcli,
    Exer,
    Refdet,
    Objet,
    Amount,
    Mail,
    Notification,
    Return,
}

/// <summary>What PayFiP takes, checked before it is asked.</summary>
public static partial class PayFipFormat
{
    /// <summary>In cents.</summary>
    public const int LeastAmount = 100;

    /// <summary>In cents.</summary>
    public const int MostAmount = 9_999_999;

    /// <summary>In characters.</summary>
    public const int LongestObjet = 99;

    /// <summary>In characters, of either address.</summary>
    public const int LongestAddress = 249;

    /// <returns>The first field that PayFiP would refuse; null when it would take them all.</returns>
    public static PayFipField? WrongField(PayFipOrder order) =>
        !IsNumcli(order.Numcli) ? PayFipField.Numcli
        : !IsExer(order.Exer) ? PayFipField.Exer
        : !IsRefdet(order.Refdet) ? PayFipField.Refdet
        : !Object().IsMatch(order.Objet) ? PayFipField.Objet
        : order.AmountCents is < LeastAmount or > MostAmount ? PayFipField.Amount
        : order.Mail.Length is < 6 or > 80 || !Mail().IsMatch(order.Mail) ? PayFipField.Mail
        : !IsAddress(order.Notification) ? PayFipField.Notification
        : !IsAddress(order.Return) ? PayFipField.Return
        : null;

    public static bool IsNumcli(string numcli) => Client().IsMatch(numcli);

    public static bool IsExer(string exer) => Year().IsMatch(exer);

    public static bool IsRefdet(string refdet) => Reference().IsMatch(refdet);

    /// <summary>Whether it looks like one: a UUID with its hyphens. What comes in by a notification is anybody's word.</summary>
    public static bool IsIdOp(string? idOp) => Guid.TryParseExact(idOp, "D", out _);

    /// <summary>French text as PayFiP takes it: letters without accents, digits, single spaces, <see cref="LongestObjet"/> characters at most. Empty where nothing is left.</summary>
    public static string Objet(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            foreach (var part in Decomposed(rune).EnumerateRunes())
                if (part.Value < 128 && Rune.IsLetterOrDigit(part))
                    plain.Append(part.ToString());
                else if (Rune.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark && plain.Length > 0 && plain[^1] != ' ')
                    plain.Append(' ');
        return plain.ToString(0, Math.Min(plain.Length, LongestObjet)).TrimEnd();
    }

    private static string Decomposed(Rune rune) => rune.Value switch
    {
        'œ' => "oe",
        'Œ' => "OE",
        'æ' => "ae",
        'Æ' => "AE",
        'ß' => "ss",
        _ when UnicodeText.IsNoCharacter(rune) => " ",
        _ => rune.ToString().Normalize(NormalizationForm.FormKD),
    };

    private static bool IsAddress(Uri address) =>
        address is { IsAbsoluteUri: true, Scheme: "http" or "https" } && address.AbsoluteUri.Length <= LongestAddress;

    [GeneratedRegex(@"\A[0-9]{6}\z")]
    private static partial Regex Client();

    [GeneratedRegex(@"\A[0-9]{4}\z")]
    private static partial Regex Year();

    [GeneratedRegex(@"\A[A-Za-z0-9]{6,30}\z")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\A[A-Za-z0-9 ]{1,99}\z")]
    private static partial Regex Object();

    [GeneratedRegex(@"\A[!-?A-~]+@[!-?A-~]+\z")]
    private static partial Regex Mail();
}
