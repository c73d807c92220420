using Site.Cms.Publishing;

namespace Site.Cms.Moving;

/// <summary>Names of files in one folder: URL segments of what is in them, the second of a kind with <c>-2</c>.</summary>
internal sealed class ExportNames(params IEnumerable<string> taken)
{
    // Room for a number and an extension in what file systems take.
    private const int Longest = 120;

    private readonly HashSet<string> _taken = [.. taken];

    public string Of(string name, string extension = "")
    {
        var segment = UrlSegment.From(name);
        segment = segment.Length > Longest ? segment[..Longest].TrimEnd('-') : segment;
        var file = segment + extension;
        for (var number = 2; !_taken.Add(file); number++)
            file = $"{segment}-{number}{extension}";
        return file;
    }
}
