using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Site.Tests.Support;

/// <summary>
/// The whole site on a data folder of its own, in memory (<see cref="WebApplicationFactory{T}.CreateClient()"/>) or, after
/// <see cref="Listen"/>, on a real port for browsers. Development environment, first-run content of the repository; the sample town of families only
/// where a test asks for it (<c>Families:FirstRun</c>, <c>sample</c>).
/// </summary>
public sealed class SiteFactory : WebApplicationFactory<Program>
{
    private readonly Dictionary<string, string> _settings = [];
    private readonly Action<IServiceCollection>? _services;
    private readonly TemporaryFolder _data = new();

    public SiteFactory(Action<IServiceCollection>? services = null) => _services = services;

    public string DataPath => _data.Path;

    public SiteFactory With(string setting, string value)
    {
        _settings[setting] = value;
        return this;
    }

    /// <summary>Its contents come from a server elsewhere, which is asked when a test says so.</summary>
    public SiteFactory WithRemoteCms(Uri address) =>
        With("Cms:Source", "remote").With("Cms:DeliveryApi:BaseAddress", address.AbsoluteUri).With("Cms:DeliveryApi:PollSeconds", "3600");

    /// <summary>Serves on a free port of the loopback and returns its address.</summary>
    public Uri Listen()
    {
        UseKestrel(0);
        StartServer();
        return ClientOptions.BaseAddress;
    }

    /// <summary>A client that follows no redirect and keeps no cookie: what the server said is what the test sees.</summary>
    public HttpClient Client() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });

    /// <summary>
    /// Over when the data folder that a test has named is free for the next site. The entry point ends beside this factory, and whichever of the two comes
    /// first disposes the services: the other does not wait for it.
    /// </summary>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_settings.TryGetValue("Data:Path", out var kept))
            await FreeAsync(Path.Combine(kept, ".lock"));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Data:Path", _data.Path);
        builder.UseSetting("Families:FirstRun", "none");
        // Nobody is there: a test that pays names its simulator.
        builder.UseSetting("Billing:PayFip:Endpoint", "http://127.0.0.1:9/tpa/services/securite");
        foreach (var (setting, value) in _settings)
            builder.UseSetting(setting, value);
        if (_services is not null)
            builder.ConfigureServices(_services);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            _data.Dispose();
    }

    private static async Task FreeAsync(string file)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            try
            {
                using var free = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                return;
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), deadline.Token);
            }
        }
    }
}
