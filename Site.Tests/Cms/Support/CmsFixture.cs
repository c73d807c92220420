using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Site.Cms;
using Site.Cms.Data;
using Site.Cms.Media;
using Site.Cms.Model;
using Site.Cms.Publishing;

namespace Site.Tests.CmsTests;

/// <summary>An engine on a database file of its own in a temporary folder.</summary>
internal sealed class CmsFixture : IAsyncDisposable
{
    private readonly IReadOnlyList<IPublishRule> _rules;
    private readonly TimeProvider _time;
    private CmsHost _host;

    private CmsFixture(string folder, CmsOptions options, IReadOnlyList<IPublishRule> rules, TimeProvider time)
    {
        Folder = folder;
        Options = options;
        _rules = rules;
        _time = time;
        _host = NewHost();
    }

    public static Guid User { get; } = new("a5e20000-0000-4000-8000-000000000001");

    public string Folder { get; }
    public CmsOptions Options { get; }
    public CmsHost Host => _host;
    public CmsEngine Engine => Get<CmsEngine>();
    public CmsSnapshot Snapshot => _host.Snapshots.Current;
    public DataTypeService DataTypes => Get<DataTypeService>();
    public DocumentTypeService DocumentTypes => Get<DocumentTypeService>();
    public DocumentService Documents => Get<DocumentService>();
    public DocumentPublishing Publishing => Get<DocumentPublishing>();
    public DocumentTree Tree => Get<DocumentTree>();
    public MediaService Media => Get<MediaService>();

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Not started: for tests of the start itself.</summary>
    public static CmsFixture Create(Action<CmsOptions>? configure = null, params IReadOnlyList<IPublishRule> rules) =>
        Create(TimeProvider.System, configure, rules);

    private static CmsFixture Create(TimeProvider time, Action<CmsOptions>? configure, IReadOnlyList<IPublishRule> rules)
    {
        var folder = Directory.CreateTempSubdirectory("cms-test-").FullName;
        var options = new CmsOptions { DataPath = Path.Combine(folder, "data"), FirstRun = FirstRunMode.None, DefaultLanguage = "en-US" };
        configure?.Invoke(options);
        return new CmsFixture(folder, options, rules, time);
    }

    public static async Task<CmsFixture> StartAsync(Action<CmsOptions>? configure = null, params IReadOnlyList<IPublishRule> rules)
    {
        var fixture = Create(configure, rules);
        await fixture.Host.StartAsync();
        return fixture;
    }

    public static async Task<CmsFixture> StartAsync(TimeProvider time)
    {
        var fixture = Create(time, null, []);
        await fixture.Host.StartAsync();
        return fixture;
    }

    /// <summary>As after a stop and a new start of the process.</summary>
    public async Task RestartAsync()
    {
        await _host.DisposeAsync();
        _host = NewHost();
        await _host.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>A document that has a title, below a parent, with its result checked.</summary>
    public async Task<Guid> CreateAsync(Guid type, Guid? parent, string name, params (string Alias, object? Value)[] values)
    {
        var result = await Documents.CreateAsync(Draft(type, parent, name, values), User);
        Assert.That(result.Status, Is.EqualTo(OperationStatus.Success));
        return result.Value;
    }

    public async Task<Guid> PublishedAsync(Guid type, Guid? parent, string name, params (string Alias, object? Value)[] values)
    {
        var id = await CreateAsync(type, parent, name, values);
        await PublishAsync(id);
        return id;
    }

    public async Task PublishAsync(Guid id)
    {
        var result = await Publishing.PublishAsync(id, PublishDocument.Now, User);
        Assert.That(result.Status, Is.EqualTo(OperationStatus.Success));
    }

    public Task<OperationResult> SaveAsync(Guid id, string name, params (string Alias, object? Value)[] values) =>
        Documents.UpdateAsync(id, Change(name, values), User);

    public static CreateDocument Draft(Guid type, Guid? parent, string name, params (string Alias, object? Value)[] values) => new()
    {
        Parent = parent is { } id ? new ReferenceById(id) : null,
        DocumentType = new ReferenceById(type),
        Values = Values(values),
        Variants = [new VariantModel(name)],
    };

    public static UpdateDocument Change(string name, params (string Alias, object? Value)[] values) =>
        new() { Values = Values(values), Variants = [new VariantModel(name)] };

    public static MoveTo To(Guid? parent) => new() { Target = parent is { } id ? new ReferenceById(id) : null };

    private static List<PropertyValueModel> Values((string Alias, object? Value)[] values) =>
        [.. values.Select(value => new PropertyValueModel(value.Alias, JsonSerializer.SerializeToElement(value.Value)))];

    private CmsHost NewHost() => new(Options, NullLoggerFactory.Instance, _time, _rules);
}
