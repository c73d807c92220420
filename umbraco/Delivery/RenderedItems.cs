using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Site.Cms.Delivery.Rendering;
using Site.Cms.Model;
using Site.Cms.Publishing;

namespace Site.Cms.Delivery;

/// <summary>
/// The JSON of published documents in one selection, each rendered once and kept for as long as nothing changes that it was made from:
/// the document, its address, the schema, the documents and media that it gives, links to or looked for in vain.
/// </summary>
internal sealed class RenderedItems(OutputSelection selection)
{
    public static JsonWriterOptions WriterOptions { get; } =
        new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), SkipValidation = true };

    private readonly ConcurrentDictionary<Guid, Entry> entries = new();

    /// <summary>UTF-8. The same memory as last time when nothing has changed.</summary>
    public ReadOnlyMemory<byte> Get(DeliveryView view, ContentNode node)
    {
        var known = entries.GetValueOrDefault(node.Id);
        if (known is not null && known.Holds(view))
            return known.Json;

        var dependencies = new List<Dependency>();
        var json = Render(view, node, selection, dependencies);
        if (known is not null && json.AsSpan().SequenceEqual(known.Json.Span))
            return Keep(view, node.Id, dependencies, known.Json);
        return Keep(view, node.Id, dependencies, json);
    }

    /// <summary>Forgets documents that are no longer there.</summary>
    public void Trim(ContentTree tree)
    {
        if (entries.Count <= tree.All.Count)
            return;
        foreach (var id in entries.Keys)
            if (tree.Find(id) is null)
                entries.TryRemove(id, out _);
    }

    public static byte[] Render(DeliveryView view, ContentNode node, OutputSelection selection, List<Dependency>? dependencies)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
            ItemRenderer.WriteItem(new RenderContext(view, writer, dependencies), node, selection);
        return buffer.WrittenSpan.ToArray();
    }

    private ReadOnlyMemory<byte> Keep(DeliveryView view, Guid id, List<Dependency> dependencies, ReadOnlyMemory<byte> json)
    {
        entries[id] = new Entry(view.Schema, [.. dependencies.Distinct()], json) { CheckedFor = view.Snapshot.Number };
        return json;
    }

    private sealed record Entry(SchemaSnapshot Schema, Dependency[] Dependencies, ReadOnlyMemory<byte> Json)
    {
        private long checkedFor;

        /// <summary>Number of the newest snapshot for which it is known to hold.</summary>
        public long CheckedFor { init => checkedFor = value; }

        public bool Holds(DeliveryView view)
        {
            if (Volatile.Read(ref checkedFor) == view.Snapshot.Number)
                return true;
            if (!ReferenceEquals(Schema, view.Schema))
                return false;
            foreach (var dependency in Dependencies)
                if (!dependency.Holds(view))
                    return false;
            Volatile.Write(ref checkedFor, view.Snapshot.Number);
            return true;
        }
    }
}
