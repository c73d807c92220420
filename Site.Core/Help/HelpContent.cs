namespace Site.Core.Help;

/// <summary>A published content that has a page of its own.</summary>
/// <param name="Id">The document's id in the CMS; votes are kept under it.</param>
/// <param name="Address">Path of its page, e.g. <c>/faq/identifiant-perdu</c>, without trailing slash.</param>
/// <param name="Version">When this published version came to be (the Delivery API's <c>updateDate</c>, UTC); a vote belongs to one version.</param>
public abstract record HelpContent(Guid Id, string Address, string Title, DateTimeOffset CreatedAt, DateTimeOffset Version);

/// <summary>The help space's front page, <c>/aide</c>, and the town service's contact details.</summary>
public sealed record HelpCentre(
    Guid Id, string Address, string Title, DateTimeOffset CreatedAt, DateTimeOffset Version,
    SafeHtml Introduction, string? Phone, string? Mail, string? OpeningHours)
    : HelpContent(Id, Address, Title, CreatedAt, Version)
{
    /// <summary>Id of the form with which people write to the service; it may not be published. Null: none.</summary>
    public Guid? ContactForm { get; init; }
}

/// <summary>The list of tutorials (<c>/tutoriels</c>) or of FAQ entries (<c>/faq</c>).</summary>
public sealed record ContentList(Guid Id, string Address, string Title, DateTimeOffset CreatedAt, DateTimeOffset Version)
    : HelpContent(Id, Address, Title, CreatedAt, Version);

/// <param name="Device">« PC », « Smartphone » or « PC et smartphone »; null when it does not matter.</param>
/// <param name="Screen">Which screen of the portal it explains, e.g. <c>inscription</c>; null for none.</param>
public sealed record Tutorial(
    Guid Id, string Address, string Title, DateTimeOffset CreatedAt, DateTimeOffset Version,
    string Summary, string? Device, Video? Video, IReadOnlyList<TutorialStep> Steps, string? Screen)
    : HelpContent(Id, Address, Title, CreatedAt, Version)
{
    /// <summary>How long it takes to read, as editors say; null when they do not.</summary>
    public int? ReadingMinutes { get; init; }
}

public sealed record TutorialStep(string Title, SafeHtml Body, Picture? Image);

/// <param name="Keywords">Other words that people use; they count in search.</param>
/// <param name="RelatedTutorials">Ids of tutorials, in the editors' order; some may not be published.</param>
public sealed record FaqEntry(
    Guid Id, string Address, string Title, DateTimeOffset CreatedAt, DateTimeOffset Version,
    SafeHtml Answer, IReadOnlyList<string> Keywords, IReadOnlyList<Guid> RelatedTutorials, string? Screen)
    : HelpContent(Id, Address, Title, CreatedAt, Version);

/// <summary>A page of running text: legal notice, accessibility statement, personal data.</summary>
public sealed record Page(Guid Id, string Address, string Title, DateTimeOffset CreatedAt, DateTimeOffset Version, SafeHtml Body)
    : HelpContent(Id, Address, Title, CreatedAt, Version)
{
    /// <summary>Id of a form below the text; it may not be published. Null: none.</summary>
    public Guid? Form { get; init; }
}

/// <summary>A message on the home page for as long as it is published. Has no page of its own.</summary>
/// <param name="Level">« Information », « Important » or « Alerte ».</param>
public sealed record Announcement(Guid Id, string Name, SafeHtml Text, string Level, DateTimeOffset CreatedAt);

/// <param name="Url">Where the file is served: a path on this site.</param>
/// <param name="Extension">Without dot, lower case.</param>
public sealed record MediaFile(string Url, string Name, string? Extension, long? Bytes);

/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="AlternativeText">Empty for a picture that decorates.</param>
public sealed record Picture(string Url, string AlternativeText, int? Width, int? Height)
{
    /// <summary>As a telephone is held.</summary>
    public bool IsUpright => Height > Width;

    /// <summary>Smaller versions for browsers to choose from, as <c>srcset</c> has them; null when there are none.</summary>
    public string? SourceSet { get; init; }

    /// <summary>The address of one that does everywhere, 1280 pixels wide at most where it can be resized.</summary>
    public string Preview { get; init; } = Url;
}

public enum VideoProvider { File, PeerTube, YouTube, Vimeo, Dailymotion }

/// <param name="Reference">The provider's id of the video; for PeerTube its full watch or embed address. Empty for a file.</param>
/// <param name="File">The self-hosted file, for <see cref="VideoProvider.File"/>.</param>
/// <param name="Duration">As editors wrote it: <c>m:ss</c>.</param>
public sealed record Video(
    VideoProvider Provider, string Reference, MediaFile? File, string? Title, TimeSpan? Duration,
    Picture? Poster, MediaFile? Captions, IReadOnlyList<VideoChapter> Chapters, SafeHtml Transcript);

public sealed record VideoChapter(TimeSpan Start, string Title);
