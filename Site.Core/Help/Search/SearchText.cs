using Site.Core.Help.Rendering;

namespace Site.Core.Help.Search;

/// <summary>The words of a content by which it is found, each on one line.</summary>
internal sealed record SearchText
{
    public SearchText(string title, string keywords, string body, string steps)
    {
        Title = title;
        Keywords = PlainText.OneLine(keywords);
        Body = PlainText.OneLine(body);
        Steps = PlainText.OneLine(steps);
    }

    public string Title { get; }

    /// <summary>Editors' "other words that people use".</summary>
    public string Keywords { get; }

    public string Body { get; }

    /// <summary>Titles and texts of steps, and what is said in the video.</summary>
    public string Steps { get; }

    /// <summary>What extracts are cut from.</summary>
    public string Readable => Steps.Length == 0 ? Body : Body.Length == 0 ? Steps : $"{Body} {Steps}";
}
