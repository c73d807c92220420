using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Site.Core.Help;

namespace Site.Tests.RemoteCms;

/// <summary>A server on a real socket that lists given documents as the Content Delivery API does, and fails in whichever way it is told.</summary>
internal sealed class UnreliableCms : IAsyncDisposable
{
    private readonly WebApplication _app;

    private UnreliableCms(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    /// <summary>In the order in which it lists them.</summary>
    public IReadOnlyList<ContentItem> Items { get; set; } = [];

    /// <summary>What lists of whole documents still give, as a cache would; null: what there is.</summary>
    public IReadOnlyList<ContentItem>? Cached { get; set; }

    /// <summary>Left out of all lists, as an index does that is being built anew; asked for by their id they are given.</summary>
    public HashSet<Guid> NotIndexed { get; } = [];

    /// <summary>By their path.</summary>
    public Dictionary<string, byte[]> Files { get; } = [];

    public Failure Failure { get; set; }

    /// <summary>How many more documents than it gives the totals say.</summary>
    public int Phantoms { get; set; }

    /// <summary>Runs between two pages of a list.</summary>
    public Action? BetweenPages { get; set; }

    /// <summary>Lists of whole documents, the first page of each.</summary>
    public int Readings { get; private set; }

    /// <summary>Files that were given.</summary>
    public int Fetches { get; private set; }

    public static async Task<UnreliableCms> StartAsync(IEnumerable<ContentItem> items)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var cms = new UnreliableCms(app) { Items = [.. items] };
        app.MapGet("/umbraco/delivery/api/v2/content", cms.ListAsync);
        app.MapGet("/umbraco/delivery/api/v2/content/item/{id:guid}", cms.Give);
        app.MapMethods("/media/{**path}", ["GET", "HEAD"], cms.GiveFile);
        await app.StartAsync();
        cms.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return cms;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Give(Guid id) =>
        Failure == Failure.RefusesSingleDocuments ? Results.StatusCode(503)
        : Items.Any(item => item.Id == id) ? Results.Bytes(Items.First(item => item.Id == id).Json, "application/json")
        : Results.NotFound();

    private IResult GiveFile(HttpContext http)
    {
        if (!Files.TryGetValue(http.Request.Path, out var bytes))
            return Results.NotFound();
        if (http.Request.Method == "GET")
            Fetches++;
        return Results.Bytes(bytes, entityTag: new Microsoft.Net.Http.Headers.EntityTagHeaderValue($"\"{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes))}\""));
    }

    private async Task ListAsync(HttpContext http)
    {
        var (skip, take) = (int.Parse(http.Request.Query["skip"]!, null), int.Parse(http.Request.Query["take"]!, null));
        if (take == 100 && skip == 0)
            Readings++;
        if (skip > 0)
            BetweenPages?.Invoke();
        switch (Failure)
        {
            case Failure.Refuses:
                http.Response.StatusCode = 503;
                return;
            case Failure.SaysNonsense:
                await http.Response.WriteAsync("<html>Maintenance</html>");
                return;
            case Failure.GivesNoTotal:
                await http.Response.WriteAsync("{\"items\":[]}");
                return;
            case Failure.HasNoDeliveryApi:
                http.Response.StatusCode = 404;
                return;
            case Failure.RefusesTheKey:
                http.Response.StatusCode = 401;
                return;
            case Failure.IsSlow:
                await Task.Delay(Timeout.Infinite, http.RequestAborted);
                return;
        }
        var items = (take == 100 && Cached is { } cached ? cached : Items).Where(item => !NotIndexed.Contains(item.Id)).ToList();
        var page = items.Skip(skip).Take(take).Select(item => Encoding.UTF8.GetString(item.Json.Span));
        if (Failure == Failure.GivesBrokenDocuments)
            page = page.Select(item => item.Replace("\"createDate\"", "\"created\"", StringComparison.Ordinal));
        var answer = $"{{\"total\":{items.Count + Phantoms},\"items\":[{string.Join(',', page)}]}}";
        http.Response.ContentType = "application/json";
        if (Failure == Failure.StopsHalfWay)
        {
            http.Response.ContentLength = Encoding.UTF8.GetByteCount(answer);
            await http.Response.WriteAsync(answer[..(answer.Length / 2)]);
            await http.Response.Body.FlushAsync();
            http.Abort();
            return;
        }
        await http.Response.WriteAsync(answer);
    }
}

public enum Failure
{
    None, Refuses, SaysNonsense, GivesNoTotal, GivesBrokenDocuments, StopsHalfWay, IsSlow, HasNoDeliveryApi, RefusesTheKey, RefusesSingleDocuments,
}
