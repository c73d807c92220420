using System.Collections.Frozen;
using System.Text.Json;
using Site.Cms.Media;
using Site.Cms.Model;
using Site.Cms.Publishing;

namespace Site.Tests.Delivery.Support;

/// <summary>A small help space made by hand: a root, a list, tutorials that pick one another, a picture.</summary>
internal static class TestLibrary
{
    public static readonly Guid Root = Id(1), List = Id(2), First = Id(3), Second = Id(4), Third = Id(5), Picture = Id(100), StepType = Id(203);

    private static readonly DateTime Start = new(2026, 9, 1, 8, 0, 0, DateTimeKind.Utc);

    public static SchemaSnapshot Schema { get; } = MakeSchema();

    public static Guid Id(int number) => new($"00000000-0000-4000-8000-{number:d12}");

    /// <summary>The root, the list, and below it one tutorial a name.</summary>
    public static ContentNode[] Nodes(params string[] names) =>
    [
        Node(1, null, "Aide", "aide", "page"),
        Node(2, Root, "Tutoriels", "tutoriels", "page"),
        .. names.Select((name, at) => Node(3 + at, List, name, $"tutoriel-{at}", "tutorial")),
    ];

    public static ContentNode Node(int number, Guid? parent, string name, string segment, string type, object? values = null) => new(
        Id(number), parent, Schema.DocumentTypesByAlias[type].Id, name, segment,
        Level: parent is null ? 1 : parent == Root ? 2 : 3, SortOrder: number,
        Start.AddMinutes(number), Start.AddHours(number), Start.AddHours(number), Values(values ?? new { title = name }));

    public static FrozenDictionary<string, JsonElement> Values(object values) =>
        JsonSerializer.SerializeToElement(values).EnumerateObject().ToFrozenDictionary(value => value.Name, value => value.Value);

    public static MediaNode Image(string name = "Écran", object? values = null) => new(
        Picture, null, name, "Image", 1, 0, Start, Start, "/media/abcdefgh/ecran.png", "png", 640, 360, 4065,
        Values(values ?? new { umbracoFile = new { src = "/media/abcdefgh/ecran.png", crops = Array.Empty<object>(), focalPoint = (object?)null } }));

    public static CmsSnapshot Snapshot(long number, ContentNode[] published, ContentNode[]? draft = null, params MediaNode[] media) =>
        new(number, new ListContentTree(published), new ListContentTree(draft ?? published), Schema, new ListMediaTree(media));

    private static SchemaSnapshot MakeSchema()
    {
        var step = Type(203, "tutorialStep", ("title", "Umbraco.TextBox"), ("body", "Umbraco.MarkdownEditor"), ("image", "Umbraco.MediaPicker3"));
        var page = Type(201, "page", ("title", "Umbraco.TextBox"), ("body", "Umbraco.RichText"), ("links", "Umbraco.MultiUrlPicker"));
        var tutorial = Type(
            202, "tutorial", ("title", "Umbraco.TextBox"), ("duration", "Umbraco.Integer"), ("related", "Umbraco.MultiNodeTreePicker"),
            ("next", "Umbraco.ContentPicker"), ("image", "Umbraco.MediaPicker3"), ("steps", "Umbraco.BlockList"), ("featured", "Umbraco.TrueFalse"));
        DocumentTypeDefinition[] types = [step, page, tutorial];
        return new SchemaSnapshot(
            types.ToFrozenDictionary(type => type.Id), types.ToFrozenDictionary(type => type.Alias), FrozenDictionary<Guid, DataTypeDefinition>.Empty);
    }

    private static DocumentTypeDefinition Type(int number, string alias, params (string Alias, string Editor)[] properties) => new(
        Id(number), alias, alias, null, IsElement: false, AllowedAsRoot: true, [],
        [.. properties.Select((property, at) => new PropertyDefinition(
            Id(number * 10 + at), property.Alias, property.Alias,
            new DataTypeDefinition(Id(number * 100 + at), property.Editor, property.Editor, null, FrozenDictionary<string, JsonElement>.Empty),
            Mandatory: false, null, null, null))]);
}
