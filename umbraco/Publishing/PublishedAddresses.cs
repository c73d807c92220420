using Site.Cms.Data;

namespace Site.Cms.Publishing;

/// <summary>Remembers where published documents stood, so that their former addresses lead to the new ones.</summary>
internal static class PublishedAddresses
{
    /// <summary>Where the document and all published ones below it can be read now; empty when it cannot be reached.</summary>
    public static IReadOnlyDictionary<Guid, (Guid Root, string Path)> Of(CmsState state, Document top)
    {
        var addresses = new Dictionary<Guid, (Guid Root, string Path)>();
        if (!state.IsReachable(top))
            return addresses;
        var line = state.AncestorsOf(top).Prepend(top).Reverse().ToList();
        var path = string.Concat(line.Skip(1).Select(document => $"{document.Published!.Segment}/"));
        Add(top, line[0].Id, $"/{path}");
        return addresses;

        void Add(Document document, Guid root, string path)
        {
            addresses[document.Id] = (root, path);
            foreach (var child in state.ChildrenOf(document.Id).Where(child => child.Published is not null && !child.Trashed))
                Add(child, root, $"{path}{child.Published!.Segment}/");
        }
    }

    /// <summary>Compares with where they stood before: a former address becomes a redirect, one in use again stops being one.</summary>
    public static void Follow(CmsWriter write, IReadOnlyDictionary<Guid, (Guid Root, string Path)> before)
    {
        foreach (var (id, old) in before)
        {
            // Away for now (below an unpublished parent): it may come back to the same place.
            if (!write.State.Documents.TryGetValue(id, out var document) || !write.State.IsReachable(document))
                continue;
            var now = Address(write.State, document);
            if (now == old)
                continue;
            if (old.Path != "/")
                write.Put(new Redirect(Guid.CreateVersion7(), old.Root, old.Path, id, write.Now));
            if (write.State.Redirects.GetValueOrDefault(now) is { } own)
                write.Remove(own);
        }
    }

    private static (Guid Root, string Path) Address(CmsState state, Document document)
    {
        var line = state.AncestorsOf(document).Prepend(document).Reverse().ToList();
        return (line[0].Id, $"/{string.Concat(line.Skip(1).Select(step => $"{step.Published!.Segment}/"))}");
    }
}
