using System.Globalization;
using System.Numerics;

namespace Site.Core.Billing;

/// <summary>
/// Payment by bank transfer: the family gives its bank a structured creditor reference (ISO 11649), and a file of the bank's receipts tells what came
/// (<c>transfers.csv</c>). Nobody can be asked, and it takes days.
/// </summary>
public sealed class TransferProvider : IPaymentProvider
{
    public const string ProviderKey = "virement";

    public string Key => ProviderKey;

    public TimeSpan Lock => TimeSpan.Zero;

    public TimeSpan? Opens => null;

    public bool IsAsked => false;

    public Task<ProviderStart> StartAsync(PaymentOrder order, CancellationToken cancellation) =>
        Task.FromResult<ProviderStart>(new ProviderStart.Started(ReferenceOf(order.AttemptId)));

    public Task<ProviderResult> ReadAsync(string reference, CancellationToken cancellation) => Task.FromResult<ProviderResult>(new ProviderResult.NotYet());

    public Uri? PageOf(string reference) => null;

    /// <summary>« RF » with check digits and 16 characters of the attempt's id, so that one transfer belongs to one attempt (ISO 11649; check digits as in ISO 7064, MOD 97-10).</summary>
    internal static string ReferenceOf(Guid attempt)
    {
        var body = (new BigInteger(attempt.ToByteArray(), isUnsigned: true) % BigInteger.Pow(10, 16)).ToString(CultureInfo.InvariantCulture).PadLeft(16, '0');
        return $"RF{98 - Mod97(body + "RF00"):00}{body}";
    }

    /// <summary>Whether the check digits are right; spaces are forgiven.</summary>
    public static bool IsSound(string reference)
    {
        var plain = Normalise(reference);
        return plain.Length is >= 5 and <= 25 && plain.StartsWith("RF", StringComparison.Ordinal) && plain.All(char.IsAsciiLetterOrDigit) && Mod97(plain[4..] + plain[..4]) == 1;
    }

    public static string Normalise(string reference) => string.Concat(reference.Where(sign => !char.IsWhiteSpace(sign))).ToUpperInvariant();

    /// <summary>In groups of four, as people type it.</summary>
    public static string Printed(string reference) => string.Join('\u00a0', reference.Chunk(4).Select(chunk => new string(chunk)));

    private static int Mod97(string text)
    {
        var rest = 0;
        foreach (var sign in text)
        {
            var value = char.IsAsciiDigit(sign) ? sign - '0' : sign - 'A' + 10;
            rest = ((value > 9 ? rest * 100 : rest * 10) + value) % 97;
        }
        return rest;
    }
}
