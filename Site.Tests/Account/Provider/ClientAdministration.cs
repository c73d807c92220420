using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Site.Tests.Provider;

/// <summary>What the provider knows of its one client, the portal.</summary>
internal sealed class ClientAdministration
{
    private int _refreshes;

    /// <summary>The client's <c>frontchannel_logout_uri</c>.</summary>
    public string FrontChannel { get; set; } = "";

    public int Refreshes => _refreshes;

    public void CountRefresh() => Interlocked.Increment(ref _refreshes);
}

/// <param name="Secret">Null: <paramref name="PublicKey"/> (JWK) instead.</param>
internal sealed record NewClient(string Id, string? Secret, string? PublicKey, string Callback, string SignedOutCallback, string FrontChannel);

internal static class AdministrationEndpoints
{
    public static void MapAdministration(this WebApplication app)
    {
        app.MapPost("/administration/client", async (NewClient client, IOpenIddictApplicationManager applications, ClientAdministration clients) =>
        {
            var descriptor = new OpenIddictApplicationDescriptor
            {
                ClientId = client.Id, ClientSecret = client.Secret, ClientType = ClientTypes.Confidential, ConsentType = ConsentTypes.Implicit,
                RedirectUris = { new Uri(client.Callback) },
                PostLogoutRedirectUris = { new Uri(client.SignedOutCallback) },
                Permissions =
                {
                    Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.EndSession, Permissions.Endpoints.PushedAuthorization,
                    Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.RefreshToken, Permissions.ResponseTypes.Code,
                    Permissions.Scopes.Profile, Permissions.Scopes.Email,
                },
            };
            if (client.PublicKey is not null)
                descriptor.JsonWebKeySet = new JsonWebKeySet { Keys = { new JsonWebKey(client.PublicKey) } };
            await applications.CreateAsync(descriptor);
            clients.FrontChannel = client.FrontChannel;
        });
        app.MapPost("/administration/horloge/{minutes:int}", (int minutes, MovedClock clock) => { clock.Ahead = TimeSpan.FromMinutes(minutes); });
        app.MapPost("/administration/fermeture/{name}", (string name, Residents residents) => residents.Close(name));
        app.MapPost("/administration/ouverture/{name}", (string name, Residents residents) => residents.Open(name));
        app.MapGet("/administration/renouvellements", (ClientAdministration clients) => clients.Refreshes);
    }
}
