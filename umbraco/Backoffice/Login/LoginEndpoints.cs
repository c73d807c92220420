using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Management.Security;
using Site.Cms.Users;

namespace Site.Cms.Backoffice.Login;

/// <summary>The sign-in pages: address and password, then a code where the account asks for one.</summary>
internal static class LoginEndpoints
{
    public const string Address = "/umbraco/login";
    private const string CodeAddress = Address + "/code";
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static void MapLogin(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").AllowAnonymous();
        pages.MapGet(Address, ShowAsync);
        pages.MapPost(Address, TryPasswordAsync);
        pages.MapGet(CodeAddress, ShowCodeAsync);
        pages.MapPost(CodeAddress, TryCodeAsync);
        pages.MapGet(SignInPage.Styles, (HttpContext context) => SendAsset(context, "login.css", "text/css; charset=utf-8"));
        pages.MapGet(SignInPage.Script, (HttpContext context) => SendAsset(context, "login.js", "text/javascript; charset=utf-8"));
        pages.MapSetup();
        pages.MapLinks();
        pages.MapProvider();
    }

    /// <summary>The posted form; null where the post did not come from our own page, with the refusal written.</summary>
    internal static async Task<IFormCollection?> ReadOwnFormAsync(HttpContext context, CmsOptions options)
    {
        if (RequestOrigin.IsOwn(context.Request, options) && context.Request.HasFormContentType)
            return await context.Request.ReadFormAsync(context.RequestAborted);
        await new SignInPage
        {
            Title = "Envoi refusé", Status = StatusCodes.Status403Forbidden,
            Content = $"""<p>Ce formulaire n’a pas été envoyé depuis cette page. Rien n’a été fait.</p><p><a class="button" href="{Address}">Aller à la page de connexion</a></p>""",
        }.WriteAsync(context);
        return null;
    }

