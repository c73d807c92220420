using Microsoft.AspNetCore.Mvc;
using Site.Web;

namespace Site.Account;

/// <summary>« Mon compte ».</summary>
[SameOrigin, AutoValidateAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AccountController : Controller
{
    [Get(AccountAddresses.Account)]
    public IActionResult Account() => View("Account", User.Portal());
}
