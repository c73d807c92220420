using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Users;

namespace Site.Cms.Management.Security;

/// <summary>Umbraco's own way to get a session: JSON instead of a form. Answers with the session cookie, or with problem details that have no operation status.</summary>
internal static class JsonLogin
{
    public static void MapJsonLogin(this IEndpointRouteBuilder routes)
    {
        var login = routes.MapGroup(ManagementApi.Prefix + "/security/back-office").AllowAnonymous();
        login.MapPost("/login", LogInAsync);
        login.MapPost("/verify-2fa", VerifyAsync);
    }

    private static async Task<IResult> LogInAsync(HttpContext context, Body<LoginRequest> body, SignInForms forms)
    {
        if (Refusal(context, forms) is { } refusal)
            return refusal;
        var result = await forms.WithPasswordAsync(context, body.Value.Username, body.Value.Password);
        return result.Status == SignInStatus.CodeNeeded
            ? TypedResults.Json(new { twoFactorLoginView = (string?)null, enabledTwoFactorProviderNames = new[] { Authenticator.ProviderName } }, statusCode: StatusCodes.Status402PaymentRequired)
            : Answered(result, "Invalid credentials", "The provided credentials are invalid. User has not been signed in.");
    }

    private static async Task<IResult> VerifyAsync(HttpContext context, Body<CodeRequest> body, SignInForms forms)
    {
        if (Refusal(context, forms) is { } refusal)
            return refusal;
        return Answered(await forms.WithCodeAsync(context, body.Value.Code), "Invalid code", "The provided code is invalid. User has not been signed in.");
    }

    private static IResult? Refusal(HttpContext context, SignInForms forms)
    {
        if (forms.IsForeign(context))
            return Answer.Forbidden;
        if (forms.WaitOf(context) is not { } wait)
            return null;
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Problem(StatusCodes.Status429TooManyRequests, "Too many attempts", "Too many sign-ins failed from this address. Try again later.");
    }

    private static IResult Answered(SignInResult result, string title, string detail) => result.Status switch
    {
        SignInStatus.SignedIn => Answer.Done,
        SignInStatus.Locked => Problem(403, "User is locked", "The user is locked, and need to be unlocked before more login attempts can be executed."),
        SignInStatus.NotAllowed => Problem(403, "User is not allowed", "The operation is not allowed on the user"),
        _ => Problem(401, title, detail),
    };

    private static IResult Problem(int status, string title, string detail) => Answer.Problem(new Problem { Title = title, Status = status, Detail = detail });

    internal sealed record LoginRequest(string Username, string Password);

    internal sealed record CodeRequest(string Code);
}
