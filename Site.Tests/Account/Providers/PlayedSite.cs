using Microsoft.Extensions.DependencyInjection;
using Site.Core.Account;
using Site.Tests.Support;

namespace Site.Tests.Account.Providers;

/// <summary>The site on a real port, between a played main provider and a played FranceConnect.</summary>
internal sealed class PlayedSite : IAsyncDisposable
{
    private readonly List<StepVisitor> _visitors = [];

    private PlayedSite(SiteFactory factory, PlayedProvider main, PlayedProvider franceConnect) =>
        (Factory, Main, FranceConnect, Address) = (factory, main, franceConnect, factory.Listen());

    public SiteFactory Factory { get; }

    public Uri Address { get; }

    public PlayedProvider Main { get; }

    public PlayedProvider FranceConnect { get; }

    public ShiftedTime Time { get; private init; } = null!;

    public PortalAccounts Accounts => Factory.Services.GetRequiredService<PortalAccounts>();

    public PlayedProvider Provider(string scheme) => scheme == "oidc" ? Main : FranceConnect;

    /// <param name="settings">Beside what is needed; a null value takes one away.</param>
    public static async Task<PlayedSite> StartAsync(params (string Name, string? Value)[] settings)
    {
        var (main, franceConnect) = (await PlayedProvider.StartAsync(isFranceConnect: false), await PlayedProvider.StartAsync(isFranceConnect: true));
        franceConnect.Subject = "fc-1";
        franceConnect.About.Clear();
        foreach (var (name, value) in new[] { ("given_name", "Angela Claire Louise"), ("family_name", "DUBOIS"), ("email", "angela@exemple.fr") })
            franceConnect.About[name] = value;
        var all = new Dictionary<string, string?>
        {
            ["Families:FirstRun"] = "none",
            ["Cms:FirstRun"] = "none",
            ["Authentication:Oidc:Authority"] = main.Issuer,
            ["Authentication:Oidc:ClientId"] = PlayedProvider.ClientId,
            ["Authentication:Oidc:ClientSecret"] = PlayedProvider.ClientSecret,
            ["Authentication:FranceConnect:Authority"] = franceConnect.Issuer,
            ["Authentication:FranceConnect:ClientId"] = PlayedProvider.ClientId,
            ["Authentication:FranceConnect:ClientSecret"] = PlayedProvider.ClientSecret,
        };
        foreach (var (name, value) in settings)
            all[name] = value;
        var time = new ShiftedTime();
        var factory = new SiteFactory(services => services.AddSingleton<TimeProvider>(time));
        foreach (var (name, value) in all)
            if (value is not null)
                factory.With(name, value);
        var site = new PlayedSite(factory, main, franceConnect) { Time = time };
        (main.Callback, main.SignedOutCallback) = (site.At("/connexion/retour"), site.At("/deconnexion/retour"));
        (franceConnect.Callback, franceConnect.SignedOutCallback) = (site.At("/connexion/franceconnect/retour"), site.At("/deconnexion/franceconnect/retour"));
        return site;
    }

    public string At(string path) => new Uri(Address, path).ToString();

    public StepVisitor Visitor()
    {
        var visitor = new StepVisitor(Address);
        _visitors.Add(visitor);
        return visitor;
    }

    /// <summary>A visitor who is signed in and stands on « Mon compte ».</summary>
    public async Task<(StepVisitor Visitor, Answer Page)> SignedInAsync(string scheme)
    {
        var visitor = Visitor();
        var page = await visitor.FollowAsync($"/connexion?avec={scheme}");
        Assert.That(page.Heading, Is.EqualTo("Mon compte"), page.Text);
        return (visitor, page);
    }

    public Task<Guid?> AccountOfAsync(PlayedProvider provider) => Accounts.FindAsync(provider.Issuer, provider.Subject, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        _visitors.ForEach(visitor => visitor.Dispose());
        await Factory.DisposeAsync();
        await Main.DisposeAsync();
        await FranceConnect.DisposeAsync();
    }
}

/// <summary>The real clock, moved forward when told.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    private TimeSpan _shift;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _shift;

    public void Pass(TimeSpan time) => _shift += time;
}
