using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Site.Cms.Media;
using Site.Cms.Model;
using Site.Cms.Publishing;
using Site.Cms.Versions;

namespace Site.Tests.CmsTests;

/// <summary>A recorded call of the Management API and what the real server answered.</summary>
internal sealed record Recording(int Index, string File, string Method, string Path, JsonNode? Body, int Status, JsonNode? Answer, string Note)
{
    /// <summary>Empty for a call without.</summary>
    public JsonObject Query { get; init; } = [];

    public string? OperationStatus => Answer is JsonObject answer ? answer["operationStatus"]?.GetValue<string>() : null;

    public override string ToString() => $"{File}[{Index}] {Method} {Path} {Note}";

    public static IReadOnlyList<Recording> Read(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "Site.slnx")))
            folder = folder.Parent!;
        var json = JsonNode.Parse(System.IO.File.ReadAllText(System.IO.Path.Combine(folder.FullName, "Site.Tests/Cms/transcripts", file)))!.AsArray();
        return [.. json.Select(call => new Recording(
            call!["index"]!.GetValue<int>(), file, call!["method"]!.GetValue<string>(), call["path"]!.GetValue<string>(), call["requestBody"],
            call["status"]!.GetValue<int>(), call["responseBody"], call["note"]?.GetValue<string>() ?? "")
            { Query = call["query"]?.AsObject() ?? [] })];
    }
}

/// <summary>Plays recorded calls through the engine's services; ids that the real server made are replaced by ours.</summary>
internal sealed partial class Playback(CmsFixture cms)
{
    private readonly Dictionary<string, string> _known = [];

    /// <summary>Null for a call of something that these services do not do.</summary>
    public async Task<OperationResult?> PlayAsync(Recording call)
    {
        var path = Known(call.Path);
        var body = call.Body is null ? null : Known(call.Body.ToJsonString(CmsJson.Options));
        var parts = VersionPrefix().Replace(path, "").Split('/');
        var id = parts.Select(part => Guid.TryParse(part, out var parsed) ? parsed : (Guid?)null).FirstOrDefault(part => part is not null) ?? default;
        var verb = $"{call.Method} {string.Join('/', parts.Select(part => Guid.TryParse(part, out _) ? "*" : part))}";
        var result = await (DataTypeCall(verb, id, body) ?? DocumentTypeCall(verb, id, body) ?? DocumentCall(verb, id, body)
            ?? TreeCall(verb, id, body) ?? VersionCall(verb, id, call) ?? SettingsCall(verb, id, body) ?? MediaCall(verb, id, body, call) ?? Task.FromResult<OperationResult?>(null));
        if (result is OperationResult<Guid> { Succeeded: true } made && call.Method == "POST")
            Learn(call, made.Value.ToString());
        return result;
    }

    /// <summary>Placeholders of the recordings, and what stands for them here.</summary>
    public string Known(string text) => _known.Aggregate(text, (known, pair) => known.Replace(pair.Key, pair.Value, StringComparison.Ordinal));

    public void Learn(string placeholder, string value) => _known[placeholder] = value;

    public bool Knows(string placeholder) => _known.ContainsKey(placeholder);

    private void Learn(Recording call, string id)
    {
        // Where the recorder gave no id, the next call that reads it carries the server's.
        var name = call.Note switch
        {
            _ when call.Path.EndsWith("/data-type/da7a0000-0000-4000-8000-000000000004/copy", StringComparison.Ordinal) => "{{guid:dataTypeCopy}}",
            _ when call.Path.Contains("/document-type/", StringComparison.Ordinal) && call.Path.EndsWith("/copy", StringComparison.Ordinal) => "{{guid:documentTypeCopy}}",
            "copy beside the original" => "{{guid:tutorialCopy}}",
            "copy with descendants" => "{{guid:faqListCopy}}",
            _ => null,
        };
        if (name is not null)
            Learn(name, id);
    }

