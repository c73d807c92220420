using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Site.Cms;
using Site.Cms.Data;
using Site.Tests.Support;

namespace Site.Benchmarks;

/// <summary>What editors wait for, over the Management API's HTTP, among many documents: a page of the tree, saving, publishing; and many saving at once.</summary>
internal static class Editing
{
    private const int TreePages = 300;
    private const int Saves = 100;
    private const int Editors = 20;
    private const int SavesEach = 25;

    public static async Task MeasureAsync(string dataPath, int documents)
    {
        await using var app = await RunningSite.StartAsync(dataPath);
        using var editor = await ApiUser.CreateAsync(new Uri(app.Urls.First()));
        var cms = app.Services.GetRequiredService<CmsHost>();
        var schema = cms.Snapshots.Current.Schema.DocumentTypesByAlias;
        var list = cms.Snapshots.Current.Published.All.Single(node => node.DocumentTypeId == schema["faqList"].Id).Id;

        var pages = new List<double>();
        for (var page = 0; page < TreePages; page++)
            pages.Add(await TimeAsync(editor, HttpMethod.Get, $"tree/document/children?parentId={list}&skip={page % 40 * 100}&take=100"));
        Report.Line($"tree page of 100 among {documents:N0} documents, p95, ms", $"median {Median(pages):0.0} ms of {TreePages}", P95(pages), 30, atLeast: false);

        await editor.RenewAsync();
        var (saves, publications) = (new List<double>(), new List<double>());
        var entries = cms.Snapshots.Current.Published.Children(list).Take(Saves).Select(node => node.Id).ToList();
        foreach (var entry in entries)
        {
            var document = await ReadAsync(editor, $"document/{entry}");
            saves.Add(await TimeAsync(editor, HttpMethod.Put, $"document/{entry}", Changed(document, "enregistré")));
            document = await ReadAsync(editor, $"document/{entry}");
            publications.Add(await TimeAsync(editor, HttpMethod.Put, $"document/{entry}", Changed(document, "publié"))
                + await TimeAsync(editor, HttpMethod.Put, $"document/{entry}/publish", JsonNode.Parse("""{"publishSchedules":[{"culture":null}]}""")));
        }
        Report.Line($"save among {documents:N0} documents, p95, ms", $"median {Median(saves):0.0} ms of {Saves}", P95(saves), 50, atLeast: false);
        Report.Line($"save and publish among {documents:N0} documents, p95, ms", $"median {Median(publications):0.0} ms of {Saves}", P95(publications), 150, atLeast: false);

        await editor.RenewAsync();
        await TogetherAsync(cms, editor, [.. entries.Take(Editors)]);
    }

    /// <summary>Twenty editors save at once, each its own entry: every answer is 200, and the last text of each is what is stored.</summary>
    private static async Task TogetherAsync(CmsHost cms, ApiUser editor, IReadOnlyList<Guid> entries)
    {
        var times = new ConcurrentBag<double>();
        await Task.WhenAll(entries.Select(async entry =>
        {
            for (var number = 1; number <= SavesEach; number++)
                times.Add(await TimeAsync(editor, HttpMethod.Put, $"document/{entry}", Changed(await ReadAsync(editor, $"document/{entry}"), $"texte {number}")));
        }));
        var state = cms.Services.GetRequiredService<CmsEngine>().State;
        var kept = entries.Count(entry => state.Documents[entry].Draft.Values.ByAlias["answer"].GetString() == $"texte {SavesEach}");
        Report.Line($"{Editors} editors saving at once: last texts kept", $"{times.Count} saves, median {Median([.. times]):0.0} ms", kept, Editors, atLeast: true);
    }

    private static async Task<double> TimeAsync(ApiUser editor, HttpMethod method, string address, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        var clock = Stopwatch.GetTimestamp();
        using var response = await editor.Http.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();
        var time = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
        return response.IsSuccessStatusCode ? time : throw new InvalidOperationException($"{method} {address} was answered {(int)response.StatusCode}.");
    }

    private static async Task<JsonNode> ReadAsync(ApiUser editor, string address) =>
        (await editor.Http.GetFromJsonAsync<JsonNode>(new Uri(address, UriKind.Relative)))!;

    private static JsonObject Changed(JsonNode document, string answer)
    {
        var values = document["values"]!.AsArray();
        values.Single(value => value!["alias"]!.GetValue<string>() == "answer")!["value"] = answer;
        return new JsonObject { ["values"] = values.DeepClone(), ["variants"] = document["variants"]!.DeepClone(), ["template"] = null };
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static double P95(List<double> times) => times.Order().ElementAt(times.Count * 95 / 100);
}
