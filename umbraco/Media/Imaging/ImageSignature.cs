using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;
using Site.Cms.Data;

namespace Site.Cms.Media.Imaging;

/// <summary>
/// Signs the addresses of resized pictures, so that nobody but the site can make it resize. The parameter <c>hmac</c> is Umbraco's (ImageSharp.Web's):
/// HMAC-SHA256, in hex, of path and commands as they are sent, in lower case, with the key in <c>data/keys/umbraco/images.key</c>.
/// </summary>
public sealed class ImageSignature(CmsOptions options)
{
    /// <summary>The query parameter.</summary>
    public const string Parameter = "hmac";

    private readonly Lazy<byte[]> _key = new(() => Convert.FromBase64String(KeyFile.Keep(
        Path.Combine(options.DataPath, "keys", "umbraco", "images.key"), () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(64)))));

    /// <summary>The key itself, for those outside the CMS who make addresses.</summary>
    public ReadOnlyMemory<byte> Key => _key.Value;

    /// <param name="path">Of the file, not encoded: <c>/media/…/écran.png</c>.</param>
    /// <param name="commands">In the order in which the address has them.</param>
    public string Of(string path, IEnumerable<KeyValuePair<string, StringValues>> commands) => Convert.ToHexStringLower(Hash(path, commands));

    public bool IsOf(string path, IEnumerable<KeyValuePair<string, StringValues>> commands, StringValues given)
    {
        // Always as much work, whatever was given.
        var expected = Hash(path, commands);
        var read = new byte[expected.Length];
        return given is [{ Length: 2 * HMACSHA256.HashSizeInBytes } text]
            && Convert.FromHexString(text, read, out _, out _) == System.Buffers.OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(expected, read);
    }

    private byte[] Hash(string path, IEnumerable<KeyValuePair<string, StringValues>> commands) => HMACSHA256.HashData(
        _key.Value, Encoding.UTF8.GetBytes((new PathString(path).ToUriComponent() + new QueryBuilder(commands).ToQueryString()).ToLowerInvariant()));
}
