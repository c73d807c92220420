using System.Buffers;
using System.Text.Json;
using Site.Cms.Delivery;
using Site.Cms.Delivery.Rendering;
using Site.Cms.Publishing;

namespace Site.Cms.Webhooks;

/// <summary>What a call carries: the item as the Delivery API gives it, without cultures; of what is gone, its id.</summary>
internal sealed class WebhookBodies(SnapshotHolder snapshots)
{
    /// <summary>UTF-8 JSON; null when what was published or saved is no longer to be read: then another call says so.</summary>
    public byte[]? Of(WebhookCall call)
    {
        var view = new DeliveryView(snapshots.Current, preview: false);
        return call.EventAlias switch
        {
            WebhookEvents.ContentPublish => view.Tree.Find(call.EntityId) is { } node ? Json(view, context => ItemRenderer.WriteBare(context, node)) : null,
            WebhookEvents.MediaSave => view.Media.Find(call.EntityId) is { } item ? Json(view, context => MediaRenderer.WriteItem(context, item, OutputSelection.Plain)) : null,
            _ => JsonSerializer.SerializeToUtf8Bytes(new { id = call.EntityId }),
        };
    }

    private static byte[] Json(DeliveryView view, Action<RenderContext> write)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var writer = new Utf8JsonWriter(buffer))
            write(new RenderContext(view, writer, dependencies: null));
        return buffer.WrittenSpan.ToArray();
    }
}
