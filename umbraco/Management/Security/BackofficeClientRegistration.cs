using OpenIddict.Abstractions;
using Site.Cms.Users;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Site.Cms.Management.Security;

/// <summary>The browser client as OpenIddict knows it: public, with addresses below the site's public address.</summary>
internal sealed class BackofficeClientRegistration(IOpenIddictApplicationManager applications, CmsOptions options)
{
    public async Task EnsureAsync()
    {
        var wanted = Describe();
        if (await applications.FindByClientIdAsync(StaffAccounts.BackofficeClient) is not { } known)
        {
            await applications.CreateAsync(wanted);
            return;
        }
        var current = new OpenIddictApplicationDescriptor();
        await applications.PopulateAsync(current, known);
        // The address may have changed since the last start.
        if (!current.RedirectUris.SetEquals(wanted.RedirectUris) || !current.Permissions.SetEquals(wanted.Permissions))
            await applications.UpdateAsync(known, wanted);
    }

    private OpenIddictApplicationDescriptor Describe()
    {
        var client = new OpenIddictApplicationDescriptor
        {
            ClientId = StaffAccounts.BackofficeClient,
            ClientType = ClientTypes.Public,
            DisplayName = "Backoffice",
            Permissions =
            {
                Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.Revocation, Permissions.Endpoints.EndSession,
                Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.RefreshToken, Permissions.ResponseTypes.Code,
            },
            Requirements = { Requirements.Features.ProofKeyForCodeExchange },
        };
        foreach (var origin in Origins())
        {
            client.RedirectUris.Add(new Uri(origin, "/umbraco/oauth_complete"));
            client.PostLogoutRedirectUris.Add(new Uri(origin, "/umbraco/logout"));
        }
        return client;
    }

    /// <summary>On the loopback the same machine is reached under two names.</summary>
    private IEnumerable<Uri> Origins() => options.StaffAddresses().SelectMany<Uri, Uri>(address => address.IsLoopback
        ? [new UriBuilder(address) { Host = "localhost" }.Uri, new UriBuilder(address) { Host = "127.0.0.1" }.Uri]
        : [address]).Distinct();
}
