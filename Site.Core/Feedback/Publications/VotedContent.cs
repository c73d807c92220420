using Site.Core.Help;

namespace Site.Core.Feedback.Publications;

/// <summary>What kinds of contents readers vote on, by their document types' aliases.</summary>
public static class VotedContent
{
    public const string Tutorial = "tutorial";
    public const string FaqEntry = "faqEntry";
    public const string Page = "page";
    public const string HelpCentre = "helpCentre";

    public static IReadOnlyList<string> Types { get; } = [Tutorial, FaqEntry, Page, HelpCentre];

    /// <summary>Null for lists: they have no vote.</summary>
    public static string? TypeOf(HelpContent content) => content switch
    {
        Help.Tutorial => Tutorial,
        Help.FaqEntry => FaqEntry,
        Help.Page => Page,
        Help.HelpCentre => HelpCentre,
        _ => null,
    };

    /// <summary>Which screen of the portal it explains; null for none.</summary>
    public static string? ScreenOf(HelpContent content) => content switch
    {
        Help.Tutorial tutorial => tutorial.Screen,
        Help.FaqEntry entry => entry.Screen,
        _ => null,
    };
}
