using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Site.Web;

[AllowAnonymous]
public sealed class ThemeController(TownTheme theme) : Controller
{
    [Get(PortalAddresses.Theme)]
    public ContentResult Theme(string? v)
    {
        var stylesheet = theme.For(HttpContext);
        Response.Headers.CacheControl = v == stylesheet.Hash ? "public, max-age=31536000, immutable" : "no-cache";
        return Content(stylesheet.Css, "text/css; charset=utf-8");
    }
}
