using System.Text.Json;
using Site.Cms.Media;

namespace Site.Cms.Publishing.Quality;

/// <summary>
/// A picture says in words what it shows (RGAA 1.1). Pictures that only decorate have no place in the help, so that an empty text is always one
/// that was forgotten.
/// </summary>
public sealed class AlternativeTextRule : IPublishRule
{
    private const string Alias = "altText";

    /// <summary>What the Markdown editor writes where the text is to stand (<c>describePicture</c> in packages/portail/*/labels.js).</summary>
    internal static readonly IReadOnlySet<string> Placeholders =
        new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "décrivez l’image ici", "enter image description here" };

    public IEnumerable<PublishFinding> Check(PublishCandidate candidate) =>
        from field in candidate.Fields
        from picture in FieldContent.Pictures(field)
        let sentence = Sentence(candidate, field, picture)
        where sentence is not null
        select new PublishFinding(field.Property, sentence);

    private static string? Sentence(PublishCandidate candidate, Field field, FoundPicture picture)
    {
        if (picture.AlternativeText is { } text)
            return string.IsNullOrWhiteSpace(text) || Placeholders.Contains(text.Trim()) ? QualityTexts.PictureWithoutText(field, Name(candidate, picture)) : null;
        // One that is gone is a broken link.
        return picture.Id is { } id && candidate.Media(id) is { } item && IsPicture(item) && !HasText(item)
            ? QualityTexts.PickedPictureWithoutText(field, item.Name)
            : null;
    }

    private static string? Name(PublishCandidate candidate, FoundPicture picture) =>
        picture.Id is { } id && candidate.Media(id) is { } item ? item.Name : picture.Address?.Split('?')[0].Split('/')[^1];

    private static bool IsPicture(MediaItem item) => item.MediaTypeId == MediaTypes.Image.Id || item.MediaTypeId == MediaTypes.VectorGraphics.Id;

    private static bool HasText(MediaItem item) =>
        item.Values.ByAlias.TryGetValue(Alias, out var value) && value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString());
}