    private Task<OperationResult?>? DataTypeCall(string verb, Guid id, string? body) => verb switch
    {
        "POST data-type" => Any(cms.DataTypes.CreateAsync(Body.Of<CreateDataType>(body!), CmsFixture.User)),
        "PUT data-type/*" => Any(cms.DataTypes.UpdateAsync(id, Body.Of<UpdateDataType>(body!), CmsFixture.User)),
        "DELETE data-type/*" => Any(cms.DataTypes.DeleteAsync(id, CmsFixture.User)),
        "PUT data-type/*/move" => Any(cms.DataTypes.MoveAsync(id, Body.Of<MoveTo>(body!), CmsFixture.User)),
        "POST data-type/*/copy" => Any(cms.DataTypes.CopyAsync(id, Body.Of<MoveTo>(body!), CmsFixture.User)),
        "POST data-type/folder" => Any(cms.Get<SchemaFolders>().CreateAsync(FolderKind.DataType, Body.Of<CreateFolder>(body!), CmsFixture.User)),
        "DELETE data-type/folder/*" => Any(cms.Get<SchemaFolders>().DeleteAsync(FolderKind.DataType, id, CmsFixture.User)),
        _ => null,
    };

    private Task<OperationResult?>? DocumentTypeCall(string verb, Guid id, string? body) => verb switch
    {
        "POST document-type" => Any(cms.DocumentTypes.CreateAsync(Body.Of<CreateDocumentType>(body!), CmsFixture.User)),
        "PUT document-type/*" => Any(cms.DocumentTypes.UpdateAsync(id, Body.Of<UpdateDocumentType>(body!), CmsFixture.User)),
        "DELETE document-type/*" => Any(cms.DocumentTypes.DeleteAsync(id, CmsFixture.User)),
        "PUT document-type/*/move" => Any(cms.DocumentTypes.MoveAsync(id, Body.Of<MoveTo>(body!), CmsFixture.User)),
        "POST document-type/*/copy" => Any(cms.DocumentTypes.CopyAsync(id, Body.Of<MoveTo>(body!), CmsFixture.User)),
        "POST document-type/folder" =>
            Any(cms.Get<SchemaFolders>().CreateAsync(FolderKind.DocumentType, Body.Of<CreateFolder>(body!), CmsFixture.User)),
        "DELETE document-type/folder/*" => Any(cms.Get<SchemaFolders>().DeleteAsync(FolderKind.DocumentType, id, CmsFixture.User)),
        _ => null,
    };

    private Task<OperationResult?>? DocumentCall(string verb, Guid id, string? body) => verb switch
    {
        "POST document" => Any(cms.Documents.CreateAsync(Body.Of<CreateDocument>(body!), CmsFixture.User)),
        "POST document/validate" => Task.FromResult<OperationResult?>(cms.Documents.Validate(Body.Of<CreateDocument>(body!))),
        "PUT document/*/validate" => Task.FromResult<OperationResult?>(cms.Documents.Validate(id, Body.Of<UpdateDocument>(body!))),
        "PUT document/*" => Any(cms.Documents.UpdateAsync(id, Body.Of<UpdateDocument>(body!), CmsFixture.User)),
        "PATCH document/*/patch" => Any(cms.Documents.PatchAsync(id, Body.Of<PatchDocument>(body!), CmsFixture.User)),
        "PUT document/*/publish" => Any(cms.Publishing.PublishAsync(id, Body.Of<PublishDocument>(body!), CmsFixture.User)),
        "PUT document/*/unpublish" => Any(cms.Publishing.UnpublishAsync(id, CmsFixture.User)),
        "PUT document/*/publish-with-descendants" =>
            Any(cms.Publishing.PublishWithDescendantsAsync(id, Body.Of<PublishWithDescendants>(body!), CmsFixture.User)),
        _ => null,
    };

    private Task<OperationResult?>? TreeCall(string verb, Guid id, string? body) => verb switch
    {
        "PUT document/sort" => Any(cms.Tree.SortAsync(Body.Of<SortChildren>(body!), CmsFixture.User)),
        "PUT document/*/move" => Any(cms.Tree.MoveAsync(id, Body.Of<MoveTo>(body!), CmsFixture.User)),
        "POST document/*/copy" => Any(cms.Tree.CopyAsync(id, Body.Of<CopyDocument>(body!), CmsFixture.User)),
        "PUT document/*/move-to-recycle-bin" => Any(cms.Tree.MoveToRecycleBinAsync(id, CmsFixture.User)),
        "PUT recycle-bin/document/*/restore" => Any(cms.Tree.RestoreAsync(id, Body.Of<MoveTo>(body!), CmsFixture.User)),
        "DELETE document/*" => Any(cms.Tree.DeleteAsync(id, CmsFixture.User)),
        "DELETE recycle-bin/document/*" => Any(cms.Tree.DeleteFromRecycleBinAsync(id, CmsFixture.User)),
        "DELETE recycle-bin/document" => Any(cms.Tree.EmptyRecycleBinAsync(CmsFixture.User)),
        _ => null,
    };

