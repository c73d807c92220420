using Microsoft.Extensions.Logging;

namespace Site.Core.Help;

/// <summary>The help space as it would be if every draft were published now. Kept apart from <see cref="HelpLibrary"/>, which only ever holds what is published.</summary>
public sealed class HelpDrafts(IDraftSource source, HtmlRenderer renderer, ILoggerFactory loggers) : IDisposable
{
    private readonly SnapshotBuilder _builder = new(renderer, loggers.CreateLogger<SnapshotBuilder>());
    private readonly SemaphoreSlim _making = new(1, 1);
    private HelpSnapshot? _last;

    /// <summary>With everything saved before the call.</summary>
    public async Task<HelpSnapshot> ReadAsync(CancellationToken cancellation)
    {
        await _making.WaitAsync(cancellation);
        try
        {
            return _last = _builder.Derive(await source.ReadDraftsAsync(cancellation)) ?? _last!;
        }
        finally
        {
            _making.Release();
        }
    }

    public void Dispose()
    {
        _builder.Dispose();
        _making.Dispose();
    }
}
