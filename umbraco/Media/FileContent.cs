namespace Site.Cms.Media;

/// <summary>Whether a file's first bytes are those of the kind that its extension names.</summary>
internal static class FileContent
{
    /// <summary>Bytes that <see cref="IsOf"/> wants to see, unless the file is shorter.</summary>
    public const int Length = 4096;

    /// <param name="extension">Lower case, without dot. One that is not known here is of any kind.</param>
    /// <param name="start">Of the file.</param>
    public static bool IsOf(string extension, ReadOnlySpan<byte> start) => extension switch
    {
        "png" => start is [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..],
        "jpg" or "jpeg" => start is [0xFF, 0xD8, 0xFF, ..],
        "gif" => start.StartsWith("GIF87a"u8) || start.StartsWith("GIF89a"u8),
        "bmp" => start.StartsWith("BM"u8),
        "tif" or "tiff" => start is [0x49, 0x49, 0x2A, 0, ..] or [0x4D, 0x4D, 0, 0x2A, ..],
        "webp" => IsRiff(start, "WEBP"u8),
        "wav" => IsRiff(start, "WAVE"u8),
        "avi" => IsRiff(start, "AVI "u8),
        "pdf" => start[..Math.Min(start.Length, 1024)].IndexOf("%PDF-"u8) >= 0,
        "mp3" => start.StartsWith("ID3"u8) || start is [0xFF, >= 0xE0, ..],
        "rtf" => start.StartsWith("{\\rtf"u8),
        "mp4" or "m4v" or "m4a" or "mov" or "3gp" or "avif" or "heic" or "heif" => start.Length >= 8 && start[4..].StartsWith("ftyp"u8),
        "webm" or "mkv" or "weba" or "mka" => start is [0x1A, 0x45, 0xDF, 0xA3, ..],
        "ogg" or "ogv" or "oga" or "opus" => start.StartsWith("OggS"u8),
        "zip" or "docx" or "dotx" or "xlsx" or "xltx" or "pptx" or "potx" or "ppsx" or "odt" or "ods" or "odp" or "odg" or "epub" or "kmz" =>
            start is [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..],
        "doc" or "dot" or "xls" or "xlt" or "ppt" or "pps" or "msg" => start is [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..],
        "txt" or "csv" or "tsv" or "vtt" or "srt" or "md" or "ics" or "svg" => IsText(start),
        _ => true,
    };

    private static bool IsRiff(ReadOnlySpan<byte> start, ReadOnlySpan<byte> kind) =>
        start.Length >= 12 && start.StartsWith("RIFF"u8) && start[8..].StartsWith(kind);

    /// <summary>In whatever encoding: old spreadsheets write Windows-1252, some write UTF-16.</summary>
    private static bool IsText(ReadOnlySpan<byte> start) =>
        start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || (!start.Contains((byte)0) && !start.StartsWith("%PDF-"u8) && !start.StartsWith("MZ"u8));
}