    private Task<OperationResult?>? VersionCall(string verb, Guid id, Recording call) => verb switch
    {
        "POST document-version/*/rollback" =>
            Any(cms.Get<DocumentVersions>().RollbackAsync(id, call.Query["culture"]?.GetValue<string>(), CmsFixture.User)),
        "PUT document-version/*/prevent-cleanup" => Any(cms.Get<DocumentVersions>().SetPreventCleanupAsync(
            id, call.Query["preventCleanup"]!.GetValue<string>() == "true", CmsFixture.User)),
        _ => null,
    };

    private Task<OperationResult?>? SettingsCall(string verb, Guid id, string? body) => verb switch
    {
        "PUT document/*/domains" => Any(cms.Get<DomainService>().SetAsync(Domains(id, JsonNode.Parse(body!)!), CmsFixture.User)),
        "PUT document/*/notifications" => Any(cms.Get<DocumentNotifications>().SetAsync(
            id, [.. JsonNode.Parse(body!)!["subscribedActionIds"]!.AsArray().Select(action => action!.GetValue<string>())], CmsFixture.User)),
        _ => null,
    };

    private static DocumentDomains Domains(Guid id, JsonNode body) => new(
        id, body["defaultIsoCode"]?.GetValue<string>(),
        [.. body["domains"]!.AsArray().Select(domain => new DomainName(domain!["domainName"]!.GetValue<string>(), domain["isoCode"]!.GetValue<string>()))]);

    private Task<OperationResult?>? MediaCall(string verb, Guid id, string? body, Recording call) => verb switch
    {
        "POST temporary-file" when call.Body?["multipart"]?["File"] is JsonObject file => Upload(call.Body["multipart"]!["Id"]?.GetValue<string>(), file),
        "DELETE temporary-file/*" => Task.FromResult<OperationResult?>(cms.Get<TemporaryFiles>().Remove(id)),
        "POST media" => Any(cms.Media.CreateAsync(Body.Of<CreateMedia>(body!), CmsFixture.User)),
        "POST media/validate" => Task.FromResult<OperationResult?>(cms.Media.Validate(Body.Of<CreateMedia>(body!))),
        "PUT media/*/validate" => Task.FromResult<OperationResult?>(cms.Media.Validate(id, Body.Of<UpdateMedia>(body!))),
        "PUT media/*" => Any(cms.Media.UpdateAsync(id, Body.Of<UpdateMedia>(body!), CmsFixture.User)),
        "PUT media/sort" => Any(cms.Get<MediaTreeService>().SortAsync(Body.Of<SortChildren>(body!), CmsFixture.User)),
        "PUT media/*/move" => Any(cms.Get<MediaTreeService>().MoveAsync(id, Body.Of<MoveTo>(body!), CmsFixture.User)),
        "PUT media/*/move-to-recycle-bin" => Any(cms.Get<MediaTreeService>().MoveToRecycleBinAsync(id, CmsFixture.User)),
        "PUT recycle-bin/media/*/restore" => Any(cms.Get<MediaTreeService>().RestoreAsync(id, Body.Of<MoveTo>(body!), CmsFixture.User)),
        "DELETE media/*" => Any(cms.Get<MediaTreeService>().DeleteAsync(id, CmsFixture.User)),
        "DELETE recycle-bin/media/*" => Any(cms.Get<MediaTreeService>().DeleteFromRecycleBinAsync(id, CmsFixture.User)),
        "DELETE recycle-bin/media" => Any(cms.Get<MediaTreeService>().EmptyRecycleBinAsync(CmsFixture.User)),
        _ => null,
    };

    private async Task<OperationResult?> Upload(string? id, JsonObject file)
    {
        var base64 = file["base64"]!.GetValue<string>();
        // The recorder left out the larger pictures: a PNG of the same size in pixels stands for them.
        var name = file["fileName"]!.GetValue<string>();
        var bytes = base64 == "{{bytes}}"
            ? name == "nouvel-ecran.png" ? SampleFiles.Png(640, 360) : SampleFiles.Png(400, 300)
            : Convert.FromBase64String(base64);
        return await cms.Get<TemporaryFiles>().AddAsync(id is null ? null : Guid.Parse(id), name, new MemoryStream(bytes));
    }

    private static async Task<OperationResult?> Any<T>(Task<T> result) where T : OperationResult => await result;

    [GeneratedRegex("^/umbraco/management/api/v1(\\.1)?/")]
    private static partial Regex VersionPrefix();
}
