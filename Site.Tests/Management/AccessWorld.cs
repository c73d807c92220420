using System.Text.RegularExpressions;
using Site.Cms.Media;
using Site.Cms.Model;
using Site.Cms.Publishing;
using Site.Cms.Webhooks;
using Site.Tests.Management.Replay;

namespace Site.Tests.Management;

/// <summary>Makes, for each call of the table, fresh things that it may read, change or delete.</summary>
internal sealed partial class AccessWorld
{
    private static readonly Guid Maker = TestStaff.Of("admin")!.Id;

    private readonly ManagementSite _site;
    private readonly Guid _type;

    private AccessWorld(ManagementSite site, Guid type)
    {
        _site = site;
        _type = type;
    }

    public static async Task<AccessWorld> CreateAsync(ManagementSite site)
    {
        var id = Guid.NewGuid();
        await site.Get<DocumentTypeService>().CreateAsync(
            new CreateDocumentType { Id = id, Alias = "page", Name = "Page", AllowedAsRoot = true, AllowedDocumentTypes = [new(new(id), 0)] }, Maker);
        return new AccessWorld(site, id);
    }

    /// <returns>The status of the answer.</returns>
    public async Task<int> CallAsync(string? caller, string method, string pattern)
    {
        var document = await DocumentAsync(pattern.StartsWith("recycle-bin", StringComparison.Ordinal));
        var kind = pattern.TrimStart('/').Split('/') is [.., "v1.1", var after, _, _] ? after : pattern;
        var id = kind switch
        {
            _ when kind.Contains("folder/", StringComparison.Ordinal) => await FolderAsync(kind.StartsWith("data-type", StringComparison.Ordinal)),
            _ when kind.StartsWith("data-type", StringComparison.Ordinal) => await DataTypeAsync(),
            _ when kind.StartsWith("document-type", StringComparison.Ordinal) => await DocumentTypeAsync(),
            _ when kind.StartsWith("dictionary", StringComparison.Ordinal) => await DictionaryItemAsync(),
            _ when kind.StartsWith("document-version", StringComparison.Ordinal) => await VersionAsync(document),
            _ when kind.StartsWith("webhook", StringComparison.Ordinal) => await WebhookAsync(),
            _ when kind.StartsWith("media-type", StringComparison.Ordinal) => new Guid("cc07b313-0843-4aa8-bbda-871c8da728c8"),
            _ when kind.StartsWith("temporary-file", StringComparison.Ordinal) => await UploadAsync(),
            _ when IsAboutMedia(kind) => await MediaAsync(pattern.StartsWith("recycle-bin", StringComparison.Ordinal)),
            _ => document,
        };
        var path = Parameter().Replace(pattern, match => match.Groups[1].Value switch
        {
            "isoCode" => "en-US",
            _ => id.ToString(),
        });
        var subject = IsAboutMedia(kind) ? id : document;
        var query = $"?id={subject}&parentId={subject}&descendantId={subject}&target={subject}&documentId={document}&query=page"
            + $"&contentTypeId={_type}&propertyAlias=title&isoCode=en-US&fileExtension=png&orderBy=name&preventCleanup=true";
        var reads = method is "GET" or "HEAD";
        using var response = await _site.SendAsync(caller, new HttpMethod(method), path + query, reads || method == "DELETE" ? null : Body(pattern, subject));
        return (int)response.StatusCode;
    }

