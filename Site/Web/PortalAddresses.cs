using Site.Core.Help;

namespace Site.Web;

/// <summary>The fixed addresses of the portal's pages.</summary>
public static class PortalAddresses
{
    public const string Home = "/";
    public const string Help = ContentAddresses.HelpCentre;
    public const string Tutorials = ContentAddresses.Tutorials;
    public const string Faq = ContentAddresses.Faq;
    public const string Search = "/recherche";
    public const string Suggestions = "/recherche/suggestions";
    public const string SiteMap = "/plan-du-site";
    public const string XmlSiteMap = "/sitemap.xml";
    public const string Robots = "/robots.txt";
    public const string OpenSearch = "/opensearch.xml";
    public const string Theme = "/theme.css";
    public const string Accessibility = "/accessibilite";
    /// <summary>The town's own answer on user name, family name and dossier number.</summary>
    public const string LetterHelp = Faq + "/nom-d-utilisateur-et-dossier";
    public const string Account = "/compte";
    public const string LinkObjection = "/compte/ce-nest-pas-moi";
    public const string Reservations = "/reservations";
    public const string Invoices = "/factures";

    public static string SearchFor(string query) => $"{Search}?q={Uri.EscapeDataString(query)}";
}
