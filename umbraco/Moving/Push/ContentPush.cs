using Site.Cms.Data;
using Site.Cms.Media;

namespace Site.Cms.Moving.Push;

/// <summary>
/// Brings schema, library, documents and what our packages need into another Umbraco, each after what it depends on. Run again it does nothing; what has
/// been changed there since is left alone unless forced.
/// </summary>
public sealed class ContentPush(CmsEngine engine, MediaFileStore files)
{
    /// <returns>What is left to do by hand.</returns>
    /// <exception cref="PushException">The target does not answer, or refuses something.</exception>
    public async Task<IReadOnlyList<string>> PushAsync(PushTarget target, PushOptions options, PushReport report, CancellationToken cancellation = default)
    {
        var state = engine.State;
        var run = new PushRun(target, new PushRecord(options.RecordFolder, target.Address), options, report, cancellation);
        await new PushTypes(state, run).PushAsync();
        var media = new PushMedia(state, files, run);
        await media.PushAsync();
        await new PushDocuments(state, run, media.Addresses).PushAsync();
        await new PushPrerequisites(run, options).PushAsync();
        return run.Notes;
    }
}