    /// <summary>A body that the operation accepts, or an empty object where the table need not know one.</summary>
    private object Body(string pattern, Guid subject) => Parameter().Replace(pattern, "*") switch
    {
        "document" or "document/validate" => new CreateDocument { DocumentType = new(_type), Variants = [new("Page")] },
        "document/*" or "/umbraco/management/api/v1.1/document/*/validate" or "document/*/validate" => new UpdateDocument { Variants = [new("Page")] },
        "document/*/publish" => PublishDocument.Now,
        "document/sort" or "media/sort" => new SortChildren { Sorting = [new(subject, 0)] },
        "document/*/move" or "document/*/copy" or "recycle-bin/document/*/restore" or "media/*/move" or "recycle-bin/media/*/restore" => new MoveTo(),
        "media" or "media/validate" => new CreateMedia { MediaType = new(MediaTypes.Folder.Id), Variants = [new("Dossier")] },
        "media/*" or "media/*/validate" => new UpdateMedia { Variants = [new("Dossier")] },
        "temporary-file" => new MultipartFormDataContent { { new StringContent("texte"), "File", "note.txt" } },
        "document/*/publish-with-descendants" => new { includeUnpublishedDescendants = false, cultures = Array.Empty<string>() },
        "document/*/domains" => new { defaultIsoCode = (string?)null, domains = Array.Empty<object>() },
        "document/*/notifications" => new { subscribedActionIds = Array.Empty<string>() },
        "data-type" or "data-type/*" => new { name = "Texte", editorAlias = "Umbraco.TextBox", editorUiAlias = "Umb.PropertyEditorUi.TextBox", values = Array.Empty<object>() },
        "document-type" or "document-type/*" => new { alias = $"type{Guid.NewGuid():N}", name = "Type" },
        "dictionary" or "dictionary/*" => new { name = $"Texte{Guid.NewGuid():N}", translations = Array.Empty<object>() },
        "webhook" or "webhook/*" => new { enabled = false, url = "https://exemple.fr/", contentTypeKeys = Array.Empty<Guid>(), headers = new { }, events = new[] { WebhookEvents.ContentPublish } },
        "dictionary/*/move" => new MoveTo(),
        "dictionary/import" => new { temporaryFile = new { id = subject } },
        "language" => new { isoCode = "de-DE", name = "Deutsch", isDefault = false, isMandatory = false },
        "language/*" => new { name = "English", isDefault = true, isMandatory = false },
        "document-type/available-compositions" => new { isElement = false, currentCompositeIds = Array.Empty<Guid>(), currentPropertyAliases = Array.Empty<string>() },
        "data-type/folder" or "document-type/folder" or "data-type/folder/*" or "document-type/folder/*" => new { name = "Dossier" },
        "data-type/*/move" or "data-type/*/copy" or "document-type/*/move" or "document-type/*/copy" => new MoveTo(),
        _ => new { },
    };

    private async Task<Guid> DocumentAsync(bool trashed)
    {
        var id = (await _site.Get<DocumentService>().CreateAsync(new CreateDocument { DocumentType = new(_type), Variants = [new("Page")] }, Maker)).Value;
        await _site.Get<DocumentPublishing>().PublishAsync(id, PublishDocument.Now, Maker);
        if (trashed)
            await _site.Get<DocumentTree>().MoveToRecycleBinAsync(id, Maker);
        return id;
    }

    private static bool IsAboutMedia(string kind) => kind.Split('/') is ["media" or "recycle-bin" or "tree" or "item" or "collection" or "imaging", ..] parts
        && (parts[0] is "media" or "imaging" || parts[1] == "media");

    private async Task<Guid> MediaAsync(bool trashed)
    {
        var id = (await _site.Get<MediaService>().CreateAsync(new CreateMedia { MediaType = new(MediaTypes.Folder.Id), Variants = [new("Dossier")] }, Maker)).Value;
        if (trashed)
            await _site.Get<MediaTreeService>().MoveToRecycleBinAsync(id, Maker);
        return id;
    }

    private async Task<Guid> UploadAsync() => (await _site.Get<TemporaryFiles>().AddAsync(null, "note.txt", new MemoryStream("texte"u8.ToArray()))).Value;

    private async Task<Guid> VersionAsync(Guid document)
    {
        await _site.Get<DocumentService>().UpdateAsync(document, new UpdateDocument { Variants = [new("Autre")] }, Maker);
        return _site.Get<Site.Cms.Data.CmsEngine>().State.Documents[document].Published!.Key;
    }

    private async Task<Guid> DictionaryItemAsync() =>
        (await _site.Get<Site.Cms.Dictionary.DictionaryService>().CreateAsync(null, null, $"Texte{Guid.NewGuid():N}", [], Maker)).Value;

    private async Task<Guid> WebhookAsync() =>
        (await _site.Get<WebhookService>().CreateAsync(new Webhook(Guid.NewGuid(), false, null, null, "https://exemple.fr/", [], [], [WebhookEvents.ContentPublish]), Maker)).Value;

    private async Task<Guid> DataTypeAsync() =>
        (await _site.Get<DataTypeService>().CreateAsync(new CreateDataType { Name = "Texte", EditorAlias = "Umbraco.TextBox" }, Maker)).Value;

    private async Task<Guid> DocumentTypeAsync() =>
        (await _site.Get<DocumentTypeService>().CreateAsync(new CreateDocumentType { Alias = $"type{Guid.NewGuid():N}", Name = "Type" }, Maker)).Value;

    private async Task<Guid> FolderAsync(bool ofDataTypes) =>
        (await _site.Get<SchemaFolders>().CreateAsync(ofDataTypes ? FolderKind.DataType : FolderKind.DocumentType, new CreateFolder { Name = "Dossier" }, Maker)).Value;

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
