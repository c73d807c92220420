using System.Text.Json;
using System.Text.Json.Nodes;
using Site.Cms.Model;
using Site.Cms.Publishing;
using Site.Cms.References;
using Site.Cms.Search;
using Site.Cms.Versions;

namespace Site.Tests.CmsTests;

/// <summary>Compares what the engine's services answer to a recorded GET with what a real Umbraco answered, member by member that they give.</summary>
internal sealed class RecordedReads(CmsFixture cms, Playback playback)
{
    /// <returns>False for a call that these services do not answer.</returns>
    public bool Check(Recording call)
    {
        var parts = playback.Known(call.Path)["/umbraco/management/api/v1/".Length..].Split('/');
        var id = parts.Length > 1 && Guid.TryParse(parts[1], out var parsed) ? parsed : Guid.Empty;
        var answer = (parts[0], parts.Length > 2 ? parts[2] : "") switch
        {
            ("document-version", _) when parts.Length == 1 => Versions(call),
            ("document-version", _) => Version(id),
            ("document", "audit-log") => AuditLog(id, call),
            ("document", "domains") => Domains(id),
            ("document", "notifications") => Notifications(id),
            ("document", "referenced-by") when !cms.Engine.State.Documents.ContainsKey(id) => OperationStatus.ContentNotFound,
            ("document" or "media", "referenced-by") => Page(call, References.ReferencedBy(id).Select(Reference)),
            ("document" or "media", "referenced-descendants") => Page(call, References.ReferencedDescendants(id).Select(found => new { id = found })),
            ("document" or "media", "") when parts[1] == "are-referenced" =>
                Page(call, References.AreReferenced(Ids(call)).Select(found => new { id = found })),
            ("recycle-bin", "referenced-by") => Page(call, References.ReferencedByDocumentsBin().Select(Reference)),
            ("data-type", "referenced-by") => Page(call, References.OfDataType(id).Select(use => new
            {
                documentType = new { id = use.DocumentType.Id, alias = use.DocumentType.Body.Alias, name = use.DocumentType.Body.Name },
                alias = use.Property.Alias,
                id = use.Property.Id,
                name = use.Property.Name,
            })),
            ("tag", _) => Page(call, cms.Get<ContentTags>().Find(Text(call, "query"), Text(call, "tagGroup"), Text(call, "culture"))
                .Select(tag => new { id = tag.Id, text = tag.Text, group = tag.Group, nodeCount = tag.DocumentCount })),
            ("item" or "tree", "search") when parts[1] == "document-type" => Page(call, cms.Get<DocumentSearch>().DocumentTypes(Text(call, "query"))
                .Select(type => new { isElement = type.Body.IsElement, name = type.Body.Name, id = type.Id })),
            ("item", "search") when parts[1] == "data-type" => Page(call, cms.Get<DocumentSearch>().DataTypes(Text(call, "query"))
                .Select(type => new { editorUiAlias = type.EditorUiAlias, editorAlias = type.EditorAlias, name = type.Name, id = type.Id })),
            ("data-type", "is-used") => Json(References.HasValuesOfDataType(id)),
            ("property-type", "") => Json(References.HasValuesOfProperty(Id(call, "contentTypeId"), Text(call, "propertyAlias")!)),
            _ => null,
        };
        if (answer is null)
            return false;
        if (answer.Status != OperationStatus.Success)
            Assert.That(answer.Status.ToString(), Is.EqualTo(call.OperationStatus), call.ToString());
        else
            Compare(call.Answer, answer.Value, call.ToString());
        return true;
    }

    private OperationResult<JsonNode> Versions(Recording call)
    {
        var list = cms.Get<DocumentVersions>().List(Id(call, "documentId"), Text(call, "culture"), Skip(call), Take(call));
        return list.Succeeded ? Json(new
        {
            total = list.Value!.Total,
            items = list.Value.Items.Select(version => new
            {
                id = version.Key,
                document = new { id = version.DocumentId },
                documentType = new { id = version.DocumentTypeId },
                user = new { id = version.UserId },
                versionDate = version.Date,
                isCurrentPublishedVersion = version.IsCurrentPublished,
                isCurrentDraftVersion = version.IsCurrentDraft,
                preventCleanup = version.PreventCleanup,
            }),
        }) : list.As<JsonNode>();
    }

