using System.Collections.Frozen;

namespace Site.Cms.Media;

/// <summary>French of what the built-in media types are called.</summary>
internal static class FrenchMediaTypes
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["Folder"] = "Dossier",
        ["Image"] = "Image",
        ["File"] = "Fichier",
        ["Video"] = "Vidéo",
        ["Audio"] = "Son",
        ["Article"] = "Document",
        ["Vector Graphics (SVG)"] = "Image vectorielle (SVG)",
        ["Vector Graphics"] = "Image vectorielle",
        ["Alternative text"] = "Texte alternatif",
        ["Width"] = "Largeur (pixels)",
        ["Height"] = "Hauteur (pixels)",
        ["File size"] = "Taille du fichier (octets)",
        ["File extension"] = "Extension du fichier",
        ["What the picture shows, for those who do not see it. Without it, its name is read to them."] =
            "Dites en une phrase ce que montre l’image, pour les personnes qui ne la voient pas. Sans ce texte, les pages qui montrent l’image ne peuvent pas être publiées.",
    }.ToFrozenDictionary();

    public static MediaTypeModel Of(MediaTypeModel type) => type with
    {
        Name = In(type.Name),
        Properties = [.. type.Properties.Select(property => property with { Name = In(property.Name), Description = property.Description is { } text ? In(text) : null })],
        Containers = [.. type.Containers.Select(container => container with { Name = container.Name is { } name ? In(name) : null })],
    };

    /// <summary>Every text that has a translation.</summary>
    internal static IEnumerable<string> Known => Names.Keys;

    private static string In(string text) => Names.GetValueOrDefault(text, text);
}
