using Site.Cms.Model;

namespace Site.Cms.Media;

/// <summary>Looks into an uploaded file: is it what its extension says, and can it be served and decoded without harm?</summary>
internal sealed class FileInspection(MediaOptions limits)
{
    /// <param name="extension">Lower case, without dot.</param>
    /// <param name="file">Readable from its start; its length is known.</param>
    public async Task<OperationStatus> InspectAsync(string extension, Stream file, CancellationToken cancellation)
    {
        var start = new byte[Math.Min(file.Length, IsPicture(extension) ? ImageHeader.Length : FileContent.Length)];
        await file.ReadExactlyAsync(start, cancellation);
        if (!FileContent.IsOf(extension, start))
            return OperationStatus.FileContentNotAllowed;
        if (IsPicture(extension))
            return Picture(ImageHeader.ReadSize(start));
        return extension switch
        {
            "vtt" => await WholeAsync(file, WebVtt.Longest, cancellation) is { } captions && WebVtt.IsValid(captions)
                ? OperationStatus.Success : OperationStatus.InvalidCaptions,
            "svg" => await WholeAsync(file, SafeSvg.Longest, cancellation) is { } svg && SafeSvg.Clean(svg) is not null
                ? OperationStatus.Success : OperationStatus.FileContentNotAllowed,
            _ => OperationStatus.Success,
        };
    }

    // A picture whose size cannot be read is not decoded either.
    private OperationStatus Picture((int Width, int Height)? size) =>
        size is not var (width, height) ? OperationStatus.FileContentNotAllowed
        : (long)width * height > limits.MostPixels ? OperationStatus.TooManyPixels
        : OperationStatus.Success;

    private static bool IsPicture(string extension) => MediaTypes.Image.Extensions.Contains(extension);

    private static async Task<byte[]?> WholeAsync(Stream file, int longest, CancellationToken cancellation)
    {
        if (file.Length > longest)
            return null;
        file.Position = 0;
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }
}
