using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Site.Tests.Account.Providers;

/// <summary>A signing key of a played provider, made for one test run.</summary>
internal sealed class PlayedKey
{
    private PlayedKey(AsymmetricSecurityKey key, string algorithm)
    {
        key.KeyId = Guid.NewGuid().ToString("N");
        Credentials = new SigningCredentials(key, algorithm);
    }

    public SigningCredentials Credentials { get; }

    public static PlayedKey Es256() => new(new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)), SecurityAlgorithms.EcdsaSha256);

    public static PlayedKey Rs256() => new(new RsaSecurityKey(RSA.Create(2048)), SecurityAlgorithms.RsaSha256);

    public static PlayedKey Of(string algorithm) => algorithm == "ES256" ? Es256() : Rs256();

    /// <summary>Its public half (RFC 7517).</summary>
    public Dictionary<string, string> Published()
    {
        var jwk = Credentials.Key is ECDsaSecurityKey curve
            ? JsonWebKeyConverter.ConvertFromECDsaSecurityKey(curve)
            : JsonWebKeyConverter.ConvertFromRSASecurityKey((RsaSecurityKey)Credentials.Key);
        var published = new Dictionary<string, string> { ["kid"] = jwk.Kid, ["kty"] = jwk.Kty, ["use"] = "sig", ["alg"] = Credentials.Algorithm };
        foreach (var (name, value) in new[] { ("crv", jwk.Crv), ("x", jwk.X), ("y", jwk.Y), ("n", jwk.N), ("e", jwk.E) })
            if (value is not null)
                published[name] = value;
        return published;
    }
}
