using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Site.Web;

namespace Site.IdentityProvider;

/// <summary>« Fermer mon compte ».</summary>
public sealed class CloseController(AccountClosing closing, PasswordSignIn signIn) : SettingsController(signIn)
{
    [Get(ProviderAddresses.Close)]
    public IActionResult Show() => Page();

    [HttpPost(ProviderAddresses.Close)]
    public async Task<IActionResult> Close([FromForm] ClosePage page)
    {
        if (!await IsConfirmedAsync(page.Password, nameof(page.Password)))
            return Page();
        await closing.CloseAsync(Owner.Id, HttpContext.Connection.RemoteIpAddress, CancellationToken.None);
        await HttpContext.SignOutAsync(ProviderSession.Scheme);
        return Redirect(ProviderAddresses.Closed);
    }

    private ViewResult Page() => View("Close", new ClosePage { UserName = Owner.UserName });
}

/// <summary>Says that it is done, to who is nobody here any more.</summary>
[AllowAnonymous]
public sealed class ClosedController : Controller
{
    [Get(ProviderAddresses.Closed)]
    public IActionResult Show() => View("Closed");
}

public sealed class ClosePage
{
    public string? Password { get; set; }

    internal string? UserName { get; init; }
}
