using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Site.Core.Account;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Site.Account;

/// <summary>Whoever comes back from a provider: begins a session of the portal, or attaches the identity to the account whose session there is.</summary>
internal sealed partial class Arrivals(PortalAccounts accounts, ExternalIdentities identities, IOptions<OidcOptions> oidc, ILogger<Arrivals> log)
{
    /// <summary>In a challenge's properties: the account to attach the identity to.</summary>
    public const string AttachItem = "portal.attach";

    public async Task ReceivedAsync(TicketReceivedContext context)
    {
        if (context.Properties!.Items.TryGetValue(AttachItem, out var account))
        {
            await AttachAsync(context, account!);
            return;
        }
        context.Principal = await KnownAsync(context.Principal!, context.Scheme.Name);
        context.Properties.Items[RelyingParty.SchemeItem] = context.Scheme.Name;
        // Its end is the portal's to decide, not the token's.
        (context.Properties.IssuedUtc, context.Properties.ExpiresUtc) = (null, null);
    }

    public Task FailedAsync(RemoteFailureContext context)
    {
        var reason = SignInProblem.Of(context.Scheme.Name, context.Request.Query[Parameters.Error], context.Failure);
        Failed(context.Scheme.Name, reason, (context.Failure?.InnerException ?? context.Failure)?.GetType().Name);
        context.Response.Redirect(AccountAddresses.SignInFailed + QueryString.Create(SessionController.ReasonParameter, reason));
        context.HandleResponse();
        return Task.CompletedTask;
    }

    /// <summary>What the session needs of what the provider said; the protocol's own claims stay in the token.</summary>
    private async Task<ClaimsPrincipal> KnownAsync(ClaimsPrincipal provided, string scheme)
    {
        var verified = string.Equals(provided.FindFirstValue(Claims.EmailVerified), "true", StringComparison.OrdinalIgnoreCase);
        var isMain = scheme == SignInProviders.Oidc;
        var person = new SignedInPerson(
            IssuerOf(provided, scheme), provided.FindFirstValue(Claims.Subject)!,
            isMain ? provided.FindFirstValue(Claims.PreferredUsername) : null, verified ? provided.FindFirstValue(Claims.Email) : null);
        var id = await accounts.SignedInAsync(person, CancellationToken.None);

        var identity = new ClaimsIdentity(SessionCookie.Scheme, Claims.PreferredUsername, Claims.Role);
        Add(PortalUser.AccountClaim, id.ToString());
        Add(Claims.Issuer, person.Issuer);
        Add(Claims.Subject, person.Subject);
        Add(SessionCookie.IdClaim, provided.FindFirstValue(SessionCookie.IdClaim));
        if (isMain)
        {
            Add(Claims.PreferredUsername, person.UserName);
            Add(Claims.Email, provided.FindFirstValue(Claims.Email));
        }
        else
        {
            // The provider knows neither the account's name nor its verified address.
            var account = await accounts.ProfileAsync(id, CancellationToken.None);
            Add(Claims.PreferredUsername, account?.UserName);
            Add(Claims.Email, account?.Mail);
            Add(Claims.Name, provided.FindFirstValue(Claims.Name));
        }
        return new(identity);

        void Add(string type, string? value)
        {
            if (value is not null)
                identity.AddClaim(new Claim(type, value));
        }
    }

    // The token has been checked: the handler of the embedded provider takes no other's.
    private string IssuerOf(ClaimsPrincipal provided, string scheme) =>
        scheme == SignInProviders.Oidc && oidc.Value.IsEmbedded ? IEmbeddedProvider.Issuer : provided.FindFirstValue(Claims.Issuer)!;

    private async Task AttachAsync(TicketReceivedContext context, string wanted)
    {
        var session = await context.HttpContext.AuthenticateAsync(SessionCookie.Scheme);
        var provided = new ProvidedIdentity(
            IssuerOf(context.Principal!, context.Scheme.Name), context.Principal!.FindFirstValue(Claims.Subject)!, context.Principal!.FindFirstValue(Claims.Name));
        // Signed out meanwhile, or as somebody else in another window: nothing is attached to whoever asked before.
        AttachResult? result = session.Principal is { } principal && PortalUser.Of(principal)?.AccountId.ToString() == wanted
            ? await identities.AttachAsync(Guid.Parse(wanted), provided, CancellationToken.None)
            : null;
        Attached(result?.ToString() ?? "session changed");
        context.HandleResponse();

        // Nobody wanted a session there; on a shared computer it would let the next person in.
        var next = new AuthenticationProperties { RedirectUri = IdentityNotice.AddressFor(IdentityNotice.Of(result)) };
        next.SetParameter(RelyingParty.IdTokenParameter, context.Properties!.GetTokenValue("id_token"));
        await context.HttpContext.SignOutAsync(context.Scheme.Name, next);
    }

    [LoggerMessage(LogLevel.Warning, "A sign-in with {Provider} came back without a session: {Reason} ({Exception}).")]
    private partial void Failed(string provider, string reason, string? exception);

    [LoggerMessage(LogLevel.Information, "An identity of another provider was to be attached to an account: {Result}.")]
    private partial void Attached(string result);
}
