using System.Collections.Frozen;
using System.Text.Json;

namespace Site.Cms.Model;

/// <summary>Data types that every Umbraco has from the start, under the same ids.</summary>
internal static class BuiltInDataTypes
{
    public static Guid DocumentListView { get; } = new("c0808dd3-8133-4e4b-8ce8-e2bea84a96a4");

    public static Guid MediaListView { get; } = new("3a0156c4-3b8c-4803-bdc1-6871faa83fff");

    private static readonly FrozenSet<Guid> Needed = FrozenSet.Create(
        new Guid("0e9794eb-f9b5-4f20-a788-93acd233a7e4"), // Label (datetime)
        DocumentListView,
        MediaListView,
        new Guid("0cc0eba1-9960-42c9-bf9b-60e150b429ae"), // Textstring
        new Guid("92897bc6-a5f3-4ffe-ae27-f2e7e33dda49")); // True/false

    // The later ones of Umbraco's own count as made by people.
    private static readonly Lazy<FrozenSet<Guid>> Original = new(() => Read().Select(type => type.Id!.Value).Except(
    [
        new("88e8a052-30ee-4d44-a507-59f2cdfc769c"), // Date Time Picker (with time zone)
        new("ad9f0cf2-bda2-45d5-9ea1-a63cfc873fd3"), // Image Media Picker
        new("ba5bdbe6-ab3e-46a8-82b3-2c45f10bc47f"), // Label (bytes)
        new("5eb57825-e15e-4fc7-8e37-fca65cdafbde"), // Label (pixels)
        new("4309a3ea-0d78-4329-a06c-c80b036af19a"), // Media Picker
        new("0e63d883-b62b-4799-88c3-157f82e83ecc"), // Multiple Image Media Picker
        new("1b661f40-2242-4b44-b9cb-3990ee2b13c0"), // Multiple Media Picker
    ]).ToFrozenSet());

    private static readonly Lazy<FrozenSet<Guid>> Ids = new(() => Read().Select(type => type.Id!.Value).ToFrozenSet());

    public static bool Is(Guid? id) => id is { } known && Ids.Value.Contains(known);

    /// <summary>False for those that the CMS itself needs.</summary>
    public static bool IsDeletable(Guid id) => !Needed.Contains(id);

    /// <summary>Whether a picker of the type may be set to ignore the start nodes of who uses it.</summary>
    public static bool CanIgnoreStartNodes(Guid id) => !Original.Value.Contains(id);

    public static IReadOnlyList<CreateDataType> Read()
    {
        using var json = typeof(BuiltInDataTypes).Assembly.GetManifestResourceStream("built-in-data-types.json")!;
        return JsonSerializer.Deserialize<IReadOnlyList<CreateDataType>>(json, CmsJson.Options)!;
    }
}
