namespace Site.Core.Help;

/// <summary>Aliases of the content model's document and element types.</summary>
public static class ContentTypes
{
    public const string HelpCentre = "helpCentre";
    public const string TutorialList = "tutorialList";
    public const string FaqList = "faqList";
    public const string Tutorial = "tutorial";
    public const string FaqEntry = "faqEntry";
    public const string Page = "page";
    public const string Announcement = "announcement";
    public const string Form = "form";
    public const string VideoEmbed = "videoEmbed";
    public const string TutorialStep = "tutorialStep";
}
