using System.Security.Cryptography;
using System.Text;

namespace Site.Cms.Moving.Push;

/// <summary>
/// What pushes have left at a target, in a file of the folder that is pushed, or of the site's data for what the program brings itself: how they know
/// whether somebody has changed it there since. A line is added before each write and after it, so that a push that breaks off knows its own work again.
/// </summary>
internal sealed class PushRecord
{
    public const string FileName = ".pushed";

    private readonly string _file;
    private readonly string _target;
    private readonly Dictionary<string, (string Source, HashSet<string> Left)> _known = [];

    /// <param name="folder">Where the file lies; made when it is first needed.</param>
    public PushRecord(string folder, Uri target)
    {
        (_file, _target) = (Path.Combine(folder, FileName), target.AbsoluteUri);
        if (!File.Exists(_file))
            return;
        foreach (var line in File.ReadLines(_file).Select(line => line.Split('\t')).Where(line => line.Length == 4 && line[0] == _target))
            Know(line[1], line[2], line[3]);
    }

    /// <summary>Whether a push has left it so.</summary>
    public bool IsOurs(string id, string atTarget) => _known.TryGetValue(id, out var known) && known.Left.Contains(Hash(atTarget));

    /// <summary>Whether it is the same as when a push left it at the target.</summary>
    public bool IsUnchanged(string id, string source) => _known.TryGetValue(id, out var known) && known.Source == Hash(source);

    /// <summary>What will be there if the write comes through, and the push no further.</summary>
    public void Begin(string id, string expected) => Add(id, "", Hash(expected));

    public void End(string id, string source, string atTarget) => Add(id, Hash(source), Hash(atTarget));

    private void Add(string id, string source, string left)
    {
        Know(id, source, left);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
            File.AppendAllText(_file, $"{_target}\t{id}\t{source}\t{left}\n");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PushException($"{_file} cannot be written, so that a later push would not know its own work: {error.Message}", error);
        }
    }

    private void Know(string id, string source, string left)
    {
        if (source.Length > 0 || !_known.TryGetValue(id, out var known))
            known = (source, []);
        known.Left.Add(left);
        _known[id] = (source, known.Left);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}
