using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Site.Core.Feedback;
using Site.Core.Feedback.Publications;
using Site.Core.Help;
using Site.Core.Help.Misses;
using Site.Tests.Desk;
using Site.Tests.Support;

namespace Site.Tests.Feedback.Api;

/// <summary>The whole site with the town's own contents, readers who answer, and staff who are signed in to the backoffice.</summary>
internal sealed class AnalystSite : IAsyncDisposable
{
    public const string Api = "gestion/feedback/api/v1/";

    private readonly SiteFactory _factory = new();
    private readonly List<HttpClient> _signedIn = [];

    public AnalystSite() => Address = _factory.Listen();

    public Uri Address { get; }

    public IServiceProvider Services => _factory.Services;

    public HelpLibrary Library => Services.GetRequiredService<HelpLibrary>();

    /// <summary>« Je n’arrive pas à payer ma facture… ».</summary>
    public FaqEntry Payment => Library.Current.FaqEntries.Single(entry => entry.Screen == "factures");

    public Tutorial Tutorial => Library.Current.Tutorials[0];

    /// <summary>One of Development's example accounts, as the backoffice client calls; relative addresses are below the API.</summary>
    public async Task<HttpClient> StaffAsync(string name)
    {
        var staff = await DeskSite.StaffAsync(Address, name);
        staff.BaseAddress = new Uri(Address, Api);
        _signedIn.Add(staff);
        return staff;
    }

    public Task VoteAsync(HelpContent content, int useful, int notUseful) => Task.WhenAll(
        Enumerable.Range(0, useful + notUseful).Select(voter => CastAsync(content, voter < useful)));

    public async Task<Receipt> CastAsync(HelpContent content, bool useful) => ((VoteResult.Stored)await Services.GetRequiredService<FeedbackService>()
        .VoteAsync(new(content.Id, content.Version, useful, null), CancellationToken.None)).Receipt;

    /// <summary>Waits until what is published now is noted.</summary>
    public Task PublicationsAsync() => Services.GetRequiredService<PublicationLog>().StopAsync(CancellationToken.None);

    /// <summary>Waits until the searches so far are counted.</summary>
    public async Task SearchesAsync()
    {
        await Services.GetRequiredService<SearchMissLog>().StopAsync(CancellationToken.None);
        await Services.GetRequiredService<SearchDayLog>().StopAsync(CancellationToken.None);
    }

    /// <summary>Waits for the site to have taken over what was published.</summary>
    public async Task UpdatedAsync(Func<bool> isThere)
    {
        var changed = new TaskCompletionSource();
        void Look(HelpSnapshot snapshot)
        {
            if (isThere())
                changed.TrySetResult();
        }
        Library.Changed += Look;
        Look(Library.Current);
        await changed.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Library.Changed -= Look;
    }

    public async ValueTask DisposeAsync()
    {
        _signedIn.ForEach(client => client.Dispose());
        await _factory.DisposeAsync();
    }
}

internal static class AnalystCalls
{
    public static async Task<JsonNode> ReadAsync(this HttpClient staff, string path) => (await staff.GetFromJsonAsync<JsonNode>(new Uri(path, UriKind.Relative)))!;

    public static Task<HttpResponseMessage> SendAsync(this HttpClient staff, string method, string path, object? body = null) =>
        staff.SendAsync(new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) });

    /// <summary>The status and the sentence of a refusal.</summary>
    public static async Task<(int Status, string? Title)> RefusalAsync(this HttpClient staff, string method, string path, object? body = null)
    {
        using var response = await staff.SendAsync(method, path, body);
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"), await response.Content.ReadAsStringAsync());
        return ((int)response.StatusCode, (string?)(await response.Content.ReadFromJsonAsync<JsonNode>())!["title"]);
    }
}