    /// <summary>After a post: the browser asks for the next page with GET.</summary>
    internal static void SeeOther(HttpContext context, string address)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
        context.Response.Headers.CacheControl = "no-store";
    }

    private static async Task ShowAsync(HttpContext context, StaffDirectory directory, SignInChoices choices)
    {
        var back = ReturnAddress.Safe(context.Request.Query["ReturnUrl"]);
        if (StaffSession.AccountOf((await context.AuthenticateAsync(StaffSession.Scheme)).Principal, directory) is not null)
            SeeOther(context, back);
        else
            await WritePasswordAsync(context, choices, back, null, context.Request.Query.ContainsKey("delai")
                ? [new FormError("Le délai pour saisir le code est passé. Recommencez avec votre mot de passe.")] : []);
    }

    private static async Task TryPasswordAsync(HttpContext context, SignInForms forms, SignInChoices choices, CmsOptions options, TimeProvider time)
    {
        if (await ReadOwnFormAsync(context, options) is not { } form)
            return;
        var back = ReturnAddress.Safe(form["ReturnUrl"]);
        string userName = form["username"].ToString().Trim(), password = form["password"].ToString();
        if (Missing(userName, password) is { Count: > 0 } missing)
        {
            await WritePasswordAsync(context, choices, back, userName, missing, StatusCodes.Status400BadRequest);
            return;
        }
        if (forms.WaitOf(context) is { } wait)
        {
            await WritePasswordAsync(context, choices, back, userName, [TooMany(context, wait)], StatusCodes.Status429TooManyRequests);
            return;
        }
        var result = await forms.WithPasswordAsync(context, userName, password);
        if (result.Status == SignInStatus.SignedIn)
            SeeOther(context, back);
        else if (result.Status == SignInStatus.CodeNeeded)
            SeeOther(context, $"{CodeAddress}?ReturnUrl={Uri.EscapeDataString(back)}");
        else
            await WritePasswordAsync(context, choices, back, userName, [Told(result, time, "Adresse ou mot de passe inconnus. Vérifiez-les, majuscules comprises, puis réessayez.", "password")]);
    }

    private static async Task ShowCodeAsync(HttpContext context, SignInForms forms)
    {
        var back = ReturnAddress.Safe(context.Request.Query["ReturnUrl"]);
        if (await forms.HalfSignedInAsync(context) is null)
            StartAgain(context, back);
        else
            await WriteCodeAsync(context, back, []);
    }

    private static async Task TryCodeAsync(HttpContext context, SignInForms forms, CmsOptions options, TimeProvider time)
    {
        if (await ReadOwnFormAsync(context, options) is not { } form)
            return;
        var back = ReturnAddress.Safe(form["ReturnUrl"]);
        if (await forms.HalfSignedInAsync(context) is null)
        {
            StartAgain(context, back);
            return;
        }
        if (forms.WaitOf(context) is { } wait)
        {
            await WriteCodeAsync(context, back, [TooMany(context, wait)], StatusCodes.Status429TooManyRequests);
            return;
        }
        var result = await forms.WithCodeAsync(context, form["code"].ToString());
        if (result.Status == SignInStatus.SignedIn)
            SeeOther(context, back);
        else
            await WriteCodeAsync(context, back, [Told(result, time, "Ce code n’est pas le bon, ou il a déjà servi. Attendez que l’application en affiche un nouveau, puis saisissez-le.", "code")]);
    }

    private static void StartAgain(HttpContext context, string back) => SeeOther(context, $"{Address}?delai=1&ReturnUrl={Uri.EscapeDataString(back)}");

    private static List<FormError> Missing(string userName, string password)
    {
        var errors = new List<FormError>();
        if (userName.Length == 0)
            errors.Add(new FormError("Saisissez votre adresse e-mail.", "username"));
        if (password.Length == 0)
            errors.Add(new FormError("Saisissez votre mot de passe.", "password"));
        return errors;
    }

    private static FormError Told(SignInResult result, TimeProvider time, string refused, string field) => result.Status switch
    {
        SignInStatus.Locked => new FormError($"Trop d’essais sur ce compte : il est bloqué jusqu’à {Clock(result.LockedUntil ?? time.GetUtcNow().UtcDateTime)}. "
            + "Réessayez ensuite, ou demandez à un administrateur de le débloquer."),
        SignInStatus.NotAllowed => new FormError("Ce compte est désactivé. Demandez à un administrateur de le réactiver."),
        _ => new FormError(refused, field),
    };

    internal static FormError TooMany(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var minutes = (int)Math.Ceiling(wait.TotalMinutes);
        return new FormError($"Trop d’essais depuis votre réseau. Réessayez dans {minutes} minute{(minutes > 1 ? "s" : "")}.");
    }

    private static string Clock(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Paris).AddSeconds(59).ToString("H' h 'mm", CultureInfo.InvariantCulture);

    private static Task WritePasswordAsync(HttpContext context, SignInChoices choices, string back, string? userName, IReadOnlyList<FormError> errors, int status = StatusCodes.Status200OK) =>
        new SignInPage
        {
            Title = "Connexion", Errors = errors, Status = status,
            Content = $"""
                {(context.Request.Query.ContainsKey("mot-de-passe") ? """<p role="status">Votre nouveau mot de passe est enregistré. Connectez-vous.</p>""" : "")}
                {choices.ProviderButton(back)}
                <form method="post" action="{Address}">
                <input type="hidden" name="ReturnUrl" value="{SignInPage.Encode(back)}">
                {Fields.Mail("username", userName, errors, focus: true)}
                {Fields.Password("password", "current-password", errors)}
                <button class="button" type="submit">Se connecter</button>
                </form>
                {choices.ForgottenPassword}
                """,
        }.WriteAsync(context);

    private static Task WriteCodeAsync(HttpContext context, string back, IReadOnlyList<FormError> errors, int status = StatusCodes.Status200OK) =>
        new SignInPage
        {
            Title = "Code de vérification", Errors = errors, Status = status,
            Content = $"""
                <p>Ouvrez l’application d’authentification de votre téléphone et saisissez le code qu’elle affiche pour le Portail famille.</p>
                <form method="post" action="{CodeAddress}">
                <input type="hidden" name="ReturnUrl" value="{SignInPage.Encode(back)}">
                {Fields.Code("code", errors)}
                <button class="button" type="submit">Valider</button>
                </form>
                <p class="hint">Téléphone perdu ? Un administrateur peut retirer la vérification en deux étapes de votre compte. <a href="{Address}">Changer de compte</a></p>
                """,
        }.WriteAsync(context);

    private static IResult SendAsset(HttpContext context, string name, string type)
    {
        // The address carries a hash of the content.
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Stream(SignInPage.Asset(name), type);
    }
}
