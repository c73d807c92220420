using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Options;
using Site.Account;
using Site.Core.Families;
using Site.Web;

namespace Site.IdentityProvider;

/// <summary><c>/inscription</c>: from the town's letter to a mail that activates the account.</summary>
[AllowAnonymous, SameOrigin]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SignUpController(SignUps signUps, SignUpLimiter limiter, IOptions<FamiliesOptions> families) : Controller
{
    private const string CheckMail = ProviderAddresses.SignUp + "/verifiez-vos-courriels/{id:guid}";
    private const string SendAgain = ProviderAddresses.SignUp + "/renvoyer/{id:guid}";
    private const string CorrectMail = ProviderAddresses.SignUp + "/corriger-adresse/{id:guid}";

    public static string CheckMailAddress(Guid id) => CheckMail.Replace("{id:guid}", id.ToString(), StringComparison.Ordinal);

    public static string SendAgainAddress(Guid id) => SendAgain.Replace("{id:guid}", id.ToString(), StringComparison.Ordinal);

    public static string CorrectMailAddress(Guid id) => CorrectMail.Replace("{id:guid}", id.ToString(), StringComparison.Ordinal);

    [Get(ProviderAddresses.SignUp)]
    public IActionResult Show([FromQuery(Name = SessionController.ReturnParameter)] string? returnUrl) =>
        View("SignUp", new SignUpPage { Return = returnUrl, AsksForCode = families.Value.LetterCode.Required });

    [HttpPost(ProviderAddresses.SignUp)]
    public async Task<IActionResult> Begin([FromForm] SignUpPage page)
    {
        page.AsksForCode = families.Value.LetterCode.Required;
        Check(page);
        if (ModelState.IsValid && !limiter.Allows(HttpContext.Connection.RemoteIpAddress))
            ModelState.AddModelError("", IdentityProviderTexts.TooManyPosts);
        if (!ModelState.IsValid)
            return View("SignUp", page);

        var input = new SignUpInput(
            page.UserName!.Trim(), page.Mail!.Trim(), page.Password!, page.FamilyName!, page.DossierNumber!, page.AsksForCode ? page.LetterCode : null,
            Url.IsLocalUrl(page.Return) ? page.Return : null, HttpContext.Connection.RemoteIpAddress);
        switch (await signUps.BeginAsync(input, CancellationToken.None))
        {
            case SignUpResult.Begun begun:
                return Redirect(CheckMailAddress(begun.Id));
            case SignUpResult.UserNameTaken taken:
                ModelState.AddModelError(nameof(page.UserName), IdentityProviderTexts.UserNameTaken(taken.Proposals));
                break;
            case SignUpResult.LetterCodeWrong:
                ModelState.AddModelError(nameof(page.LetterCode), IdentityProviderTexts.LetterCodeWrong);
                break;
            case SignUpResult.LetterClosed closed:
                page.LetterFailed = true;
                ModelState.AddModelError(nameof(page.DossierNumber), IdentityProviderTexts.LetterClosed(closed.Until));
                break;
            default:
                page.LetterFailed = true;
                ModelState.AddModelError(nameof(page.FamilyName), IdentityProviderTexts.LetterWrong);
                break;
        }
        return View("SignUp", page);
    }

    [Get(CheckMail)]
    public async Task<IActionResult> Check(Guid id, [FromQuery(Name = "envoye")] bool sentAgain) =>
        await signUps.FindAsync(id, HttpContext.RequestAborted) is { } signUp
            ? View("CheckMail", new CheckMailPage { Id = id, Mail = signUp.Mail, SentAgain = sentAgain, NewMail = signUp.Mail })
            : Redirect(AccountAddresses.SignIn);

    [HttpPost(SendAgain)]
    public async Task<IActionResult> Resend(Guid id)
    {
        if (await signUps.FindAsync(id, CancellationToken.None) is not { } signUp)
            return Redirect(AccountAddresses.SignIn);
        if (!limiter.Allows(HttpContext.Connection.RemoteIpAddress))
            ModelState.AddModelError("", IdentityProviderTexts.TooManyPosts);
        else if (await signUps.SendAgainAsync(signUp, CancellationToken.None))
            return Redirect(CheckMailAddress(id) + "?envoye=true");
        else
            ModelState.AddModelError("", IdentityProviderTexts.TooManyMails);
        return View("CheckMail", new CheckMailPage { Id = id, Mail = signUp.Mail, NewMail = signUp.Mail });
    }

    [HttpPost(CorrectMail)]
    public async Task<IActionResult> Correct(Guid id, [FromForm] CheckMailPage page)
    {
        if (await signUps.FindAsync(id, CancellationToken.None) is not { } signUp)
            return Redirect(AccountAddresses.SignIn);
        CheckAddress(nameof(page.NewMail), page.NewMail);
        if (ModelState.IsValid && !limiter.Allows(HttpContext.Connection.RemoteIpAddress))
            ModelState.AddModelError("", IdentityProviderTexts.TooManyPosts);
        if (ModelState.IsValid && !await signUps.CorrectMailAsync(signUp, page.NewMail!.Trim(), CancellationToken.None))
            ModelState.AddModelError("", IdentityProviderTexts.TooManyMails);
        if (ModelState.IsValid)
            return Redirect(CheckMailAddress(id) + "?envoye=true");
        return View("CheckMail", new CheckMailPage { Id = id, Mail = signUp.Mail, NewMail = page.NewMail });
    }

    private void Check(SignUpPage page)
    {
        Add(nameof(page.UserName), UserNameRules.Problem(page.UserName?.Trim()));
        CheckAddress(nameof(page.Mail), page.Mail);
        Add(nameof(page.Password), PasswordRules.Problem(page.Password, page.UserName, page.Mail));
        Add(nameof(page.FamilyName), string.IsNullOrWhiteSpace(page.FamilyName) ? IdentityProviderTexts.FamilyNameMissing : null);
        Add(nameof(page.DossierNumber), string.IsNullOrWhiteSpace(page.DossierNumber) ? IdentityProviderTexts.DossierNumberMissing : null);
        if (page.AsksForCode)
            Add(nameof(page.LetterCode), string.IsNullOrWhiteSpace(page.LetterCode) ? IdentityProviderTexts.LetterCodeMissing : null);
    }

    private void CheckAddress(string field, string? mail) => Add(field, MailRules.Problem(mail));

    private void Add(string field, string? problem)
    {
        if (problem is not null)
            ModelState.AddModelError(field, problem);
    }
}

public sealed class SignUpPage
{
    public string? FamilyName { get; set; }

    public string? DossierNumber { get; set; }

    public string? LetterCode { get; set; }

    public string? UserName { get; set; }

    public string? Mail { get; set; }

    public string? Password { get; set; }

    public string? Return { get; set; }

    /// <summary>Whether the town's letters carry a code.</summary>
    [BindNever]
    public bool AsksForCode { get; set; }

    /// <summary>Shows where the letter is explained and whom to ask.</summary>
    [BindNever]
    public bool LetterFailed { get; set; }
}

public sealed class CheckMailPage
{
    [BindNever]
    public Guid Id { get; set; }

    /// <summary>As typed, to be compared by whoever waits for the mail.</summary>
    [BindNever]
    public string Mail { get; set; } = "";

    [BindNever]
    public bool SentAgain { get; set; }

    public string? NewMail { get; set; }
}
