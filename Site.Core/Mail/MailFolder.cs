using System.Globalization;
using MimeKit;

namespace Site.Core.Mail;

/// <summary>Mails as <c>.eml</c> files in one folder: where they go in Development, and where a newcomer reads them.</summary>
/// <param name="path">Need not exist.</param>
public sealed class MailFolder(string path)
{
    private const string Extension = ".eml";

    /// <summary>Of the mails of this run: two of one millisecond keep their order.</summary>
    private static long _written;

    public async Task WriteAsync(MimeMessage message, DateTimeOffset now, CancellationToken cancellation)
    {
        Directory.CreateDirectory(path);
        var name = $"{now.UtcDateTime.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture)}-{Interlocked.Increment(ref _written):D6}-{Guid.NewGuid().ToString("N")[..6]}{Extension}";
        var half = Path.Combine(path, "." + name);
        await using (var file = File.Create(half))
            await message.WriteToAsync(file, cancellation);
        File.Move(half, Path.Combine(path, name));
    }

    /// <summary>Names without extension, the newest first.</summary>
    public IReadOnlyList<string> Names() => Directory.Exists(path)
        ? [.. Directory.EnumerateFiles(path, "*" + Extension).Select(Path.GetFileNameWithoutExtension).OfType<string>()
            .Where(name => !name.StartsWith('.')).OrderDescending(StringComparer.Ordinal)]
        : [];

    /// <summary>Null when there is no such mail, or when the file is none.</summary>
    /// <param name="name">As listed; compared with what is there, never made into a path as given.</param>
    public async Task<MimeMessage?> FindAsync(string name, CancellationToken cancellation)
    {
        if (!Names().Contains(name, StringComparer.Ordinal))
            return null;
        try
        {
            return await MimeMessage.LoadAsync(Path.Combine(path, name + Extension), cancellation);
        }
        catch (Exception unreadable) when (unreadable is FormatException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
