using System.Text.Json;
using Site.Cms.Publishing;
using Site.Core.Help;

namespace Site.Web;

/// <summary>A video can be followed without its sound: by captions or by a transcript (RGAA 4.1 and 4.3).</summary>
internal sealed class AccessibleVideoRule : IPublishRule
{
    public IEnumerable<PublishFinding> Check(PublishCandidate candidate) => candidate.Groups
        .Where(part => part.Type == ContentTypes.VideoEmbed && !HasCaptions(candidate, part) && !HasTranscript(part))
        .Select(part => new PublishFinding(
            part.Property,
            $"Champ {part.Place}\u00A0: cette vidéo n’a ni sous-titres ni transcription. Ajoutez l’un ou l’autre dans l’onglet «\u00A0Accessibilité\u00A0», pour que chacun puisse la suivre sans le son."));

    private static bool HasTranscript(FieldGroup part) =>
        part.Find("transcript")?.Value is { ValueKind: JsonValueKind.String } text && !string.IsNullOrWhiteSpace(text.GetString());

    private static bool HasCaptions(PublishCandidate candidate, FieldGroup part) =>
        part.Find("captions")?.Value is { ValueKind: JsonValueKind.Array } picks
        && picks.EnumerateArray().Any(pick => pick.ValueKind == JsonValueKind.Object
            && pick.TryGetProperty("mediaKey", out var key) && key.ValueKind == JsonValueKind.String && key.TryGetGuid(out var id) && candidate.Media(id) is not null);
}
