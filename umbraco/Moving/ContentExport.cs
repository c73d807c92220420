using System.Text;
using Site.Cms.Data;
using Site.Cms.FirstRun;
using Site.Cms.Media;

namespace Site.Cms.Moving;

/// <summary>Told how far it is: what is moved, how many are done, of how many.</summary>
public delegate void MovingProgress(string what, int done, int total);

/// <summary>Writes schema, content and media to a folder: the state at one moment.</summary>
public sealed class ContentExport(CmsEngine engine, MediaFileStore media)
{
    private static readonly string[] Parts = [SeedFolder.Schema, SeedFolder.Content];

    /// <summary>
    /// Replaces <c>schema/</c> and <c>content/</c> of a folder once all is written; whatever else lies in it stays. Text files have one spelling, so that the
    /// same state gives the same bytes.
    /// </summary>
    /// <returns>How many files were written.</returns>
    /// <exception cref="IOException">The folder holds files that no export has written, or cannot be written to.</exception>
    public async Task<int> ExportAsync(string folder, MovingProgress? progress = null, CancellationToken cancellation = default)
    {
        if (Strangers(folder) is { } stranger)
            throw new IOException($"{stranger} is no file of an export. Choose an empty folder, or a former export.");
        var state = engine.State;
        Directory.CreateDirectory(folder);
        var unfinished = Path.Combine(folder, $".export-{Guid.NewGuid():N}");
        try
        {
            var written = WriteTexts(unfinished, "schema", [.. SchemaExport.Files(state)], progress);
            written += WriteTexts(unfinished, "content", [.. new DocumentExport(state).Files()], progress);
            written += await WriteMediaAsync(unfinished, [.. new MediaExport(state).Files()], progress, cancellation);
            foreach (var part in Parts)
            {
                var (made, place) = (Path.Combine(unfinished, part), Path.Combine(folder, part));
                if (Directory.Exists(place))
                    Directory.Delete(place, recursive: true);
                if (Directory.Exists(made))
                    Directory.Move(made, place);
            }
            return written;
        }
        finally
        {
            if (Directory.Exists(unfinished))
                Directory.Delete(unfinished, recursive: true);
        }
    }

    private static int WriteTexts(string root, string what, IReadOnlyList<(string File, string Text)> files, MovingProgress? progress)
    {
        for (var done = 0; done < files.Count; done++)
        {
            WriteText(Path.Combine(root, files[done].File), files[done].Text);
            progress?.Invoke(what, done + 1, files.Count);
        }
        return files.Count;
    }

    private async Task<int> WriteMediaAsync(
        string root, IReadOnlyList<MediaExport.MediumFile> files, MovingProgress? progress, CancellationToken cancellation)
    {
        for (var done = 0; done < files.Count; done++)
        {
            var path = Path.Combine(root, files[done].File);
            if (files[done].Text is { } text)
                WriteText(path, text);
            else
                await CopyAsync(media.PathOf(files[done].Hash!), path, cancellation);
            progress?.Invoke("media", done + 1, files.Count);
        }
        return files.Count;
    }

    private static void WriteText(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    private static async Task CopyAsync(string from, string to, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        await using var source = File.OpenRead(from);
        await using var target = File.Create(to);
        await source.CopyToAsync(target, cancellation);
    }

    /// <summary>A file that replacing the parts would delete, though no export has written it.</summary>
    private static string? Strangers(string folder)
    {
        var schema = Path.Combine(folder, SeedFolder.Schema);
        var content = Path.Combine(folder, SeedFolder.Content);
        var library = Path.Combine(folder, SeedFolder.Media) + Path.DirectorySeparatorChar;
        return Files(schema).FirstOrDefault(file => !file.EndsWith(".json", StringComparison.Ordinal))
            ?? Files(content).FirstOrDefault(file => !file.EndsWith(".md", StringComparison.Ordinal) && !(file.StartsWith(library, StringComparison.Ordinal) && File.Exists(file + ".md")));

        static IEnumerable<string> Files(string path) => Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories) : [];
    }
}
