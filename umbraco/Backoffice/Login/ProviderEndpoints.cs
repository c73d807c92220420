using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Site.Cms.Management.Security;
using Site.Cms.Users;

namespace Site.Cms.Backoffice.Login;

/// <summary>The way to the town's OpenID provider and back, and what people read when it leads nowhere.</summary>
internal static partial class ProviderEndpoints
{
    public const string Address = "/umbraco/connexion-ville";

    public static void MapProvider(this IEndpointRouteBuilder pages) => pages.MapGet(Address, async (HttpContext context, StaffOptions options) =>
    {
        var back = ReturnAddress.Safe(context.Request.Query["ReturnUrl"]);
        if (options.OpenId is null)
        {
            LoginEndpoints.SeeOther(context, LoginEndpoints.Address);
            return;
        }
        try
        {
            await context.ChallengeAsync(StaffProvider.Scheme, new AuthenticationProperties { RedirectUri = back });
        }
        catch (InvalidOperationException error) when (!context.Response.HasStarted)
        {
            // Its description cannot be read: it is down, or the address is wrong.
            await UnreachableAsync(context, error);
        }
    });

    /// <summary>The provider has recognised somebody.</summary>
    public static async Task CompleteAsync(TokenValidatedContext provider)
    {
        var context = provider.HttpContext;
        var options = context.RequestServices.GetRequiredService<StaffOptions>().OpenId!;
        var result = await context.RequestServices.GetRequiredService<ProviderSignIn>().SignInAsync(IdentityOf(provider.Principal!, options));
        if (result.Account is { } account)
        {
            await StaffSession.SignInAsync(context, account);
            await WriteContinueAsync(context, ReturnAddress.Safe(provider.Properties?.RedirectUri));
        }
        else
            await WriteRefusalAsync(context, result.Status);
        provider.HandleResponse();
    }

    /// <summary>Given up at the provider, too late, or not ours.</summary>
    public static async Task FailAsync(RemoteFailureContext failure)
    {
        Failed(Log(failure.HttpContext), failure.Failure);
        await new SignInPage
        {
            Title = "Connexion interrompue", Status = StatusCodes.Status400BadRequest,
            Content = $"""
                <p>La connexion avec le compte de la ville n’est pas allée à son terme. Rien n’a été modifié{Colon} recommencez.</p>
                <p><a class="button" href="{LoginEndpoints.Address}">Aller à la page de connexion</a></p>
                """,
        }.WriteAsync(failure.HttpContext);
        failure.HandleResponse();
    }

    private const string Colon = "\u00a0:";

    private static ProviderIdentity IdentityOf(ClaimsPrincipal principal, StaffOpenIdOptions options) => new(
        principal.FindFirst("sub")?.Value ?? throw new InvalidOperationException("The provider names no subject."),
        principal.FindFirst("email")?.Value,
        string.Equals(principal.FindFirst("email_verified")?.Value, "true", StringComparison.OrdinalIgnoreCase),
        principal.FindFirst("name")?.Value,
        [.. principal.FindAll(options.GroupClaim).Select(claim => claim.Value)]);

    /// <summary>
    /// A page of our own instead of a redirect: the session's cookie is SameSite=Strict, and in a chain of redirects that began at the provider no browser
    /// would send it.
    /// </summary>
    private static Task WriteContinueAsync(HttpContext context, string back)
    {
        context.Response.Headers["Refresh"] = $"0; url={back}";
        return new SignInPage
        {
            Title = "Vous êtes connecté",
            Content = $"""<p><a class="button" href="{SignInPage.Encode(back)}">Continuer</a></p>""",
        }.WriteAsync(context);
    }

    private static Task WriteRefusalAsync(HttpContext context, ProviderSignInStatus status) => new SignInPage
    {
        Title = "Pas d’accès à la rédaction", Status = StatusCodes.Status403Forbidden,
        Content = $"""
            <p>{status switch
        {
            ProviderSignInStatus.NoMail => "Le compte de la ville ne donne pas votre adresse e-mail, sans laquelle un compte ne peut pas être ouvert ici. Le service informatique peut l’ajouter.",
            ProviderSignInStatus.MailTaken => "Un compte de la rédaction existe déjà avec votre adresse e-mail, et rien ne prouve encore que c’est le vôtre. Connectez-vous avec son mot de passe, ou demandez à un administrateur de la rédaction.",
            ProviderSignInStatus.Disabled => "Votre compte est désactivé. Demandez à un administrateur de la rédaction de le réactiver.",
            ProviderSignInStatus.LastAdministrator => "La ville ne vous range plus parmi les administrateurs, mais vous êtes le dernier ici. Nommez d’abord un autre administrateur, en vous connectant avec un mot de passe, ou demandez au service informatique de vous rendre ce groupe.",
            _ => "La ville vous a reconnu, mais aucun de vos groupes ne donne accès à la rédaction du Portail famille. Si vous devez y travailler, demandez au service informatique de vous ajouter au bon groupe.",
        }}</p>
            <p><a class="button" href="{LoginEndpoints.Address}">Aller à la page de connexion</a></p>
            """,
    }.WriteAsync(context);

    private static Task UnreachableAsync(HttpContext context, Exception error)
    {
        Failed(Log(context), error);
        return new SignInPage
        {
            Title = "Compte de la ville injoignable", Status = StatusCodes.Status502BadGateway,
            Content = $"""
                <p>Le service de connexion de la ville ne répond pas. Réessayez dans quelques minutes, ou connectez-vous avec un compte de la rédaction.</p>
                <p><a class="button" href="{LoginEndpoints.Address}">Aller à la page de connexion</a></p>
                """,
        }.WriteAsync(context);
    }

    private static ILogger Log(HttpContext context) => context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Site.Cms.Backoffice.Login.Provider");

    [LoggerMessage(LogLevel.Warning, "A sign-in through the town's provider failed.")]
    private static partial void Failed(ILogger logger, Exception? error);
}
