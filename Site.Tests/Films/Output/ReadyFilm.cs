using System.Security.Cryptography;
using System.Text;
using Site.Films.Recording;
using Site.Films.Script;

namespace Site.Films.Output;

/// <summary>A script with its footage: all that its files are made from.</summary>
internal sealed class ReadyFilm
{
    public ReadyFilm(Film script, Footage footage)
    {
        (Script, Footage) = (script, footage);
        Scenes = [.. script.Scenes.Select((scene, index) => new TimedScene(
            scene.Caption, scene.Chapter, Footage.TimeOf(index == 0 ? 0 : footage.Scenes[index - 1]), Footage.TimeOf(footage.Scenes[index])))];
        Mark = Marked();
    }

    public Film Script { get; }

    public Footage Footage { get; }

    public IReadOnlyList<TimedScene> Scenes { get; }

    public TimeSpan Length => Scenes[^1].End;

    /// <summary>The same as long as script, product and camera are: what is drawn, said, and where the pointer goes.</summary>
    public string Mark { get; }

    private string Marked()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(Camera.Settings(Script.Screen));
        Add($"{Script.Title} {Script.PosterText} {Script.Ids} {Script.SortOrder}");
        foreach (var shot in Footage.Shots)
        {
            Add(shot.Still.Drawn);
            Add($"{shot.Pointer} {shot.Frames}");
        }
        Add(FilmTexts.Captions(Scenes));
        Add(FilmTexts.Transcript(Scenes));
        Add(Footage.Poster.Drawn);
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
    }
}
