using Site.Films.Output;
using Site.Films.Recording;

namespace Site.Films;

/// <summary><c>dotnet run --project Site.Tests/Films -- [--check] [name…]</c>.</summary>
internal static class FilmCommand
{
    /// <returns>1 when a check found a film out of date, 2 for a name that no film has.</returns>
    private static async Task<int> Main(string[] args)
    {
        var (isCheck, names) = (args.Contains("--check"), args.Where(name => name != "--check").ToList());
        if (names.Find(name => AllFilms.List.All(film => film.Name != name)) is { } unknown)
        {
            Console.Error.WriteLine($"There is no film {unknown}. Films: {string.Join(", ", AllFilms.List.Select(film => film.Name))}");
            return 2;
        }

        var record = new FilmRecord();
        var outdated = 0;
        await using var camera = await Camera.StartAsync();
        foreach (var script in AllFilms.List.Where(film => names.Count == 0 || names.Contains(film.Name)))
        {
            Console.Write($"{script.Name} ");
            var film = new ReadyFilm(script, await camera.FilmAsync(script));
            if (record.Knows(film) && FilmFiles.AreThere(script))
            {
                Console.WriteLine(" as it was");
                continue;
            }
            outdated++;
            if (isCheck)
            {
                Console.WriteLine(" has changed: film it again");
                continue;
            }
            await FilmFiles.WriteAsync(film, camera);
            record.Keep(film);
            Console.WriteLine($" filmed: {film.Length:m\\:ss}");
        }
        return isCheck && outdated > 0 ? 1 : 0;
    }
}
