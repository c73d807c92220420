using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Site.Cms.Moving;

/// <summary>Writes content files: documents, and what stands beside a file of the media library.</summary>
internal static class FrontMatter
{
    public static YamlMappingNode Of(Guid id, string type, string name, int sortOrder) => new()
    {
        { "id", id.ToString() }, { "type", type }, { "name", ShortForms.Text(name) }, { "sortOrder", sortOrder.ToString(CultureInfo.InvariantCulture) },
    };

    /// <summary>UTC, to the last digit that is kept.</summary>
    public static string Time(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Utc).ToString("O", CultureInfo.InvariantCulture);

    /// <param name="body">What follows the front matter; null for nothing.</param>
    public static string File(YamlMappingNode front, string? body) => $"---\n{CanonicalYaml.Write(front)}---\n{(body is null ? "" : $"\n{body}\n")}";
}
