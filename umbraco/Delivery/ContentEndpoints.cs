using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Site.Cms.Delivery.Queries;
using Site.Cms.Delivery.Rendering;
using Site.Cms.Publishing;

namespace Site.Cms.Delivery;

/// <summary><c>content</c>, <c>content/item/…</c>, <c>content/items</c>.</summary>
internal sealed class ContentEndpoints(DeliveryItems expanded)
{
    private readonly RenderedItems _plain = new(OutputSelection.Plain);

    /// <summary>Forgets what was kept of documents that are gone.</summary>
    public void Trim(ContentTree tree) => _plain.Trim(tree);

    public Task List(DeliveryRequest request)
    {
        var errors = new Dictionary<string, string[]>();
        var options = request.List(errors, out var problem);
        if (errors.Count > 0)
            return DeliveryAnswers.Invalid(request.Http, errors);
        var query = options is null ? null : ContentQuery.TryParse(options, out problem);
        var selection = request.Selection(expanded, out var badSelection);
        problem ??= options?.Problem ?? badSelection;
        if (problem is not null)
            return DeliveryAnswers.Problem(request.Http, problem);

        var found = request.Speaks ? Find(request, options!, query!) : [];
        var page = options!.Page(found);
        // The real server counts nothing when nothing can stand on the page.
        var total = page.Length == 0 ? 0 : found.Length;
        var head = string.Create(CultureInfo.InvariantCulture, $"{{\"total\":{total},\"items\":[");
        return Answer(request, Join(request, page, selection!, head, "]}"));
    }

    public Task ById(DeliveryRequest request, Guid id) =>
        request.View.Tree.Find(id) is { } node ? Item(request, node) : DeliveryAnswers.Empty(request.Http, StatusCodes.Status404NotFound);

    /// <summary>A document by its address; 301 to the new one when it has been renamed or moved.</summary>
    public Task ByPath(DeliveryRequest request, string path)
    {
        if (request.View.ByPath(path, request.StartItem?.Id) is { } node)
            return Item(request, node);
        if (Renamed(request, path) is not { } renamed)
            return DeliveryAnswers.Empty(request.Http, StatusCodes.Status404NotFound);
        var route = request.View.RouteOf(renamed);
        request.Http.Response.Headers.Location = Uri.EscapeDataString(route.Path).Replace("%2F", "/", StringComparison.Ordinal);
        request.Http.Response.Headers["Location-Start-Item-Path"] = Uri.EscapeDataString(route.StartItemPath);
        request.Http.Response.Headers["Location-Start-Item-Id"] = route.StartItemId.ToString();
        return DeliveryAnswers.Empty(request.Http, StatusCodes.Status301MovedPermanently);
    }

    public Task Items(DeliveryRequest request)
    {
        var errors = new Dictionary<string, string[]>();
        var ids = request.Ids(errors);
        if (errors.Count > 0)
            return DeliveryAnswers.Invalid(request.Http, errors);
        var selection = request.Selection(expanded, out var problem);
        if (problem is not null)
            return DeliveryAnswers.Problem(request.Http, problem);
        if (ids.Count == 0)
            return DeliveryAnswers.Empty(request.Http, StatusCodes.Status404NotFound);
        var found = request.Speaks ? ids.Select(request.View.Tree.Find).OfType<ContentNode>().ToArray() : [];
        return Answer(request, Join(request, found, selection!, "[", "]"));
    }

    private Task Item(DeliveryRequest request, ContentNode node)
    {
        if (!request.Speaks)
            return DeliveryAnswers.Empty(request.Http, StatusCodes.Status404NotFound);
        var selection = request.Selection(expanded, out var problem);
        if (problem is not null)
            return DeliveryAnswers.Problem(request.Http, problem);
        return DeliveryAnswers.Ok(request.Http, Render(request, node, selection!));
    }

    private static ContentNode[] Find(DeliveryRequest request, ListOptions options, ContentQuery query)
    {
        if (request.Cache is not { } cache)
            return query.Run(request.View, new IndexOrder(request.View.Tree), request.StartItem);
        var key = new ListKey(options.Fetch, string.Join('\n', options.Filters), string.Join('\n', options.Sorts), request.StartItem?.Id);
        return cache.List(key, () => query.Run(request.View, cache.Order, request.StartItem));
    }

    private static ContentNode? Renamed(DeliveryRequest request, string path)
    {
        var snapshot = request.View.Snapshot;
        var root = request.StartItem ?? (snapshot.Published.Children(null) is [var first, ..] ? first : null);
        return root is not null && snapshot.MovedFrom(root.Id, path) is { } moved ? request.View.Tree.Find(moved.Id) : null;
    }

    private static Task Answer(DeliveryRequest request, byte[] body)
    {
        request.Cache?.Keep(request.Key, body);
        return DeliveryAnswers.Ok(request.Http, body);
    }

    private byte[] Join(DeliveryRequest request, ReadOnlySpan<ContentNode> nodes, OutputSelection selection, string head, string tail)
    {
        var items = new ReadOnlyMemory<byte>[nodes.Length];
        long length = head.Length + tail.Length + Math.Max(0, nodes.Length - 1);
        for (var at = 0; at < items.Length; at++)
        {
            items[at] = Render(request, nodes[at], selection);
            length += items[at].Length;
            if (length > ItemRenderer.MaxBytes)
                throw new AnswerTooLargeException();
        }
        var answer = GC.AllocateUninitializedArray<byte>((int)length);
        var end = Encoding.ASCII.GetBytes(head, answer);
        for (var at = 0; at < items.Length; at++)
        {
            if (at > 0)
                answer[end++] = (byte)',';
            items[at].Span.CopyTo(answer.AsSpan(end));
            end += items[at].Length;
        }
        Encoding.ASCII.GetBytes(tail, answer.AsSpan(end));
        return answer;
    }

    private ReadOnlyMemory<byte> Render(DeliveryRequest request, ContentNode node, OutputSelection selection)
    {
        if (request.Cache is not null && ReferenceEquals(selection, OutputSelection.Plain))
            return _plain.Get(request.View, node);
        if (request.Cache is not null && ReferenceEquals(selection, expanded.Selection))
            return expanded.Get(request.View, node);
        return RenderedItems.Render(request.View, node, selection, dependencies: null);
    }
}
