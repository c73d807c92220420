using System.Diagnostics.CodeAnalysis;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace Site.Core.Help.Search;

/// <summary>The index as one snapshot sees it. Stays open while a search uses it, and closes with the last one after it was released.</summary>
internal sealed class SearchView(DirectoryReader reader, Func<Guid, SearchText?> text)
{
    public IndexSearcher Searcher { get; } = new(reader) { Similarity = new BM25Similarity() };

    public DirectoryReader Reader => reader;

    public SearchText? TextOf(Guid id) => text(id);

    /// <summary>Takes a reference for as long as a search runs; false when the view was released before, and a newer snapshot has to be asked.</summary>
    public bool TryUse([NotNullWhen(true)] out IDisposable? use)
    {
        use = reader.TryIncRef() ? new Use(reader) : null;
        return use is not null;
    }

    /// <summary>Gives back the snapshot's own reference.</summary>
    public void Release() => reader.DecRef();

    private sealed class Use(DirectoryReader reader) : IDisposable
    {
        public void Dispose() => reader.DecRef();
    }
}
