using Microsoft.AspNetCore.Mvc;
using Site.Web;

namespace Site.Account;

/// <summary>« Mes données »: what is kept of the account, in one file (GDPR, articles 15 and 20).</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class DataController(PersonalData data) : Controller
{
    private const string FileName = "mes-donnees-portail-famille.json";

    [Get(AccountAddresses.Data)]
    public IActionResult Show() => View("Data");

    [Get(AccountAddresses.DataFile)]
    public async Task<IActionResult> Download() =>
        File(await data.FileAsync(User.Portal(), SessionStore.KeyOf(HttpContext), HttpContext.RequestAborted), "application/json", FileName);
}
