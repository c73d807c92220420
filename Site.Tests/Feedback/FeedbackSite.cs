using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Site.Core.Data;
using Site.Core.Feedback;
using Site.Core.Help;
using Site.Tests.Help;
using Site.Tests.Support;

namespace Site.Tests.Feedback;

/// <summary>The whole site with contents of its own and a clock to move.</summary>
internal sealed class FeedbackSite : IDisposable
{
    private readonly SiteFactory _factory;

    public FeedbackSite(params (string Key, string Value)[] settings)
    {
        _factory = new SiteFactory(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time));
            services.AddSingleton<IContentSource>(new SampleSource());
            services.AddSingleton<ILoggerProvider>(Errors);
        }).With("Cms:FirstRun", "none");
        foreach (var (key, value) in settings)
            _factory.With(key, value);
    }

    public ManualTime Time { get; } = new();

    public ErrorLog Errors { get; } = new();

    public HelpLibrary Library => _factory.Services.GetRequiredService<HelpLibrary>();

    /// <summary>Serves browsers, on a free port.</summary>
    public Uri Listen() => _factory.Listen();

    public Page Publish(DateTimeOffset? version = null, Guid? id = null)
    {
        var page = HelpContents.Page(version, id);
        Library.Publish(page);
        return page;
    }

    /// <summary>A browser: keeps cookies, follows nothing, says where its posts come from.</summary>
    public HttpClient Visit()
    {
        var client = _factory.CreateDefaultClient(new Uri("http://localhost"), new CookieContainerHandler());
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    /// <summary>Sends what it is told and nothing more.</summary>
    public HttpClient Forge() => _factory.CreateDefaultClient();

    public async Task<List<Vote>> VotesAsync()
    {
        await using var context = await _factory.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        return await context.Set<Vote>().AsNoTracking().Include(vote => vote.Comments).ToListAsync();
    }

    public void Dispose() => _factory.Dispose();

    public static string PageOf(HelpContent content) => $"/avis/{content.Id}";

    public static FormUrlEncodedContent VoteFields(HelpContent content, string useful = "yes", string? version = null, string website = "") => new(
        [new("version", version ?? new Site.Feedback.FeedbackWidget(content.Id, content.Version, "", "").VersionText), new("useful", useful), new("website", website)]);

    public static FormUrlEncodedContent CommentFields(string text, string website = "") => new([new("comment", text), new("website", website)]);

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response)
    {
        Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("text/html; charset=utf-8"));
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
    }
}

/// <summary>Remembers what was logged as an error.</summary>
internal sealed class ErrorLog : ILoggerProvider, ILogger
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
    /// <param name="at">The page's address, for a client without base address.</param>
    public static Task<HttpResponseMessage> PressAsync(this HttpClient client, IHtmlDocument document, string button, string? comment = null, Uri? at = null)
    {
        var form = document.FormOf(button) ?? throw new InvalidOperationException($"No button « {button} ».");
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input[name]").Select(input => KeyValuePair.Create(input.Name!, input.Value)).ToList();
        foreach (var area in form.QuerySelectorAll<IHtmlTextAreaElement>("textarea"))
            fields.Add(new(area.Name!, comment ?? area.Value));
        var pressed = form.QuerySelectorAll<IHtmlButtonElement>("button").Single(found => found.TextContent.Trim() == button);
        if (pressed.GetAttribute("name") is { } name)
            fields.Add(new(name, pressed.Value));
        var action = form.GetAttribute("action")!;
        return client.PostAsync(at is null ? new Uri(action, UriKind.Relative) : new Uri(at, action), new FormUrlEncodedContent(fields));
    }

    public static async Task<IHtmlDocument> OpenAsync(this HttpClient client, string address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var response = await client.GetAsync(address);
        Assert.That(response.StatusCode, Is.EqualTo(expected));
        return await FeedbackSite.ReadAsync(response);
    }
}
