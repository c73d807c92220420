using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using Site.Account;
using Site.Web;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Abstractions.OpenIddictExceptions;

namespace Site.IdentityProvider;

/// <summary>The portal as the one client of its embedded provider, kept in step with the public address.</summary>
internal sealed class PortalClient(IServiceScopeFactory scopes, ProviderKeys keys, PublicAddress address) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile string? _ensuredFor;

    public async Task EnsureAsync(CancellationToken cancellation)
    {
        if (_ensuredFor == address.Origin)
            return;
        await _turn.WaitAsync(cancellation);
        try
        {
            if (_ensuredFor == address.Origin)
                return;
            try
            {
                await WriteAsync(cancellation);
            }
            catch (Exception raced) when (raced is DbUpdateException or ConcurrencyException or ValidationException)
            {
                // Another node was at it, too.
                await WriteAsync(cancellation);
            }
            _ensuredFor = address.Origin;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task WriteAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var applications = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        var wanted = Describe();
        if (await applications.FindByClientIdAsync(wanted.ClientId!, cancellation) is { } known)
            await applications.UpdateAsync(known, wanted, cancellation);
        else
            await applications.CreateAsync(wanted, cancellation);
    }

    private OpenIddictApplicationDescriptor Describe() => new()
    {
        ClientId = OidcOptions.EmbeddedClientId,
        ClientSecret = keys.ClientSecret,
        ClientType = ClientTypes.Confidential,
        ConsentType = ConsentTypes.Implicit,
        RedirectUris = { new Uri(address.Absolute(AccountAddresses.SignInReturn)) },
        PostLogoutRedirectUris = { new Uri(address.Absolute(AccountAddresses.SignOutReturn)) },
        Permissions =
        {
            Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.EndSession, Permissions.Endpoints.Revocation,
            Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.RefreshToken, Permissions.ResponseTypes.Code,
            Permissions.Scopes.Email, Permissions.Scopes.Profile,
        },
        Requirements = { Requirements.Features.ProofKeyForCodeExchange },
    };
}