    private OperationResult<JsonNode> Domains(Guid id)
    {
        var domains = cms.Get<DomainService>().Of(id);
        return Json(new
        {
            defaultIsoCode = domains.DefaultIsoCode,
            domains = domains.Domains.Select(domain => new { domainName = domain.Name, isoCode = domain.IsoCode }),
        });
    }

    private OperationResult<JsonNode> Notifications(Guid id) =>
        cms.Get<DocumentNotifications>().Of(id, CmsFixture.User) is { Succeeded: true, Value: var actions }
            ? Json(actions!.Select(action => new { actionId = action.ActionId, alias = action.Alias, subscribed = action.Subscribed }))
            : OperationStatus.NotFound;

    private ContentReferences References => cms.Get<ContentReferences>();

    private object Reference(Document document)
    {
        var type = cms.Snapshot.Schema.DocumentTypes[document.DocumentTypeId];
        return new
        {
            published = document.Published is not null,
            documentType = new { id = type.Id, icon = type.Icon, alias = type.Alias, name = type.Name },
            variants = new[] { new { state = document.State.ToString(), name = document.Draft.Name } },
            id = document.Id,
        };
    }

    private OperationResult<JsonNode> Version(Guid key) =>
        cms.Get<DocumentVersions>().Find(key) is not { } version ? OperationStatus.NotFound : Json(new
        {
            id = version.Key,
            document = new { id = version.DocumentId },
            values = JsonNode.Parse(version.Values.Json)!.AsObject().Select(value => new { alias = value.Key, value = value.Value }),
            variants = new[] { new { name = version.Name } },
        });

    private OperationResult<JsonNode> AuditLog(Guid id, Recording call)
    {
        var entries = cms.Engine.Store.AuditOf(id);
        var ordered = Text(call, "orderDirection") == "Ascending" ? entries : entries.Reverse();
        return Json(new
        {
            total = entries.Count,
            items = ordered.Skip(Skip(call)).Take(Take(call))
                .Select(entry => new { user = new { id = entry.UserId }, logType = entry.LogType, comment = entry.Comment }),
        });
    }

    private void Compare(JsonNode? expected, JsonNode? actual, string where)
    {
        switch (expected, actual)
        {
            case (JsonObject members, JsonObject given):
                foreach (var (name, value) in given)
                    Compare(members[name], value, $"{where}.{name}");
                break;
            case (JsonArray items, JsonArray given):
                Assert.That(given, Has.Count.EqualTo(items.Count), $"{where}: {given.ToJsonString(CmsJson.Options)}");
                foreach (var (item, index) in items.Zip(given).Select((pair, index) => (pair, index)))
                    Compare(item.First, item.Second, $"{where}[{index}]");
                break;
            case (JsonValue text, JsonValue given) when text.GetValueKind() == JsonValueKind.String && text.GetValue<string>() is var placeholder
                && placeholder.StartsWith("{{", StringComparison.Ordinal) && !playback.Knows(placeholder):
                if (placeholder != "{{datetime}}")
                    playback.Learn(placeholder, given.ToString());
                break;
            default:
                Assert.That(Written(actual), Is.EqualTo(playback.Known(Written(expected))), where);
                break;
        }
    }

    private static string Written(JsonNode? node) => node?.ToJsonString(CmsJson.Options) ?? "null";

    private static OperationResult<JsonNode> Page(Recording call, IEnumerable<object> all)
    {
        var items = all.ToList();
        return Json(new { total = items.Count, items = items.Skip(Skip(call)).Take(Take(call)) });
    }

    private static JsonNode Json(object value) => JsonSerializer.SerializeToNode(value, CmsJson.Options)!;

    private Guid Id(Recording call, string name) => Guid.Parse(playback.Known(Text(call, name)!));

    private IEnumerable<Guid> Ids(Recording call) =>
        call.Query["id"]!.AsArray().Select(id => Guid.Parse(playback.Known(id!.GetValue<string>())));

    private static string? Text(Recording call, string name) => call.Query[name]?.GetValue<string>();

    private static int Skip(Recording call) => int.Parse(Text(call, "skip") ?? "0", System.Globalization.CultureInfo.InvariantCulture);

    private static int Take(Recording call) => int.Parse(Text(call, "take") ?? "100", System.Globalization.CultureInfo.InvariantCulture);
}
