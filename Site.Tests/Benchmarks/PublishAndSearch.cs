using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Site.Cms;
using Site.Cms.Publishing;
using Site.Core.Help.Search;

namespace Site.Benchmarks;

/// <summary>From an editor's publish to the new page seen by a reader, and search, among many documents. The site runs in this process, on a real port.</summary>
internal static class PublishAndSearch
{
    private const int Publications = 30;
    private static readonly string[] Queries =
    [
        "mot de pase oublié", "cb refusée", "identifiants perdus", "réserver mercredi", "facture cantine", "annuler vacances", "payer l'étude",
        "comment modifier mon dossier", "quotient familial", "numero 1234", "acueil du matin", "imprimer facture", "courrier mairie", "zzzz", "a",
    ];

    public static async Task MeasureAsync(string dataPath, int documents)
    {
        await using var app = await RunningSite.StartAsync(dataPath);

        var visible = await PublicationsAsync(app);
        Report.Line($"publish to visible page, {documents:N0} documents, slowest, ms", $"median {Median(visible):0.#} ms of {Publications}", visible.Max(), 200, atLeast: false);

        var found = Searches(app.Services.GetRequiredService<HelpSearch>());
        Report.Line($"search, {documents:N0} documents, p99, ms", $"median {Median(found):0.00} ms of {found.Count:N0}", found.Order().ElementAt(found.Count * 99 / 100), 10, atLeast: false);
        await app.StopAsync();
    }

    private static async Task<List<double>> PublicationsAsync(WebApplication app)
    {
        var cms = app.Services.GetRequiredService<CmsHost>();
        var creation = cms.Services.GetRequiredService<DocumentService>();
        var publishing = cms.Services.GetRequiredService<DocumentPublishing>();
        var types = cms.Snapshots.Current.Schema.DocumentTypesByAlias;
        var list = cms.Snapshots.Current.Published.All.Single(node => node.DocumentTypeId == types["faqList"].Id).Id;
        using var reader = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var times = new List<double>();
        for (var number = 0; number < Publications; number++)
        {
            var id = Guid.NewGuid();
            Contents.Expect(await creation.CreateAsync(Contents.Entry(id, list, types["faqEntry"].Id, 900_000 + number), CmsUsers.System));
            var clock = Stopwatch.StartNew();
            Contents.Expect(await publishing.PublishAsync(id, PublishDocument.Now, CmsUsers.System));
            while (!(await reader.GetAsync(new Uri($"/faq/question-{900_000 + number}", UriKind.Relative))).IsSuccessStatusCode)
                await Task.Yield();
            if (number > 0)
                times.Add(clock.Elapsed.TotalMilliseconds);
        }
        return times;
    }

    private static List<double> Searches(HelpSearch search)
    {
        var times = new List<double>();
        for (var round = 0; round < 200; round++)
            foreach (var query in Queries)
            {
                var clock = Stopwatch.GetTimestamp();
                search.Search(query, 20);
                if (round >= 20)
                    times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            }
        return times;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
