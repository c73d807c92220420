using System.Text.Json;

namespace Site.Cms.Model;

/// <summary>Data types that every Umbraco has from the start, under the same ids.</summary>
internal static class BuiltInDataTypes
{
    /// <summary>Those that the CMS itself needs.</summary>
    public static IReadOnlySet<Guid> Undeletable { get; } = new HashSet<Guid>
    {
        new("0e9794eb-f9b5-4f20-a788-93acd233a7e4"), // Label (datetime)
        new("c0808dd3-8133-4e4b-8ce8-e2bea84a96a4"), // List View - Content
        new("3a0156c4-3b8c-4803-bdc1-6871faa83fff"), // List View - Media
        new("0cc0eba1-9960-42c9-bf9b-60e150b429ae"), // Textstring
        new("92897bc6-a5f3-4ffe-ae27-f2e7e33dda49"), // True/false
    };

    public static IReadOnlyList<CreateDataType> Read()
    {
        using var json = typeof(BuiltInDataTypes).Assembly.GetManifestResourceStream("built-in-data-types.json")!;
        return JsonSerializer.Deserialize<IReadOnlyList<CreateDataType>>(json, CmsJson.Options)!;
    }
}
