namespace Site.Core.Uploads;

/// <summary>A file that a parent sends: what it is, told by its content, whatever its name says.</summary>
public static class UploadedFile
{
    public const string Pdf = "application/pdf";
    public const string Jpeg = "image/jpeg";
    public const string Png = "image/png";

    /// <summary>In bytes: a photograph that a telephone takes of a sheet of paper.</summary>
    public const int LargestBytes = 10 * 1024 * 1024;

    /// <summary>Null: none of the three.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> content) => content switch
    {
        _ when content.StartsWith("%PDF-"u8) => Pdf,
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
        _ => null,
    };

    /// <summary>For a file's name: without dot.</summary>
    public static string ExtensionOf(string mediaType) => mediaType switch { Pdf => "pdf", Jpeg => "jpg", _ => "png" };
}
