using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Site.Web;

/// <summary>The portal's own staff APIs, below <see cref="Root"/>: who calls is asked of <see cref="IStaff"/>. A parent's session is nothing here.</summary>
internal static class StaffAccess
{
    public const string Root = "/gestion";
    public const string Scheme = "staff";
    public const string SectionClaim = "section";

    public static void AddStaffAccess<TStaff>(this WebApplicationBuilder builder) where TStaff : class, IStaff
    {
        builder.Services.AddSingleton<IStaff, TStaff>();
        builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, Handler>(Scheme, displayName: null, configureOptions: null);
    }

    /// <summary>After routing: what is not said to be for staff is not there, whoever asks.</summary>
    public static void UseStaffAccess(this WebApplication app) => app.UseWhen(context => context.Request.Path.StartsWithSegments(Root), staff => staff.Use((context, next) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ForStaffAttribute>() is null
            ? RefuseAsync(context.Response, StatusCodes.Status404NotFound, "Cette adresse n’existe pas.")
            : next(context)));

    private static Task RefuseAsync(HttpResponse response, int status, string title)
    {
        response.StatusCode = status;
        response.Headers.CacheControl = "no-store";
        return response.WriteAsJsonAsync(new ProblemDetails { Title = title, Status = status }, options: null, contentType: "application/problem+json");
    }

    /// <summary>The caller of an action that is <see cref="ForStaffAttribute"/>.</summary>
    public static StaffCaller Staff(this HttpContext context) =>
        context.Features.Get<StaffCaller>() ?? throw new InvalidOperationException("The action is not for staff only.");

    private sealed class Handler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, IStaff staff)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
    {
        protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (await staff.FindAsync(Context) is not { } caller)
                return AuthenticateResult.NoResult();
            Context.Features.Set(caller);
            var claims = caller.Sections.Select(section => new Claim(SectionClaim, section)).Prepend(new Claim(ClaimTypes.NameIdentifier, caller.Id.ToString()));
            return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name)), Scheme.Name));
        }

        protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
            RefuseAsync(Response, StatusCodes.Status401Unauthorized, "Votre session est terminée. Reconnectez-vous.");

        protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
            RefuseAsync(Response, StatusCodes.Status403Forbidden, "Vous n’avez pas accès à cette partie du site. Un administrateur peut vous la donner.");
    }
}
