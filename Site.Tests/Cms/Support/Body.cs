using System.Text.Json;
using Site.Cms.Model;

namespace Site.Tests.CmsTests;

/// <summary>Requests as a real backoffice sends them, made of JSON.</summary>
internal static class Body
{
    public static T Of<T>(string json) => JsonSerializer.Deserialize<T>(json, CmsJson.Options)!;

    public static JsonElement Json(string json) => JsonElement.Parse(json);
}
