using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Site.Cms.Model;
using Site.Cms.Publishing;
using Site.Tests.Management.Replay;

namespace Site.Tests.Management;

/// <summary>A site with a small help centre: a root, tutorials with one of them, questions with one of them; all published.</summary>
internal sealed class HelpTree : IAsyncDisposable
{
    public static Guid Centre => StaffWithLimits.Centre;
    public static Guid Tutorials => StaffWithLimits.Tutorials;
    public static Guid Tutorial { get; } = new("d0c00000-0000-4000-8000-000000000003");
    public static Guid Faq => StaffWithLimits.Faq;
    public static Guid Entry { get; } = new("d0c00000-0000-4000-8000-000000000006");
    public static Guid Page { get; } = new("d0c00000-0000-4000-8000-000000000009");

    private static readonly Guid Maker = TestStaff.Of("admin")!.Id;
    private static readonly Guid Text = new("da7a0000-0000-4000-8000-0000000000f1");
    private static readonly Guid Markdown = new("da7a0000-0000-4000-8000-0000000000f2");

    private HelpTree(ManagementSite site) => Site = site;

    public ManagementSite Site { get; }

    public static Guid TypeOf(string alias) => new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(alias)).AsSpan(0, 16));

    public static async Task<HelpTree> CreateAsync(IPublicAddresses? addresses = null, params IPublishRule[] rules)
    {
        var tree = new HelpTree(await ManagementSite.StartAsync(null, addresses, rules));
        await tree.Do<DataTypeService, Guid>(types => types.CreateAsync(new CreateDataType { Id = Text, Name = "Texte", EditorAlias = "Umbraco.TextBox" }, Maker));
        await tree.Do<DataTypeService, Guid>(types => types.CreateAsync(new CreateDataType { Id = Markdown, Name = "Markdown", EditorAlias = "Umbraco.MarkdownEditor" }, Maker));
        foreach (var alias in new[] { "page", "tutorial", "faqEntry" })
            await tree.TypeAsync(alias);
        await tree.TypeAsync("tutorialList", "tutorial");
        await tree.TypeAsync("faqList", "faqEntry");
        await tree.TypeAsync("helpCentre", "tutorialList", "faqList", "page");
        await tree.DocumentAsync(Centre, null, "helpCentre", "Centre d’aide");
        await tree.DocumentAsync(Tutorials, Centre, "tutorialList", "Tutoriels");
        await tree.DocumentAsync(Tutorial, Tutorials, "tutorial", "Créer un compte");
        await tree.DocumentAsync(Faq, Centre, "faqList", "Questions fréquentes");
        await tree.DocumentAsync(Entry, Faq, "faqEntry", "Où payer ?");
        await tree.DocumentAsync(Page, Centre, "page", "Mentions légales");
        return tree;
    }

    public static object Change(string name, string body = "") => new
    {
        template = (object?)null,
        values = new[] { new { alias = "body", value = body, culture = (string?)null, segment = (string?)null } },
        variants = new[] { new { name, culture = (string?)null, segment = (string?)null } },
    };

    public static object NewDocument(Guid? parent, string type, string name) => new
    {
        parent = parent is { } id ? new { id } : null,
        documentType = new { id = TypeOf(type) },
        template = (object?)null,
        values = Array.Empty<object>(),
        variants = new[] { new { name, culture = (string?)null, segment = (string?)null } },
    };

    public async Task<int> StatusAsync(string? caller, HttpMethod method, string path, object? body = null)
    {
        using var response = await Site.SendAsync(caller, method, path, body);
        return (int)response.StatusCode;
    }

    /// <summary>The JSON of an answer that must be 200.</summary>
    public async Task<JsonNode> GetAsync(string? caller, string path)
    {
        using var response = await Site.SendAsync(caller, HttpMethod.Get, path);
        Assert.That((int)response.StatusCode, Is.EqualTo(200), path);
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    public async Task BinAsync(Guid id) => await Do<DocumentTree>(tree => tree.MoveToRecycleBinAsync(id, Maker));

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private async Task TypeAsync(string alias, params string[] children) => await Do<DocumentTypeService, Guid>(types => types.CreateAsync(
        new CreateDocumentType
        {
            Id = TypeOf(alias), Alias = alias, Name = alias, AllowedAsRoot = alias == "helpCentre",
            AllowedDocumentTypes = [.. children.Select((child, index) => new AllowedDocumentTypeModel(new(TypeOf(child)), index))],
            Properties = [Property("title", Text, alias), Property("body", Markdown, alias)],
        },
        Maker));

    private async Task DocumentAsync(Guid id, Guid? parent, string type, string name)
    {
        await Do<DocumentService, Guid>(documents => documents.CreateAsync(
            new CreateDocument { Id = id, Parent = parent is { } above ? new(above) : null, DocumentType = new(TypeOf(type)), Variants = [new(name)] }, Maker));
        await Do<DocumentPublishing>(publishing => publishing.PublishAsync(id, PublishDocument.Now, Maker));
    }

    private async Task Do<TService>(Func<TService, Task<OperationResult>> operation) where TService : notnull =>
        Assert.That((await operation(Site.Get<TService>())).Status, Is.EqualTo(OperationStatus.Success));

    private async Task Do<TService, TValue>(Func<TService, Task<OperationResult<TValue>>> operation) where TService : notnull =>
        Assert.That((await operation(Site.Get<TService>())).Status, Is.EqualTo(OperationStatus.Success));

    private static PropertyTypeModel Property(string alias, Guid dataType, string type) =>
        new() { Id = TypeOf($"{type}.{alias}"), Alias = alias, Name = alias, DataType = new(dataType) };
}
