using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Site.Cms.Data;
using Site.Cms.Model;
using Site.Cms.Publishing;
using Site.Tests.Management.Replay;

namespace Site.Tests.Management;

/// <summary>An administrator at the settings section: makes and changes types over HTTP, and documents through the engine.</summary>
internal sealed class SchemaDesk(ManagementSite site) : IAsyncDisposable
{
    private static readonly Guid Admin = TestStaff.Of("admin")!.Id;

    public static async Task<SchemaDesk> OpenAsync() => new(await ManagementSite.StartAsync());

    public ManagementSite Site => site;

    public CmsState State => site.Get<CmsEngine>().State;

    public async Task<Guid> DataTypeAsync(string name, string editor, params (string Alias, object Value)[] configuration) => Made(await site.SendAsync(
        "admin", HttpMethod.Post, "data-type",
        new { name, editorAlias = editor, editorUiAlias = "x", values = configuration.Select(value => new { alias = value.Alias, value = value.Value }) }));

    public async Task<Guid> TypeAsync(JsonObject body) => Made(await site.SendAsync("admin", HttpMethod.Post, "document-type", body));

    /// <summary>Changes a type as the client does: reads it, alters what it read, and sends all of it.</summary>
    public async Task<HttpResponseMessage> ChangeAsync(string path, Action<JsonNode> change)
    {
        var body = await ReadAsync(path);
        change(body);
        return await site.SendAsync("admin", HttpMethod.Put, path, body);
    }

    public async Task<JsonNode> ReadAsync(string path)
    {
        using var answer = await site.SendAsync("admin", HttpMethod.Get, path);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), $"{path}: {await answer.Content.ReadAsStringAsync()}");
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    public async Task<Guid> DocumentAsync(Guid type, params (string Alias, object Value)[] values)
    {
        var result = await site.Get<DocumentService>().CreateAsync(new CreateDocument
        {
            DocumentType = new(type), Variants = [new("Document")],
            Values = [.. values.Select(value => new PropertyValueModel(value.Alias, JsonSerializer.SerializeToElement(value.Value, CmsJson.Options)))],
        }, Admin);
        Assert.That(result.Status, Is.EqualTo(OperationStatus.Success), string.Join(", ", result.Errors));
        return result.Value;
    }

    public Task<OperationResult> PublishAsync(Guid document) => site.Get<DocumentPublishing>().PublishAsync(document, PublishDocument.Now, Admin);

    /// <summary>The draft's values as JSON.</summary>
    public string ValuesOf(Guid document) => State.Documents[document].Draft.Values.Json;

    public ValueTask DisposeAsync() => site.DisposeAsync();

    public static JsonObject Type(string alias, params (string Alias, Guid DataType)[] properties) => new()
    {
        ["alias"] = alias, ["name"] = alias, ["icon"] = "icon-document", ["allowedAsRoot"] = true,
        ["properties"] = new JsonArray([.. properties.Select((property, index) => Property(property.Alias, property.DataType, index))]),
    };

    public static JsonNode Property(string alias, Guid dataType, int sortOrder = 0) => new JsonObject
    {
        ["id"] = Guid.NewGuid(), ["alias"] = alias, ["name"] = alias, ["sortOrder"] = sortOrder, ["container"] = null,
        ["dataType"] = new JsonObject { ["id"] = dataType },
    };

    public static JsonObject With(JsonObject body, string member, JsonNode? value)
    {
        body[member] = value;
        return body;
    }

    private static Guid Made(HttpResponseMessage answer)
    {
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Created), answer.Content.ReadAsStringAsync().Result);
        return Guid.Parse(answer.Headers.GetValues("Umb-Generated-Resource").Single());
    }
}
