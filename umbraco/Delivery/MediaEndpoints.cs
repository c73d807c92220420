using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Site.Cms.Delivery.Queries;
using Site.Cms.Delivery.Rendering;
using Site.Cms.Media;

namespace Site.Cms.Delivery;

/// <summary><c>media</c>, <c>media/item/…</c>, <c>media/items</c>.</summary>
internal static class MediaEndpoints
{
    public static Task List(DeliveryRequest request)
    {
        var errors = new Dictionary<string, string[]>();
        var options = request.List(errors, out var problem);
        if (errors.Count > 0)
            return DeliveryAnswers.Invalid(request.Http, errors);
        var found = options is null ? null : MediaQuery.TryRun(request.View, options, out problem);
        var selection = request.Selection(null, out var badSelection);
        problem ??= options?.Problem ?? badSelection;
        if (problem is not null)
            return DeliveryAnswers.Problem(request.Http, problem);

        return Answer(request, (context, writer) =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("total", found!.Length);
            writer.WritePropertyName("items");
            WriteArray(context, options!.Page(found), selection!);
            writer.WriteEndObject();
        });
    }

    public static Task ById(DeliveryRequest request, Guid id) => Item(request, request.View.Media.Find(id));

    public static Task ByPath(DeliveryRequest request, string path) =>
        Item(request, request.View.Media.ByPath(DeliveryView.Normal(path).ToLowerInvariant()));

    public static Task Items(DeliveryRequest request)
    {
        var errors = new Dictionary<string, string[]>();
        var ids = request.Ids(errors);
        if (errors.Count > 0)
            return DeliveryAnswers.Invalid(request.Http, errors);
        var selection = request.Selection(null, out var problem);
        if (problem is not null)
            return DeliveryAnswers.Problem(request.Http, problem);
        if (ids.Count == 0)
            return DeliveryAnswers.Empty(request.Http, StatusCodes.Status404NotFound);
        return Answer(request, (context, _) =>
            WriteArray(context, [.. ids.Select(request.View.Media.Find).OfType<MediaNode>()], selection!));
    }

    private static Task Item(DeliveryRequest request, MediaNode? node)
    {
        if (node is null)
            return DeliveryAnswers.Empty(request.Http, StatusCodes.Status404NotFound);
        var selection = request.Selection(null, out var problem);
        if (problem is not null)
            return DeliveryAnswers.Problem(request.Http, problem);
        return Answer(request, (context, _) => MediaRenderer.WriteItem(context, node, selection!));
    }

    private static void WriteArray(RenderContext context, ReadOnlySpan<MediaNode> nodes, OutputSelection selection)
    {
        context.Writer.WriteStartArray();
        foreach (var node in nodes)
            MediaRenderer.WriteItem(context, node, selection);
        context.Writer.WriteEndArray();
    }

    private static Task Answer(DeliveryRequest request, Action<RenderContext, Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, RenderedItems.WriterOptions))
            write(new RenderContext(request.View, writer, dependencies: null), writer);
        var body = buffer.WrittenSpan.ToArray();
        request.Cache?.Keep(request.Key, body);
        return DeliveryAnswers.Ok(request.Http, body);
    }
}
