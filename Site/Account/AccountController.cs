using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Site.Core.Account;
using Site.Core.Calendar;
using Site.Core.Families;
using Site.Web;

namespace Site.Account;

/// <summary>« Mon compte »: who is signed in, their dossiers, and what can be done.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AccountController(
    PortalAccounts accounts, FamilyReader families, AccountLinks links, SignInProviders providers, IOptions<FamiliesOptions> options, TimeProvider time) : Controller
{
    [Get(AccountAddresses.Account)]
    public async Task<IActionResult> Account()
    {
        var (user, stop) = (User.Portal(), HttpContext.RequestAborted);
        var held = await families.DossiersAsync(user.AccountId, stop);
        var dossiers = new List<OwnDossier>();
        foreach (var open in held.Where(dossier => !dossier.IsSuspended))
            if (await families.DossierAsync(user.AccountId, open.Id, stop) is { } dossier)
                dossiers.Add(dossier);
        // As it is now, not as it was at the sign-in.
        var profile = await accounts.ProfileAsync(user.AccountId, stop) ?? new PortalProfile(user.UserName, user.Mail, user.Issuer, user.Subject);
        return View("Account", new AccountPage(
            profile, dossiers, [.. held.Where(dossier => dossier.IsSuspended).Select(dossier => dossier.Number)],
            new LinkDossierForm { AsksForCode = options.Value.LetterCode.Required }, links, time.Today())
        {
            HasPassword = providers.IssuersOf(SignInProviders.Oidc).Contains(profile.Issuer),
        });
    }
}

/// <param name="Suspended">Numbers of dossiers that wait for the desk.</param>
/// <param name="Letter">To fill in where there is no dossier yet.</param>
public sealed record AccountPage(
    PortalProfile Profile, IReadOnlyList<OwnDossier> Dossiers, IReadOnlyList<string> Suspended, LinkDossierForm Letter, AccountLinks Links, DateOnly Today)
{
    /// <summary>Whether there is a password to change: an account that began with FranceConnect has none.</summary>
    public required bool HasPassword { get; init; }

    public bool HasNoDossier => Dossiers.Count == 0 && Suspended.Count == 0;
}
