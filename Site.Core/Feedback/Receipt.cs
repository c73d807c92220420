using System.Buffers.Text;
using System.Security.Cryptography;

namespace Site.Core.Feedback;

/// <summary>Proof of one vote, held by the voter's browser alone: 256 random bits. The portal keeps only <see cref="Hash"/>.</summary>
public sealed class Receipt
{
    private const int Bytes = 32;
    private readonly byte[] _value;

    private Receipt(byte[] value) => _value = value;

    public static Receipt New() => new(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Null for anything that <see cref="ToString"/> cannot have written.</summary>
    public static Receipt? Parse(string? text)
    {
        if (text is not { Length: 43 } || !Base64Url.IsValid(text))
            return null;
        var value = Base64Url.DecodeFromChars(text);
        return value.Length == Bytes && Base64Url.EncodeToString(value) == text ? new Receipt(value) : null;
    }

    public byte[] Hash() => SHA256.HashData(_value);

    /// <summary>43 characters of base64url.</summary>
    public override string ToString() => Base64Url.EncodeToString(_value);
}
