using System.Text.Json.Nodes;

namespace Site.Web;

/// <summary>What a view tells the layout about its page; one per request, in views as <c>Head</c>.</summary>
public sealed class PageHead
{
    private readonly List<Crumb> _trail = [];
    private readonly List<JsonObject> _structuredData = [];

    /// <summary>The page's own title, without the site's name; empty on the home page.</summary>
    public string Title { get; set; } = "";

    /// <summary>One or two sentences for search engines and shared links.</summary>
    public string? Description { get; set; }

    /// <summary>The canonical path; null for a page that has none (a page not found, thanks after a vote).</summary>
    public string? Address { get; set; }

    /// <summary>Whether search engines may list the page.</summary>
    public bool Indexed { get; set; } = true;

    /// <summary>Path of a picture that stands for the page.</summary>
    public string? Image { get; set; }

    /// <summary>Whether the page needs the script of the search box.</summary>
    public bool HasSearchBox { get; set; }

    /// <summary>From the home page down to the page's parent.</summary>
    public IReadOnlyList<Crumb> Trail => _trail;

    public IReadOnlyList<JsonObject> StructuredData => _structuredData;

    public PageHead Under(string title, string address)
    {
        _trail.Add(new(title, address));
        return this;
    }

    public void Describe(JsonObject data) => _structuredData.Add(data);

    public sealed record Crumb(string Title, string Address);
}
