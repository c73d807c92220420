using System.Security.Cryptography;
using System.Text;
using Site.Cms.Data;

namespace Site.Cms.Media;

/// <summary>Public paths of files: <c>/media/{8 of a-z0-9}/{name}</c>.</summary>
internal static class MediaUrls
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";

    public static string NewFolder(CmsState state)
    {
        var taken = state.Media.Values.Select(item => FolderOf(item.File)).ToHashSet();
        string folder;
        do
            folder = RandomNumberGenerator.GetString(Alphabet, 8);
        while (taken.Contains(folder));
        return folder;
    }

    /// <summary>The address of a file that comes with its item's id: the same wherever it is loaded.</summary>
    public static string Usual(Guid id, string fileName)
    {
        var hash = SHA256.HashData(id.ToByteArray(bigEndian: true));
        return $"/media/{string.Concat(hash.Take(8).Select(part => Alphabet[part % Alphabet.Length]))}/{SafeName(fileName)}";
    }

    /// <summary>Whether it could be the address of a file: as <see cref="Usual"/> or an upload makes them.</summary>
    public static bool IsAddress(string url) =>
        url.Split('/') is ["", "media", { Length: 8 } folder, { Length: > 0 } name] && folder.All(letter => Alphabet.Contains(letter, StringComparison.Ordinal))
        && name.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.') && Path.GetExtension(name).Length > 1;

    /// <summary>A replaced file stays in its folder.</summary>
    public static string? FolderOf(MediaFileInfo? file) => file?.Url.Split('/')[2];

    /// <summary>Letters (accents kept), digits, dots, hyphens and underscores: <c>écran d’accueil.png</c> → <c>écran-d-accueil.png</c>.</summary>
    public static string SafeName(string fileName)
    {
        var stem = Path.GetFileNameWithoutExtension(fileName).Normalize(NormalizationForm.FormC).ToLowerInvariant();
        var safe = new StringBuilder();
        foreach (var letter in stem)
        {
            if (char.IsLetterOrDigit(letter) || letter == '_')
                safe.Append(letter);
            else if (safe.Length > 0 && safe[^1] != '-')
                safe.Append('-');
        }
        var extension = string.Concat(Path.GetExtension(fileName).ToLowerInvariant().Where(letter => char.IsAsciiLetterOrDigit(letter)));
        var name = safe.ToString().Trim('-');
        return $"{(name.Length == 0 ? "fichier" : name.Length > 100 ? name[..100] : name)}.{extension}";
    }
}
