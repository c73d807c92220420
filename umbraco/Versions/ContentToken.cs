using System.Security.Cryptography;
using System.Text;

namespace Site.Cms.Versions;

/// <summary>
/// A mark of what a version says: equal when name and values are. Who saves a draft can give the mark of the one that was read,
/// so that a newer one is not overwritten. Publishing, sorting and moving do not change it.
/// </summary>
public static class ContentToken
{
    /// <returns>32 hexadecimal digits; in quotation marks it is an entity tag.</returns>
    public static string Of(DocumentVersion version)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{version.Name}\0{version.Values.Json}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, 16));
    }
}
