using Site.Films.Recording;

namespace Site.Films.Script;

/// <summary>One tutorial as it is filmed. Picture, captions, chapters, transcript and poster all come from here.</summary>
public sealed record Film
{
    /// <summary>Of its files; <c>dotnet run --project Site.Tests/Films -- {name}</c>.</summary>
    public required string Name { get; init; }

    /// <summary>As the media library and the player call it.</summary>
    public required string Title { get; init; }

    public required Screen Screen { get; init; }

    /// <summary>Alternative text of the poster.</summary>
    public required string PosterText { get; init; }

    /// <summary>Where it stands among its siblings in the media library.</summary>
    public required int SortOrder { get; init; }

    public required FilmIds Ids { get; init; }

    /// <summary>The first-run document that shows it, below <c>umbraco/content</c>; null for none.</summary>
    public string? Document { get; init; }

    /// <summary>What has happened before the camera runs.</summary>
    public Func<Preparation, Task> Before { get; init; } = _ => Task.CompletedTask;

    public required IReadOnlyList<Scene> Scenes { get; init; }
}

/// <summary>Fixed, so that a film that is taken again replaces the former one.</summary>
public sealed record FilmIds(Guid Video, Guid Poster, Guid Captions, Guid? Block = null);

/// <summary>What happens while one caption is read.</summary>
public sealed record Scene
{
    /// <param name="caption">With ordinary spaces; what French wants non-breaking becomes so.</param>
    public Scene(string caption, Func<Stage, Task> act) => (Caption, Act) = (FrenchText.Spaced(caption), act);

    public string Caption { get; }

    public Func<Stage, Task> Act { get; }

    /// <summary>What has changed when the scene begins without anybody having clicked: another page, another day.</summary>
    public Func<Stage, Task>? Cut { get; init; }

    /// <summary>Title of the chapter that begins here; null when the last one goes on.</summary>
    public string? Chapter
    {
        get;
        init => field = value is null ? null : FrenchText.Spaced(value);
    }

    /// <summary>Its last picture is the poster.</summary>
    public bool IsPoster { get; init; }
}

/// <param name="Width">CSS pixels. Few, so that words can be read where the film is shown small.</param>
/// <param name="Height">CSS pixels.</param>
/// <param name="Scale">Film pixels for each of them; both products are whole and even, as H.264 wants it.</param>
public sealed record Screen(int Width, int Height, double Scale, bool IsTouched)
{
    public static Screen Desk { get; } = new(1024, 576, 1.25, IsTouched: false);

    public static Screen Phone { get; } = new(390, 844, 2, IsTouched: true);

    public int FilmWidth => (int)(Width * Scale);

    public int FilmHeight => (int)(Height * Scale);
}
