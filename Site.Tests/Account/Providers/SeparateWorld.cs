using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using Site.Tests.Support;

namespace Site.Tests.Account.Providers;

/// <summary>The site on a real port and the provider of <c>Account/Provider</c> as a process of its own.</summary>
internal sealed class SeparateWorld : IAsyncDisposable
{
    private const string Client = "portail-de-la-ville";
    private const string Secret = "un-secret-entre-les-deux";

    private readonly TemporaryFolder _folder = new();
    private readonly List<StepVisitor> _visitors = [];

    private SeparateWorld()
    {
    }

    public SiteProcess Provider { get; private set; } = null!;

    public SiteFactory Factory { get; private set; } = null!;

    public Uri Site { get; private set; } = null!;

    /// <summary>The site's clock.</summary>
    public ShiftedTime Time { get; } = new();

    /// <param name="withKey">The site proves with a key who it is, not with a secret.</param>
    public static async Task<SeparateWorld> StartAsync(bool withKey)
    {
        var world = new SeparateWorld();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var file = Path.Combine(world._folder.Path, "portail.pem");
        await File.WriteAllTextAsync(file, key.ExportPkcs8PrivateKeyPem());
        world.Provider = await SiteProcess.StartAsync(Path.Combine(AppContext.BaseDirectory, "Site.Tests.Provider.dll"), world._folder.Path);
        world.Factory = new SiteFactory(services => services.AddSingleton<TimeProvider>(world.Time))
            .With("Families:FirstRun", "none")
            .With("Authentication:Oidc:Authority", world.Provider.Address.ToString())
            .With("Authentication:Oidc:ClientId", Client)
            .With(withKey ? "Authentication:Oidc:PrivateKey" : "Authentication:Oidc:ClientSecret", withKey ? file : Secret)
            .With("Authentication:Oidc:Scopes:0", "profile").With("Authentication:Oidc:Scopes:1", "email").With("Authentication:Oidc:Scopes:2", "offline_access");
        world.Site = world.Factory.Listen();
        var created = await world.Provider.Http.PostAsJsonAsync("/administration/client", new
        {
            Id = Client,
            Secret = withKey ? null : Secret,
            PublicKey = withKey ? Published(key) : null,
            Callback = new Uri(world.Site, "/connexion/retour").ToString(),
            SignedOutCallback = new Uri(world.Site, "/deconnexion/retour").ToString(),
            FrontChannel = new Uri(world.Site, "/deconnexion/fournisseur").ToString(),
        });
        created.EnsureSuccessStatusCode();
        return world;
    }

    public StepVisitor Visitor()
    {
        var visitor = new StepVisitor(Site);
        _visitors.Add(visitor);
        return visitor;
    }

    public async Task<(StepVisitor Visitor, Answer Page)> SignedInAsync()
    {
        var visitor = Visitor();
        var page = await SignInAsync(visitor);
        Assert.That(page.Heading, Is.EqualTo("Mon compte"), page.Text);
        return (visitor, page);
    }

    public async Task<Answer> SignInAsync(StepVisitor visitor)
    {
        var entry = await visitor.FollowAsync("/compte");
        Assert.That(entry.Heading, Is.EqualTo("Entrée"), $"{entry.Text}\n{Provider.Output}");
        return await visitor.FollowAsync(await visitor.SubmitAsync(entry, "/entree", ("nom", "camille"), ("secret", "le mot de passe de camille")));
    }

    /// <summary>How many refresh tokens the provider has taken.</summary>
    public Task<int> RefreshesAsync() => Provider.Http.GetFromJsonAsync<int>("/administration/renouvellements");

    public async Task SetClockAsync(int minutes) =>
        (await Provider.Http.PostAsync(new Uri($"/administration/horloge/{minutes}", UriKind.Relative), null)).EnsureSuccessStatusCode();

    public async ValueTask DisposeAsync()
    {
        _visitors.ForEach(visitor => visitor.Dispose());
        await Factory.DisposeAsync();
        await Provider.DisposeAsync();
        _folder.Dispose();
    }

    private static string Published(ECDsa key)
    {
        var jwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(key));
        return JsonSerializer.Serialize(new { kty = "EC", crv = "P-256", x = jwk.X, y = jwk.Y, use = "sig", kid = Base64UrlEncoder.Encode(jwk.ComputeJwkThumbprint()) });
    }
}
