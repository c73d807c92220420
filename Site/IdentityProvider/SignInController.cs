using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Site.Account;
using Site.Web;

namespace Site.IdentityProvider;

/// <summary>The provider's sign-in: user name or mail address and password, then a code where the person wants one.</summary>
[AllowAnonymous, SameOrigin]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SignInController(PasswordSignIn signIn, ProviderSession sessions, UserManager<Account> users, HalfSignIn half) : Controller
{
    private const string ReturnParameter = "suite";
    private const string HintParameter = "identifiant";

    /// <param name="returnUrl">The authorization request to go on with.</param>
    public static string AddressFor(string returnUrl, string? loginHint = null) =>
        ProviderAddresses.SignIn + QueryString.Create(ReturnParameter, returnUrl)
        + (string.IsNullOrEmpty(loginHint) ? QueryString.Empty : QueryString.Create(HintParameter, loginHint)).ToString().Replace('?', '&');

    /// <summary>« Créer mon compte », for whoever was going somewhere.</summary>
    /// <param name="returnUrl">The authorization request, which says where.</param>
    public static string SignUpFor(string? returnUrl)
    {
        var query = returnUrl?.IndexOf('?', StringComparison.Ordinal) is { } at and >= 0 ? QueryHelpers.ParseQuery(returnUrl[at..]) : [];
        return query.TryGetValue(SessionController.ReturnParameter, out var wanted)
            ? ProviderAddresses.SignUp + QueryString.Create(SessionController.ReturnParameter, wanted.ToString())
            : ProviderAddresses.SignUp;
    }

    [Get(ProviderAddresses.SignIn)]
    public IActionResult Show([FromQuery(Name = ReturnParameter)] string? returnUrl, [FromQuery(Name = HintParameter)] string? login) =>
        View("SignIn", new SignInPage { Return = returnUrl, Login = login ?? "" });

    [HttpPost(ProviderAddresses.SignIn)]
    public async Task<IActionResult> SignIn([FromForm] SignInPage page)
    {
        if (string.IsNullOrWhiteSpace(page.Login))
            ModelState.AddModelError(nameof(page.Login), IdentityProviderTexts.LoginMissing);
        if (string.IsNullOrEmpty(page.Password))
            ModelState.AddModelError(nameof(page.Password), IdentityProviderTexts.PasswordMissing);
        if (!ModelState.IsValid)
            return View("SignIn", page);

        switch (await signIn.TryAsync(page.Login!, page.Password!, HttpContext.Connection.RemoteIpAddress, CancellationToken.None))
        {
            case SignInResult.Right right:
                await sessions.SignInAsync(HttpContext, right.Account);
                return LocalRedirect(Next(page.Return));
            case SignInResult.CodeWanted wanted:
                half.Keep(HttpContext, wanted.Account);
                return Redirect(ProviderAddresses.SecondFactor + QueryString.Create(ReturnParameter, Next(page.Return)));
            case SignInResult.Locked locked:
                return Again(nameof(page.Login), IdentityProviderTexts.Locked(locked.Until));
            default:
                return Again(nameof(page.Login), IdentityProviderTexts.SignInWrong);
        }

        ViewResult Again(string field, string problem)
        {
            ModelState.AddModelError(field, problem);
            return View("SignIn", page);
        }
    }

    [Get(ProviderAddresses.SecondFactor)]
    public IActionResult ShowCode([FromQuery(Name = ReturnParameter)] string? returnUrl) =>
        half.Read(HttpContext) is null ? Redirect(AddressFor(Next(returnUrl))) : View("Code", new CodePage { Return = returnUrl });

    [HttpPost(ProviderAddresses.SecondFactor)]
    public async Task<IActionResult> Code([FromForm] CodePage page)
    {
        if (half.Read(HttpContext) is not { } id || await users.FindByIdAsync(id.ToString()) is not { } account)
        {
            ModelState.AddModelError("", IdentityProviderTexts.CodeExpired);
            return View("SignIn", new SignInPage { Return = page.Return });
        }
        var problem = await signIn.TryCodeAsync(account, page.Code ?? "", HttpContext.Connection.RemoteIpAddress, CancellationToken.None) switch
        {
            SignInResult.Right => null,
            SignInResult.Locked locked => IdentityProviderTexts.Locked(locked.Until),
            _ => IdentityProviderTexts.CodeWrong,
        };
        if (problem is not null)
        {
            ModelState.AddModelError(nameof(page.Code), problem);
            return View("Code", page);
        }
        half.Forget(HttpContext);
        await sessions.SignInAsync(HttpContext, account);
        return LocalRedirect(Next(page.Return));
    }

    // Only an authorization request or an own page goes on from here; whoever comes from elsewhere begins one.
    private string Next(string? returnUrl) =>
        Url.IsLocalUrl(returnUrl)
        && (returnUrl!.StartsWith(ProviderAddresses.Authorize + "?", StringComparison.Ordinal) || ProviderAddresses.Settings.Contains(returnUrl))
            ? returnUrl : AccountAddresses.SignIn;
}

public sealed class SignInPage
{
    public string? Return { get; set; }

    public string? Login { get; set; }

    public string? Password { get; set; }
}

public sealed class CodePage
{
    public string? Return { get; set; }

    public string? Code { get; set; }
}
