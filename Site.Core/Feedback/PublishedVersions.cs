using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Site.Core.Help;

namespace Site.Core.Feedback;

/// <summary>
/// Knows which published versions a reader may still have on screen: the current one, and those that were replaced within the last
/// <see cref="Grace"/>. A vote is kept under the version its reader saw, so a page left open or cached still votes for what it showed.
/// What was replaced before the last start is forgotten: such a tab is asked to reload, as is a version nobody published.
/// </summary>
public sealed class PublishedVersions : IHostedService, IDisposable
{
    public static readonly TimeSpan Grace = TimeSpan.FromHours(24);

    private readonly HelpLibrary _library;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<(Guid Content, DateTimeOffset Version), DateTimeOffset> _replaced = new();
    private readonly Lock _turn = new();
    private HelpSnapshot _last;

    public PublishedVersions(HelpLibrary library, TimeProvider time)
    {
        (_library, _time) = (library, time);
        library.Changed += Note;
        _last = library.Current;
    }

    /// <summary>The published content that readers can vote on, or null: lists and announcements have no vote.</summary>
    public HelpContent? Find(Guid content) =>
        _library.Current.ById.GetValueOrDefault(content) is { } found and not ContentList ? found : null;

    public bool IsKnown(HelpContent content, DateTimeOffset version) =>
        content.Version == version
        || (_replaced.TryGetValue((content.Id, version), out var since) && _time.GetUtcNow() - since <= Grace);

    // Hosted so as to be there from the start on: it must see every change of version.
    Task IHostedService.StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedService.StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _library.Changed -= Note;

    private void Note(HelpSnapshot next)
    {
        lock (_turn)
        {
            var now = _time.GetUtcNow();
            foreach (var (key, since) in _replaced)
            {
                if (now - since > Grace)
                    _replaced.TryRemove(key, out _);
            }
            foreach (var (id, content) in _last.ById)
            {
                if (next.ById.GetValueOrDefault(id)?.Version != content.Version)
                    _replaced[(id, content.Version)] = now;
            }
            _last = next;
        }
    }
}
