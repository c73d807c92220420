using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Site.Cms;
using Site.Cms.Data;
using Site.Cms.Media;
using Site.Cms.Model;
using Site.Cms.Publishing;
using Site.Core.Help;
using Site.Tests.CmsTests.Imaging;
using Site.Tests.Support;

namespace Site.Tests.CmsTests.Quality;

/// <summary>The whole site on its first-run content, where tests write documents and publish them past all the rules that hold there.</summary>
internal sealed class QualitySite : IAsyncDisposable
{
    private readonly SiteFactory _site = new();

    public QualitySite() => Cms = _site.Services.GetRequiredService<CmsHost>();

    public CmsHost Cms { get; }

    public CmsEngine Engine => Get<CmsEngine>();

    public T Get<T>() where T : notnull => Cms.Services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    /// <summary>A document of the first-run content, by its name.</summary>
    public Guid Known(string name) => Engine.State.Documents.Values.First(document => document.Draft.Name == name).Id;

    public Task<Guid> EntryAsync(string answer, params (string Alias, object? Value)[] more) =>
        CreateAsync("faqEntry", "FAQ", $"Question {Guid.NewGuid():N}", [("question", "Une question ?"), ("answer", answer), .. more]);

    public Task<Guid> PageAsync(string markup) => CreateAsync(
        "page", "Aide", $"Page {Guid.NewGuid():N}", ("title", "Une page"), ("body", new { markup, blocks = new { layout = new { }, contentData = Array.Empty<object>(), settingsData = Array.Empty<object>(), expose = Array.Empty<object>() } }));

    public Task<Guid> TutorialAsync(params (string Alias, object? Value)[] values) =>
        CreateAsync("tutorial", "Tutoriels", $"Tutoriel {Guid.NewGuid():N}", [("title", "Comment faire ?"), ("summary", "En bref."), .. values]);

    public async Task<Guid> CreateAsync(string type, string parent, string name, params (string Alias, object? Value)[] values)
    {
        var result = await Get<DocumentService>().CreateAsync(
            CmsFixture.Draft(Engine.State.Schema.DocumentTypesByAlias[type].Id, Known(parent), name, values), CmsUsers.System);
        Assert.That(result.Status, Is.EqualTo(OperationStatus.Success), string.Join(' ', result.Errors));
        return result.Value;
    }

    public Task<OperationResult> PublishAsync(Guid id) => Get<DocumentPublishing>().PublishAsync(id, PublishDocument.Now, CmsUsers.System);

    public async Task<Guid> PublishedAsync(Task<Guid> document)
    {
        var id = await document;
        Assert.That((await PublishAsync(id)).Status, Is.EqualTo(OperationStatus.Success));
        return id;
    }

    public bool IsPublished(Guid id) => Engine.State.Documents[id].Published is not null;

    public async Task<Guid> BinAsync(Guid id)
    {
        Assert.That((await Get<DocumentTree>().MoveToRecycleBinAsync(id, CmsUsers.System)).Status, Is.EqualTo(OperationStatus.Success));
        return id;
    }

    public async Task<MediaItem> MediaAsync(string name, byte[] content, string? alternativeText = null)
    {
        var added = await Get<MediaService>().CreateFileAsync(null, null, name, name, new MemoryStream(content), CmsUsers.System);
        Assert.That(added.Status, Is.EqualTo(OperationStatus.Success));
        if (alternativeText is not null)
            await DescribeAsync(Engine, added.Value, alternativeText);
        return Engine.State.Media[added.Value];
    }

    public Task<MediaItem> PictureAsync(string? alternativeText, string name = "écran.png") => MediaAsync(name, SamplePictures.Png(40, 30), alternativeText);

    public Task BinMediaAsync(MediaItem item) => Get<MediaTreeService>().MoveToRecycleBinAsync(item.Id, CmsUsers.System);

    /// <summary>Gives a picture its alternative text.</summary>
    public static Task DescribeAsync(CmsEngine engine, Guid media, string text) => engine.WriteAsync(CmsUsers.System, write =>
    {
        write.Put(write.State.Media[media] with { Values = PropertyValues.From([new("altText", JsonSerializer.SerializeToElement(text))]) });
        return OperationResult.Success;
    });

    public (string Alias, object? Value) Video(params (string Alias, object? Value)[] values) =>
        ("video", Blocks("videoEmbed", [[("provider", new[] { "youtube" }), ("videoId", "dQw4w9WgXcQ"), .. values]]));

    public (string Alias, object? Value) Steps(params (string Alias, object? Value)[][] steps) =>
        ("steps", Blocks("tutorialStep", [.. steps.Select(step => step.Prepend(("title", "Cliquez")).ToArray())]));

    public static object Pick(MediaItem item) => new[] { new { key = Guid.NewGuid(), mediaKey = item.Id, mediaTypeAlias = "", crops = Array.Empty<object>(), focalPoint = (object?)null } };

    /// <summary>Former addresses are those of the snapshots that the site has had.</summary>
    public Task SnapshotAsync() => _site.Services.GetRequiredService<HelpLibraryUpdater>().UpdateAsync();

    private object Blocks(string type, (string Alias, object? Value)[][] blocks)
    {
        var keyed = blocks.Select(values => (key: Guid.NewGuid(), values)).ToList();
        return new
        {
            layout = new Dictionary<string, object> { ["Umbraco.BlockList"] = keyed.Select(block => new { contentKey = block.key }) },
            // Stored in another order than they are shown in.
            contentData = keyed.AsEnumerable().Reverse().Select(block => new
            {
                block.key,
                contentTypeKey = Engine.State.Schema.DocumentTypesByAlias[type].Id,
                values = block.values.Select(value => new { alias = value.Alias, value = value.Value }),
            }),
            settingsData = Array.Empty<object>(),
            expose = keyed.Select(block => new { contentKey = block.key, culture = (string?)null, segment = (string?)null }),
        };
    }
}
