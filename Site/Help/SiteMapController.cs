using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Site.Core.Help;
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
        XNamespace ns = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var contents = new HelpContent?[] { Snapshot.Centre, Snapshot.TutorialList, Snapshot.FaqList }
            .OfType<HelpContent>().Concat(Snapshot.Tutorials).Concat(Snapshot.FaqEntries).Concat(Snapshot.Pages);
        var document = new XDocument(new XElement(ns + "urlset",
            Url(PortalAddresses.Home, null),
            contents.Select(content => Url(content.Address, content.Version)),
            Url(PortalAddresses.SiteMap, null)));
        return Content(document.Declared(), "application/xml; charset=utf-8");

        XElement Url(string path, DateTimeOffset? changed) => new(ns + "url",
            new XElement(ns + "loc", site.Absolute(path)),
            changed is { } date ? new XElement(ns + "lastmod", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null);
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
