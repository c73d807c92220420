using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Site.Web;

namespace Site.Help;

/// <summary>Every address that no other endpoint answers.</summary>
[AllowAnonymous]
public sealed class MissingPageController : Controller
{
    [Get("/{**address}", Order = int.MaxValue)]
    public IActionResult Missing() => new MissingPageResult();
}
