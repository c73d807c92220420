using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Site.Core.Data;
using Site.Core.Feedback;
using Site.Core.Help;

namespace Site.Tests.Feedback;

/// <summary>The whole site in memory, with contents of its own, a clock to move and a data folder that goes with it.</summary>
internal sealed class FeedbackSite(params (string Key, string Value)[] settings) : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("portail-avis-").FullName;

    public ManualTime Time { get; } = new();

    public WarningLog Warnings { get; } = new();

    public HelpLibrary Library => Services.GetRequiredService<HelpLibrary>();

    public Page Publish(DateTimeOffset? version = null, Guid? id = null)
    {
        var page = HelpContents.Page(version, id);
        Library.Publish(page);
        return page;
    }

    /// <summary>A browser: keeps cookies, follows nothing, says where its posts come from.</summary>
    public HttpClient Visit()
    {
        var client = CreateDefaultClient(new Uri("http://localhost"), new Microsoft.AspNetCore.Mvc.Testing.Handlers.CookieContainerHandler());
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    public async Task<List<Vote>> VotesAsync()
    {
        await using var context = await Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        return await context.Set<Vote>().AsNoTracking().Include(vote => vote.Comments).ToListAsync();
    }

    public static string PageOf(HelpContent content) => $"/avis/{content.Id}";

    public static FormUrlEncodedContent VoteFields(HelpContent content, string useful = "yes", string? version = null, string website = "") => new(
        [new("version", version ?? new Site.Feedback.FeedbackWidget(content.Id, content.Version, "", "").VersionText), new("useful", useful), new("website", website)]);

    public static FormUrlEncodedContent CommentFields(string text, string website = "") => new([new("comment", text), new("website", website)]);

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response)
    {
        Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("text/html; charset=utf-8"));
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Data:Path", _folder);
        builder.UseSetting("Cms:FirstRun", "none");
        foreach (var (key, value) in settings)
            builder.UseSetting(key, value);
        builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time)));
        builder.ConfigureLogging(logging => logging.AddProvider(Warnings));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing || !Directory.Exists(_folder))
            return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>Remembers what was logged as a warning or worse.</summary>
internal sealed class WarningLog : ILoggerProvider, ILogger
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            _lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");
    }

    public void Dispose()
    {
    }
}

internal static class FeedbackDocument
{
    /// <summary>The form that the button with these words sends.</summary>
    public static IHtmlFormElement? FormOf(this IHtmlDocument document, string button) =>
        document.QuerySelectorAll<IHtmlButtonElement>("button").FirstOrDefault(found => found.TextContent.Trim() == button)?.Closest("form") as IHtmlFormElement;

    public static string Words(this IHtmlDocument document) => document.Body!.TextContent;

    /// <summary>Sends the form as a browser would when that button is pressed.</summary>
    public static Task<HttpResponseMessage> PressAsync(this HttpClient client, IHtmlDocument document, string button, string? comment = null)
    {
        var form = document.FormOf(button) ?? throw new InvalidOperationException($"No button « {button} ».");
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input[name]").Select(input => KeyValuePair.Create(input.Name!, input.Value)).ToList();
        foreach (var area in form.QuerySelectorAll<IHtmlTextAreaElement>("textarea"))
            fields.Add(new(area.Name!, comment ?? area.Value));
        var pressed = form.QuerySelectorAll<IHtmlButtonElement>("button").Single(found => found.TextContent.Trim() == button);
        if (pressed.GetAttribute("name") is { } name)
            fields.Add(new(name, pressed.Value));
        return client.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(fields));
    }

    public static async Task<IHtmlDocument> OpenAsync(this HttpClient client, string address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var response = await client.GetAsync(address);
        Assert.That(response.StatusCode, Is.EqualTo(expected));
        return await FeedbackSite.ReadAsync(response);
    }
}
