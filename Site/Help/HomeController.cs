using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Site.Web;

namespace Site.Help;

public sealed class HomeController(HelpReading reading) : PortalController(reading)
{
    [Get(PortalAddresses.Home), OutputCache(PolicyName = CachePolicy)]
    public IActionResult Home() => View(Snapshot);
}
