using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Site.Account;

/// <summary>The private key with which the portal proves to a provider who it is: a PEM file of an operator's.</summary>
internal static class ClientKey
{
    /// <summary>What FranceConnect and OpenID Connect ask of RSA at least.</summary>
    private const int RsaBits = 2048;

    /// <returns>With ES256 or RS256; the key's id is its thumbprint (RFC 7638), which the provider can make from the public half as well.</returns>
    public static SigningCredentials Read(string path)
    {
        var (key, algorithm) = Load(path);
        key.KeyId = Base64UrlEncoder.Encode(key.ComputeJwkThumbprint());
        return new SigningCredentials(key, algorithm);
    }

    /// <returns>Null when it can be used.</returns>
    public static string? ProblemWith(string path)
    {
        try
        {
            Load(path);
            return null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return "the file cannot be read.";
        }
        catch (Exception useless) when (useless is CryptographicException or ArgumentException)
        {
            return $"no private key (PEM, without password) of EC P-256 or of RSA with {RsaBits} bits or more.";
        }
    }

    private static (AsymmetricSecurityKey Key, string Algorithm) Load(string path)
    {
        var pem = File.ReadAllText(path);
        try
        {
            var curve = ECDsa.Create();
            curve.ImportFromPem(pem);
            // Its public half alone, or another curve, would fail at the first sign-in.
            return curve.ExportParameters(includePrivateParameters: true).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value
                ? (new ECDsaSecurityKey(curve), SecurityAlgorithms.EcdsaSha256)
                : throw new CryptographicException("Another curve.");
        }
        catch (Exception other) when (other is CryptographicException or ArgumentException)
        {
            var rsa = RSA.Create();
            rsa.ImportFromPem(pem);
            return rsa.KeySize >= RsaBits && rsa.ExportParameters(includePrivateParameters: true).D is not null
                ? (new RsaSecurityKey(rsa), SecurityAlgorithms.RsaSha256)
                : throw new CryptographicException("Too short.");
        }
    }
}
