using System.Text.Json;

namespace Site.Cms.Model.Editors;

/// <summary>Which element types a data type of blocks is configured with.</summary>
internal static class BlockConfiguration
{
    public static IReadOnlyList<Guid> ContentTypes(DataTypeDefinition type) => Types(type, "contentElementTypeKey");

    public static IReadOnlyList<Guid> SettingsTypes(DataTypeDefinition type) => Types(type, "settingsElementTypeKey");

    private static IReadOnlyList<Guid> Types(DataTypeDefinition type, string member) =>
        type.Configuration.TryGetValue("blocks", out var blocks) && blocks.ValueKind == JsonValueKind.Array
            ? [.. blocks.EnumerateArray().Select(block => block.Id(member)).OfType<Guid>().Distinct()]
            : [];
}
