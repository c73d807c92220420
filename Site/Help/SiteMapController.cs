using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Site.Web;

namespace Site.Help;

[OutputCache(PolicyName = CachePolicy)]
public sealed class SiteMapController(HelpReading reading, PublicAddress site) : PortalController(reading)
{
    [Get(PortalAddresses.SiteMap)]
    public IActionResult ForPeople() => View("SiteMap", Snapshot);

    [Get(PortalAddresses.XmlSiteMap)]
    public IActionResult ForRobots()
    {
        var view = View("XmlSiteMap", Snapshot);
        view.ContentType = "application/xml; charset=utf-8";
        return view;
    }

    [Get(PortalAddresses.Robots)]
    public IActionResult Robots() => Content(
        $"""
        User-agent: *
        Disallow: /umbraco
        Disallow: /gestion/
        Disallow: /avis/
        Disallow: {PortalAddresses.Suggestions}

        Sitemap: {site.Absolute(PortalAddresses.XmlSiteMap)}

        """,
        "text/plain; charset=utf-8");
}
