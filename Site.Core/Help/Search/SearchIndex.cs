using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Site.Core.Help.Search;

/// <summary>The in-memory Lucene index behind all snapshots: one writer, and a reader for each snapshot. Not for use by two threads at once.</summary>
internal sealed class SearchIndex : IDisposable
{
    internal const string Id = "id";
    internal const string Title = "title";
    internal const string Keywords = "keywords";
    internal const string Body = "body";
    internal const string Steps = "steps";

    /// <summary>Every folded word of the content: where typing mistakes look for what was meant.</summary>
    internal const string Words = "words";

    internal const string TitleWords = "titleWords";

    private readonly RAMDirectory _directory = new();
    private readonly IndexWriter _writer;
    private DirectoryReader? _newest;

    public SearchIndex()
    {
        var analyzer = new PerFieldAnalyzerWrapper(
            FrenchAnalysis.Stems, new Dictionary<string, Analyzer> { [Words] = FrenchAnalysis.Words, [TitleWords] = FrenchAnalysis.Words });
        _writer = new IndexWriter(_directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer)
        {
            OpenMode = OpenMode.CREATE,
            Similarity = new BM25Similarity(),
            MergeScheduler = new MergesWhenAsked(),
        });
    }

    public void Put(Guid id, SearchText text) => _writer.UpdateDocument(Key(id), Document(id, text));

    public void Remove(Guid id) => _writer.DeleteDocuments(Key(id));

    /// <summary>A reader that sees all changes until now; the caller owns one reference of it.</summary>
    public DirectoryReader Open()
    {
        var newer = _newest is null ? DirectoryReader.Open(_writer, applyAllDeletes: true) : DirectoryReader.OpenIfChanged(_newest, _writer, applyAllDeletes: true);
        if (newer is not null)
        {
            _newest?.DecRef();
            _newest = newer;
        }
        _newest!.IncRef();
        return _newest;
    }

    /// <summary>Merges small segments. Safe beside all else, so that whoever publishes need not wait for it.</summary>
    public void Tidy() => _writer.MaybeMerge();

    public void Dispose()
    {
        _newest?.DecRef();
        _newest = null;
        _writer.Dispose();
        _directory.Dispose();
    }

    private static Term Key(Guid id) => new(Id, id.ToString("N"));

    private static Document Document(Guid id, SearchText text) =>
    [
        new StringField(Id, id.ToString("N"), Field.Store.YES),
        new TextField(Title, text.Title, Field.Store.NO),
        new TextField(Keywords, text.Keywords, Field.Store.NO),
        new TextField(Body, text.Body, Field.Store.NO),
        new TextField(Steps, text.Steps, Field.Store.NO),
        new TextField(Words, string.Join(' ', text.Title, text.Keywords, text.Body, text.Steps), Field.Store.NO),
        new TextField(TitleWords, $"{text.Title} {text.Keywords}", Field.Store.NO),
    ];

    /// <summary>A merge may take longer than a whole update: none starts by itself.</summary>
    private sealed class MergesWhenAsked : MergeScheduler
    {
        private readonly SerialMergeScheduler _merges = new();

        public override void Merge(IndexWriter writer, MergeTrigger trigger, bool newMergesFound)
        {
            if (trigger is MergeTrigger.EXPLICIT or MergeTrigger.CLOSING)
                _merges.Merge(writer, trigger, newMergesFound);
        }

        protected override void Dispose(bool disposing) => _merges.Dispose();
    }
}
