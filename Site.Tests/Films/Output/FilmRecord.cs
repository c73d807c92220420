using System.Text.Json;
using Site.Tests.Support;

namespace Site.Films.Output;

/// <summary>Which footage the films in <c>umbraco/content</c> were made from, in a file beside the films' scripts.</summary>
internal sealed class FilmRecord
{
    private static readonly string Path = System.IO.Path.Combine(Repository.Root, "Site.Tests", "Films", "films.lock.json");
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly SortedDictionary<string, string> _marks =
        File.Exists(Path) ? new(JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path))!, StringComparer.Ordinal) : new(StringComparer.Ordinal);

    public bool Knows(ReadyFilm film) => _marks.GetValueOrDefault(film.Script.Name) == film.Mark;

    public void Keep(ReadyFilm film)
    {
        _marks[film.Script.Name] = film.Mark;
        File.WriteAllText(Path, JsonSerializer.Serialize(_marks, Indented).ReplaceLineEndings("\n") + "\n");
    }
}
