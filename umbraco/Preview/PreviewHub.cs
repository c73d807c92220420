using Microsoft.AspNetCore.SignalR;
using Site.Cms.Data;

namespace Site.Cms.Preview;

/// <summary>Tells open previews which document was saved, so that they show it anew: <c>refreshed</c> with its id. For holders of a <see cref="PreviewPass"/>.</summary>
public sealed class PreviewHub(PreviewPass pass) : Hub
{
    internal const string Address = "/umbraco/PreviewHub";

    public override Task OnConnectedAsync()
    {
        if (Context.GetHttpContext() is not { } http || pass.HolderOf(http.Request) is null)
            Context.Abort();
        return Task.CompletedTask;
    }
}

/// <summary>Sends to the hub what every committed write touched.</summary>
internal sealed class PreviewRefresh : IDisposable
{
    private readonly CmsEngine _engine;
    private readonly IHubContext<PreviewHub> _hub;

    public PreviewRefresh(CmsEngine engine, IHubContext<PreviewHub> hub)
    {
        (_engine, _hub) = (engine, hub);
        _engine.Committed += Send;
    }

    public void Dispose() => _engine.Committed -= Send;

    private void Send(CmsState before, CmsWriter write)
    {
        foreach (var document in write.TouchedDocuments)
            _ = _hub.Clients.All.SendAsync("refreshed", document);
    }
}
