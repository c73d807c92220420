using Microsoft.Extensions.Logging;
using Site.Core.Help;
using Site.Core.Help.Search;

namespace Site.Tests.Help;

/// <summary>A library over sample content, kept up by the real updater without a host.</summary>
internal sealed class HelpHarness : IDisposable
{
    public HelpHarness(params IEnumerable<ContentItem> items)
    {
        Source.Put(items);
        Updater = new HelpLibraryUpdater(Source, Library, new HtmlRenderer(), TimeProvider.System, new LoggerFactory([Log]));
        Search = new HelpSearch(Library);
    }

    public SampleSource Source { get; } = new();
    public HelpLibrary Library { get; } = new();
    public HelpLibraryUpdater Updater { get; }
    public HelpSearch Search { get; }
    public CollectedLog Log { get; } = new();

    public static async Task<HelpHarness> StartedAsync(params IEnumerable<ContentItem> items)
    {
        var harness = new HelpHarness(items);
        await harness.NextAsync();
        return harness;
    }

    public async Task<HelpSnapshot> NextAsync()
    {
        await Updater.UpdateAsync();
        return Library.Current;
    }

    public void Dispose() => Updater.Dispose();
}

internal sealed class CollectedLog : ILoggerProvider
{
    private readonly List<string> _errors = [];

    public IReadOnlyList<string> Errors
    {
        get
        {
            lock (_errors)
                return [.. _errors];
        }
    }

    public ILogger CreateLogger(string categoryName) => new Logger(_errors);

    public void Dispose()
    {
    }

    private sealed class Logger(List<string> errors) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel < LogLevel.Error)
                return;
            lock (errors)
                errors.Add(formatter(state, exception));
        }
    }
}
