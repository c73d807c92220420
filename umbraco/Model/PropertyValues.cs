using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace Site.Cms.Model;

/// <summary>Property values of one version, by alias, as the Management API carries them. Immutable; equal when their JSON is.</summary>
public sealed class PropertyValues : IEquatable<PropertyValues>
{
    public static PropertyValues Empty { get; } = new("{}", FrozenDictionary<string, JsonElement>.Empty);

    private PropertyValues(string json, FrozenDictionary<string, JsonElement> byAlias)
    {
        Json = json;
        ByAlias = byAlias;
    }

    /// <summary>A JSON object with one member a property, in the order of the type.</summary>
    public string Json { get; }

    public FrozenDictionary<string, JsonElement> ByAlias { get; }

    public static PropertyValues From(IEnumerable<KeyValuePair<string, JsonElement>> values)
    {
        var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = CmsJson.Options.Encoder }))
        {
            writer.WriteStartObject();
            foreach (var (alias, value) in values)
            {
                writer.WritePropertyName(alias);
                value.WriteTo(writer);
            }
            writer.WriteEndObject();
        }
        return Parse(Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
    }

    public static PropertyValues Parse(string json)
    {
        if (json == "{}")
            return Empty;
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement.Clone();
        return new PropertyValues(json, root.EnumerateObject().ToFrozenDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal));
    }

    public bool Equals(PropertyValues? other) => other is not null && Json == other.Json;

    public override bool Equals(object? obj) => Equals(obj as PropertyValues);

    public override int GetHashCode() => Json.GetHashCode(StringComparison.Ordinal);
}
