using System.Text.Json;
using System.Text.Json.Nodes;
using Site.Cms.Data;
using Site.Cms.Media;
using Site.Cms.Model;
using Site.Cms.Model.Editors;
using Site.Cms.Publishing;

namespace Site.Cms.Management.Documents;

/// <summary>
/// Property values as the client gets them: in the order of the type, as they are stored, but that picked links say where they lead now.
/// </summary>
internal sealed class DocumentValues(DocumentAddresses addresses)
{
    private const string LinkPicker = "Umbraco.MultiUrlPicker";

    public IReadOnlyList<PropertyValueResponse> Of(CmsState state, Guid documentType, PropertyValues values) =>
    [
        .. state.Schema.DocumentTypes[documentType].Properties
            .Where(property => values.ByAlias.ContainsKey(property.Alias))
            .Select(property => new PropertyValueResponse(
                property.DataType.EditorAlias, null, null, property.Alias, Current(state, property.DataType.EditorAlias, values.ByAlias[property.Alias]))),
    ];

    private JsonElement Current(CmsState state, string editor, JsonElement value)
    {
        if (editor == LinkPicker && value.ValueKind == JsonValueKind.Array)
            return JsonSerializer.SerializeToElement(Links(state, value), CmsJson.Options);
        if (value.ValueKind != JsonValueKind.Object || !value.GetRawText().Contains(LinkPicker, StringComparison.Ordinal))
            return value;
        var blocks = JsonNode.Parse(value.GetRawText())!;
        Refresh(state, blocks);
        return JsonSerializer.SerializeToElement(blocks, CmsJson.Options);
    }

    /// <summary>Blocks hold properties, which may hold links or blocks again.</summary>
    private void Refresh(CmsState state, JsonNode? node)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (var item in items)
                    Refresh(state, item);
                break;
            case JsonObject property when property["editorAlias"]?.ToString() == LinkPicker && property["value"] is JsonArray links:
                property["value"] = Links(state, JsonSerializer.SerializeToElement(links, CmsJson.Options));
                break;
            case JsonObject members:
                foreach (var member in members.ToList())
                    Refresh(state, member.Value);
                break;
        }
    }

    private JsonArray Links(CmsState state, JsonElement links) =>
        new([.. links.EnumerateArray().Where(link => link.ValueKind == JsonValueKind.Object).Select(link => (JsonNode)Link(state, link))]);

    private JsonObject Link(CmsState state, JsonElement link)
    {
        var (icon, published, trashed, url) = link.Text("type") switch
        {
            "document" when link.Id("unique") is { } id && state.Documents.TryGetValue(id, out var document) =>
                (state.DocumentTypes[document.DocumentTypeId].Body.Icon, document.Published is not null, document.Trashed, addresses.PathOf(id)),
            "media" when link.Id("unique") is { } id && state.Media.TryGetValue(id, out var item) =>
                (MediaTypes.ById[item.MediaTypeId].Icon, true, item.Trashed, item.File?.Url),
            "document" or "media" => (link.Text("icon"), false, true, null),
            _ => (link.Text("icon") ?? "icon-link", true, false, link.Text("url")),
        };
        return new JsonObject
        {
            ["icon"] = icon,
            ["name"] = link.Text("name"),
            ["published"] = published,
            ["queryString"] = link.Text("queryString"),
            ["target"] = link.Text("target"),
            ["trashed"] = trashed,
            ["type"] = link.Text("type"),
            ["unique"] = link.Text("unique"),
            ["url"] = url,
            ["culture"] = null,
        };
    }
}
