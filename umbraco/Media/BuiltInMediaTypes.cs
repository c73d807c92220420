using System.Globalization;
using System.Text.Json;
using Site.Cms.Model;

namespace Site.Cms.Media;

/// <summary>A media type as the Management API gives it.</summary>
public sealed record MediaTypeModel(
    Guid Id, string Alias, string Name, string? Description, string Icon, bool IsDeletable, bool AliasCanBeChanged, bool AllowedAsRoot,
    bool VariesByCulture, bool VariesBySegment, bool IsElement, ReferenceById? Collection,
    IReadOnlyList<PropertyTypeModel> Properties, IReadOnlyList<PropertyContainerModel> Containers,
    IReadOnlyList<AllowedMediaTypeModel> AllowedMediaTypes, IReadOnlyList<CompositionModel> Compositions);

public sealed record AllowedMediaTypeModel(ReferenceById MediaType, int SortOrder);

/// <summary>The media types that every Umbraco has, by name; they cannot be changed here. Pictures have an alternative text besides (<c>altText</c>).</summary>
public static class BuiltInMediaTypes
{
    private static readonly Lazy<IReadOnlyList<MediaTypeModel>> Known = new(Read);

    public static IReadOnlyList<MediaTypeModel> All => Known.Value;

    private static readonly Lazy<IReadOnlyList<MediaTypeModel>> French = new(() => [.. All.Select(FrenchMediaTypes.Of)]);

    /// <summary>By the names of a language, e.g. <c>fr-FR</c>; Umbraco's own English unless it is French.</summary>
    public static IReadOnlyList<MediaTypeModel> In(string language) =>
        CultureInfo.GetCultureInfo(language).TwoLetterISOLanguageName == "fr" ? French.Value : All;

    public static MediaTypeModel? Find(Guid id) => All.FirstOrDefault(type => type.Id == id);

    /// <summary>Whether any of them has a property of a data type.</summary>
    internal static bool Use(Guid dataType) => All.Any(type => type.Properties.Any(property => property.DataType.Id == dataType));

    private static IReadOnlyList<MediaTypeModel> Read()
    {
        using var json = typeof(BuiltInMediaTypes).Assembly.GetManifestResourceStream("built-in-media-types.json")!;
        return JsonSerializer.Deserialize<IReadOnlyList<MediaTypeModel>>(json, CmsJson.Options)!;
    }
}
