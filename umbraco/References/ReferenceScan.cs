using System.Text.Json;
using System.Text.RegularExpressions;
using Site.Cms.Model;
using Site.Cms.Model.Editors;

namespace Site.Cms.References;

/// <summary>
/// What a document's values point at: ids of documents and media, and addresses of this site (<c>/media/…/plan.pdf</c>, <c>/faq/mon-compte</c>)
/// that were written out instead of picked.
/// </summary>
internal static partial class ReferenceScan
{
    public static IEnumerable<string> Targets(SchemaSnapshot schema, DocumentTypeDefinition type, PropertyValues values) =>
        PropertyWalk.Of(schema, type, values).SelectMany(found => Targets(found.Property.DataType.EditorAlias, found.Value));

    public static string Target(Guid id) => id.ToString("D");

    /// <summary>The form in which addresses are compared: without query, fragment and last slash.</summary>
    public static string Target(string address)
    {
        var path = address.AsSpan();
        if (path.IndexOfAny('?', '#') is >= 0 and var end)
            path = path[..end];
        return path.Length > 1 ? path.TrimEnd('/').ToString() : path.ToString();
    }

    private static IEnumerable<string> Targets(string editor, JsonElement value) => editor switch
    {
        "Umbraco.ContentPicker" => Id(value),
        "Umbraco.MultiNodeTreePicker" => Items(value).SelectMany(item => Id(item.Member("unique"))),
        "Umbraco.MediaPicker3" => Items(value).SelectMany(item => Id(item.Member("mediaKey"))),
        "Umbraco.MultiUrlPicker" => Items(value).SelectMany(link => Id(link.Member("unique")).Concat(Address(link.Text("url")))),
        "Umbraco.RichText" => InMarkup(value.ValueKind == JsonValueKind.String ? value.GetString() : value.Text("markup")),
        "Umbraco.MarkdownEditor" => InMarkdown(value.ValueKind == JsonValueKind.String ? value.GetString() : null),
        _ => [],
    };

    private static JsonElement.ArrayEnumerator Items(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default;

    private static IEnumerable<string> Id(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.String } text && Guid.TryParse(Udi().Replace(text.GetString()!, ""), out var id) ? [Target(id)] : [];

    private static IEnumerable<string> Address(string? address) =>
        address is ['/', not '/', ..] && !address.StartsWith("/{", StringComparison.Ordinal) ? [Target(address)] : [];

    private static IEnumerable<string> InMarkup(string? markup) =>
        markup is null || !markup.Contains('<', StringComparison.Ordinal) ? []
        : Ids(markup).Concat(HtmlAddress().Matches(markup).SelectMany(match => Address(match.Groups[1].Value)));

    private static IEnumerable<string> InMarkdown(string? markdown) =>
        markdown is null ? []
        : Ids(markdown).Concat(MarkdownAddress().Matches(markdown).SelectMany(match => Address(match.Groups[1].Value)));

    private static IEnumerable<string> Ids(string text) =>
        text.Contains("{localLink:", StringComparison.Ordinal) || text.Contains("data-udi", StringComparison.Ordinal)
            ? LocalLink().Matches(text).SelectMany(match => Guid.TryParse(match.Groups[1].ValueSpan, out var id) ? new[] { Target(id) } : [])
            : [];

    [GeneratedRegex("^umb://(document|media)/", RegexOptions.CultureInvariant)]
    private static partial Regex Udi();

    [GeneratedRegex(
        @"(?:\{localLink:(?:umb://(?:document|media)/)?|data-udi=""umb://(?:document|media)/)([0-9a-fA-F-]{32,36})[""}]", RegexOptions.CultureInvariant)]
    private static partial Regex LocalLink();

    [GeneratedRegex(@"\b(?:href|src)=""(/[^""]*)""", RegexOptions.CultureInvariant)]
    private static partial Regex HtmlAddress();

    [GeneratedRegex(@"(?:\]\(<?|^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*<?)(/[^\s)>]*)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex MarkdownAddress();
}
