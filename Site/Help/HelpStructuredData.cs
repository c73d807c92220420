using System.Text.Json.Nodes;
using System.Xml;
using Site.Core.Help;
using Site.Core.Help.Rendering;
using Site.Web;

namespace Site.Help;

/// <summary>schema.org descriptions of the help pages.</summary>
public sealed class HelpStructuredData(PublicAddress site, VideoHosts hosts)
{
    public JsonObject Questions(IEnumerable<FaqEntry> entries) => new()
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "FAQPage",
        ["inLanguage"] = "fr-FR",
        ["mainEntity"] = new JsonArray([.. entries.Select(entry => new JsonObject
        {
            ["@type"] = "Question",
            ["name"] = entry.Title,
            ["url"] = site.Absolute(entry.Address),
            ["acceptedAnswer"] = new JsonObject { ["@type"] = "Answer", ["text"] = entry.Answer.Value },
        })]),
    };

    public JsonObject Steps(Tutorial tutorial) => new()
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "HowTo",
        ["inLanguage"] = "fr-FR",
        ["name"] = tutorial.Title,
        ["description"] = tutorial.Summary,
        ["url"] = site.Absolute(tutorial.Address),
        ["step"] = new JsonArray([.. tutorial.Steps.Select((step, index) => Without(new JsonObject
        {
            ["@type"] = "HowToStep",
            ["position"] = index + 1,
            ["name"] = step.Title,
            ["text"] = step.Body.IsEmpty ? step.Title : PlainText.OneLine(PlainText.Of(step.Body)),
            ["url"] = site.Absolute(tutorial.Address) + "#etape-" + (index + 1),
            ["image"] = step.Image is { } image ? site.Absolute(image.Preview) : null,
        }))]),
    };

    /// <summary>Null for a tutorial without a video that can be watched.</summary>
    public JsonObject? Video(Tutorial tutorial)
    {
        if (tutorial.Video is not { } video)
            return null;
        var hosted = hosts.Find(video);
        if (hosted is null && video.File is null)
            return null;
        return Without(new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "VideoObject",
            ["inLanguage"] = "fr-FR",
            ["name"] = video.Title ?? tutorial.Title,
            ["description"] = tutorial.Summary,
            ["uploadDate"] = tutorial.CreatedAt.ToString("O"),
            ["duration"] = video.Duration is { } duration ? XmlConvert.ToString(duration) : null,
            ["thumbnailUrl"] = video.Poster is { } poster ? site.Absolute(poster.Preview) : null,
            ["contentUrl"] = video.File is { } file ? site.Absolute(file.Url) : null,
            ["embedUrl"] = hosted?.Embed,
            ["transcript"] = video.Transcript.IsEmpty ? null : PlainText.OneLine(PlainText.Of(video.Transcript)),
        });
    }

    public JsonObject Trail(IEnumerable<PageHead.Crumb> trail, string title, string address) => new()
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "BreadcrumbList",
        ["itemListElement"] = new JsonArray([.. trail.Append(new(title, address)).Select((crumb, index) => new JsonObject
        {
            ["@type"] = "ListItem",
            ["position"] = index + 1,
            ["name"] = crumb.Title,
            ["item"] = site.Absolute(crumb.Address),
        })]),
    };

    private static JsonObject Without(JsonObject data)
    {
        foreach (var (key, _) in data.Where(property => property.Value is null).ToList())
            data.Remove(key);
        return data;
    }
}
