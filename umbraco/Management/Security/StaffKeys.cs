using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

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
        Directory.CreateDirectory(Folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
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

    /// <summary>What the file holds, or a new key that it then holds.</summary>
    private string Keep(string name, Func<string> make)
    {
        var path = Path.Combine(Folder, name);
        if (!File.Exists(path))
        {
            // Whole or not at all: a half-written key would lock everybody out.
            var draft = path + ".new";
            File.Delete(draft);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var stream = new FileStream(draft, options))
            using (var writer = new StreamWriter(stream))
            {
                writer.Write(make());
                writer.Flush();
                stream.Flush(flushToDisk: true);
            }
            File.Move(draft, path);
        }
        return File.ReadAllText(path);
    }
}
