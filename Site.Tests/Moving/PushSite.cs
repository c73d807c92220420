using Microsoft.Extensions.DependencyInjection;
using Site.Cms;
using Site.Cms.Moving;
using Site.Cms.Moving.Push;
using Site.Tests.CmsTests;
using Site.Tests.Support;

namespace Site.Tests.Moving;

/// <summary>A CMS whose contents are pushed, and a second site with an empty one that they are pushed to, over a real socket.</summary>
internal sealed class PushSite : IAsyncDisposable
{
    private readonly SiteFactory _target;

    private PushSite(CmsFixture source, SiteFactory target, Uri address, ApiUser machine)
    {
        (Source, _target, Address, Machine) = (source, target, address, machine);
    }

    public CmsFixture Source { get; }

    public Uri Address { get; }

    public ApiUser Machine { get; }

    /// <summary>Every request of the pushes so far.</summary>
    public List<SentRequest> Sent { get; } = [];

    /// <summary>How many writes still come through before the line is cut; null for all.</summary>
    public int? WritesLeft { get; set; }

    /// <summary>Of which writes the server says that something went wrong inside it: every so manieth; null for none.</summary>
    public int? StumblesAt { get; set; }

    /// <summary>Whether it says so after it has done them.</summary>
    public bool StumblesLate { get; set; }

    public CmsHost TargetCms => _target.Services.GetRequiredService<CmsHost>();

    /// <param name="folder">Read into the source; null for the town's own files.</param>
    public static async Task<PushSite> StartAsync(string? folder = null)
    {
        var target = new SiteFactory().With("Cms:FirstRun", "none");
        var address = target.Listen();
        var source = await MovedFolder.FreshAsync(folder ?? Path.Combine(Repository.Root, "umbraco"));
        return new PushSite(source, target, address, await ApiUser.CreateAsync(address));
    }

    /// <returns>What was said of each item.</returns>
    public async Task<IReadOnlyList<(PushOutcome Outcome, string Kind, string Name)>> PushAsync(bool dryRun = false, bool force = false, string secret = ApiUser.Secret)
    {
        var said = new List<(PushOutcome, string, string)>();
        using var http = new HttpClient(new Recorder(this)) { BaseAddress = Address };
        Notes = await Source.Get<ContentPush>().PushAsync(
            new PushTarget(http, ApiUser.ClientId, secret) { Pauses = [TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero] }, new PushOptions(dryRun, force, Source.Folder, "Cergy Familles", "fr-FR"), (outcome, kind, name) => said.Add((outcome, kind, name)));
        return said;
    }

    public IReadOnlyList<string> Notes { get; private set; } = [];

    /// <summary>All contents of the target, as files.</summary>
    public async Task<string> ExportTargetAsync()
    {
        var folder = Path.Combine(Source.Folder, "target");
        await TargetCms.Services.GetRequiredService<ContentExport>().ExportAsync(folder);
        return folder;
    }

    public async ValueTask DisposeAsync()
    {
        Machine.Dispose();
        await _target.DisposeAsync();
        await Source.DisposeAsync();
    }

    private sealed class Recorder(PushSite site) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var isJson = request.Content?.Headers.ContentType?.MediaType == "application/json";
            var sent = new SentRequest(request.Method.Method, request.RequestUri!, isJson ? await request.Content!.ReadAsStringAsync(cancellationToken) : null);
            if (sent.IsWrite && site.WritesLeft-- == 0)
                throw new HttpRequestException("The line was cut.");
            site.Sent.Add(sent);
            if (site.StumblesAt is not { } every || !sent.IsRepeatable || site.Sent.Count(one => one.IsRepeatable) % every != 0)
                return await base.SendAsync(request, cancellationToken);
            if (site.StumblesLate)
                (await base.SendAsync(request, cancellationToken)).Dispose();
            return new HttpResponseMessage(System.Net.HttpStatusCode.InternalServerError) { RequestMessage = request };
        }
    }
}

/// <param name="Body">JSON; null for none, and for forms.</param>
internal sealed record SentRequest(string Method, Uri Address, string? Body)
{
    /// <summary>May be sent again after it failed; what takes an uploaded file may not.</summary>
    public bool IsRepeatable => IsWrite && !Address.AbsolutePath.Contains("/media", StringComparison.Ordinal) && !Address.AbsolutePath.EndsWith("/temporary-file", StringComparison.Ordinal);

    public bool IsWrite => Method != "GET" && !Address.AbsolutePath.EndsWith("/token", StringComparison.Ordinal);
}
