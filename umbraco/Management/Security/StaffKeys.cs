using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using Site.Cms.Data;

namespace Site.Cms.Management.Security;

/// <summary>
/// The keys of the CMS's own tokens, in <c>data/keys/umbraco</c>: made once, readable by the process's user alone. ECDSA P-256 to sign and a
/// symmetric key to encrypt, because making RSA keys takes seconds.
/// </summary>
internal sealed class StaffKeys
{
    public StaffKeys(CmsOptions options)
    {
        Folder = Path.Combine(options.DataPath, "keys", "umbraco");
        var signing = ECDsa.Create();
        signing.ImportFromPem(Keep("signing.pem", () =>
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return made.ExportPkcs8PrivateKeyPem();
        }));
        Signing = new ECDsaSecurityKey(signing) { KeyId = "umbraco-1" };
        Encryption = new SymmetricSecurityKey(Convert.FromBase64String(Keep("encryption.key", () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)))));
    }

    public string Folder { get; }

    public ECDsaSecurityKey Signing { get; }

    public SymmetricSecurityKey Encryption { get; }

    private string Keep(string name, Func<string> make) => KeyFile.Keep(Path.Combine(Folder, name), make);
}
