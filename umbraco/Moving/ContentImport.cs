using Site.Cms.FirstRun;

namespace Site.Cms.Moving;

/// <summary>Reads schema, content and media from a folder into the CMS: new ones, and over those with the same id. What the folder does not name stays.</summary>
public sealed class ContentImport(SeedLoader loader)
{
    /// <summary>All or nothing.</summary>
    /// <returns>Why nothing was changed; empty when all is done.</returns>
    public async Task<IReadOnlyList<SeedProblem>> ImportAsync(string folder, Guid user, MovingProgress? progress = null, CancellationToken cancellation = default)
    {
        var problems = new List<SeedProblem>();
        var seed = SeedFolder.Read(folder, problems);
        await loader.LoadAsync(seed, problems, user, begin: null, progress, cancellation);
        return problems;
    }
}
