using System.Text;
using System.Text.Json;
using Site.Core.Help.Rendering;
using Site.Core.Help.Search;

namespace Site.Core.Help.Parsing;

/// <summary>Makes typed records, their text rendered and sanitised, out of Delivery API items.</summary>
internal sealed class ContentParser(HtmlRenderer renderer)
{
    /// <summary>Null for types that the portal does not know.</summary>
    /// <param name="address">Null when the document has no page of its own.</param>
    public ParsedContent? Parse(DeliveryItem item, string? address, LinkTargets links) => (item.ContentType, address) switch
    {
        (ContentTypes.HelpCentre, not null) => HelpCentre(item, address, links),
        (ContentTypes.TutorialList or ContentTypes.FaqList, not null) => new(
            new ContentList(item.Id, address, item.Properties.Text("title") ?? item.Name, item.CreatedAt, item.UpdatedAt), null, null),
        (ContentTypes.Tutorial, not null) => Tutorial(item, address, links),
        (ContentTypes.FaqEntry, not null) => FaqEntry(item, address, links),
        (ContentTypes.Page, not null) => Page(item, address, links),
        (ContentTypes.Form, not null) => FormParser.Parse(item, address, renderer, links),
        (ContentTypes.Announcement, _) => new(null, Announcement(item, links), null),
        _ => null,
    };

    private ParsedContent HelpCentre(DeliveryItem item, string address, LinkTargets links)
    {
        var values = item.Properties;
        var title = values.Text("title") ?? item.Name;
        var introduction = renderer.FromMarkdown(values.TextOrEmpty("introduction"), links);
        var (phone, mail, hours) = (values.Text("phone"), values.Text("mail"), values.Text("openingHours"));
        return new(
            new HelpCentre(item.Id, address, title, item.CreatedAt, item.UpdatedAt, introduction.Html, phone, mail, hours) { ContactForm = PickedForm(values, "contactForm") },
            null,
            new SearchText(title, "", string.Join('\n', new[] { introduction.Text, phone, mail, hours }.Where(part => !string.IsNullOrEmpty(part))), ""));
    }

    private ParsedContent Tutorial(DeliveryItem item, string address, LinkTargets links)
    {
        var values = item.Properties;
        var title = values.Text("title") ?? item.Name;
        var text = new StringBuilder();
        var steps = new List<TutorialStep>();
        foreach (var step in values.Blocks("steps", ContentTypes.TutorialStep))
        {
            var body = renderer.FromMarkdown(step.TextOrEmpty("body"), links, topHeading: 4);
            steps.Add(new TutorialStep(step.TextOrEmpty("title"), body.Html, renderer.Pictures.Of(step.Picture("image"), step.ChosenCut("image", PictureCuts.Step))));
            text.Append(Sentence(steps[^1].Title)).Append('\n').Append(body.Text).Append('\n');
        }
        var video = values.Blocks("video", ContentTypes.VideoEmbed).Select(embed => VideoParser.Parse(embed, renderer, links)).FirstOrDefault();
        text.Append(video?.TranscriptText);
        var summary = values.TextOrEmpty("summary");
        return new(
            new Tutorial(
                item.Id, address, title, item.CreatedAt, item.UpdatedAt,
                summary, values.Text("device"), video?.Video, steps, values.Text("screen"))
            { ReadingMinutes = values.Number("duration") },
            null,
            new SearchText(title, "", summary, text.ToString()));
    }

    /// <summary>In an extract a title runs into the text after it.</summary>
    private static string Sentence(string title) => title.Length == 0 || title[^1] is '.' or '?' or '!' or ':' or '…' ? title : title + ".";

    private ParsedContent FaqEntry(DeliveryItem item, string address, LinkTargets links)
    {
        var values = item.Properties;
        var question = values.Text("question") ?? item.Name;
        var answer = renderer.FromMarkdown(values.TextOrEmpty("answer"), links, topHeading: 3);
        var keywords = values.Texts("keywords");
        return new(
            new FaqEntry(
                item.Id, address, question, item.CreatedAt, item.UpdatedAt,
                answer.Html, keywords, values.Picked("relatedTutorials"), values.Text("screen")),
            null,
            new SearchText(question, string.Join(" ; ", keywords), answer.Text, ""));
    }

    private ParsedContent Page(DeliveryItem item, string address, LinkTargets links)
    {
        var title = item.Properties.Text("title") ?? item.Name;
        var body = renderer.FromRichText(item.Properties.RichText("body"), links);
        return new(
            new Page(item.Id, address, title, item.CreatedAt, item.UpdatedAt, body.Html) { Form = PickedForm(item.Properties, "form") },
            null,
            new SearchText(title, "", body.Text, ""));
    }

    private static Guid? PickedForm(JsonElement values, string alias) => values.Picked(alias) is [var form, ..] ? form : null;

    private Announcement Announcement(DeliveryItem item, LinkTargets links) =>
        new(
            item.Id, item.Name, renderer.FromMarkdown(item.Properties.TextOrEmpty("text"), links, topHeading: 3).Html,
            item.Properties.Text("importance") is "Important" or "Alerte" ? item.Properties.Text("importance")! : "Information", item.CreatedAt);
}

/// <param name="Search">What search reads of it; null for what cannot be found.</param>
internal sealed record ParsedContent(HelpContent? Content, Announcement? Announcement, SearchText? Search);
