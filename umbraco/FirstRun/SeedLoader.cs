using Site.Cms.Data;
using Site.Cms.Model;
using Site.Cms.Moving;

namespace Site.Cms.FirstRun;

/// <summary>Loads all of a seed folder in one transaction, through the services that editors use: types, library, documents.</summary>
public sealed class SeedLoader(CmsEngine engine, SeedSchemaLoader schema, SeedMediaLoader media, SeedContentLoader content)
{
    /// <summary>Whatever is wrong is added to the problems, and then nothing is kept.</summary>
    /// <param name="begin">Runs within the transaction, before anything of the folder is loaded.</param>
    internal async Task LoadAsync(
        SeedFolder seed, List<SeedProblem> problems, Guid user, Action<CmsWriter>? begin = null, MovingProgress? progress = null, CancellationToken cancellation = default)
    {
        IReadOnlyList<SeedMediaLoader.Arrived> arrived = [];
        try
        {
            arrived = await media.ReceiveAsync(seed, problems, done => progress?.Invoke("media", done, seed.Library.Count), cancellation);
            await engine.WriteAsync<OperationResult>(user, write =>
            {
                begin?.Invoke(write);
                schema.Load(write, seed, problems);
                SeedMediaLoader.Load(write, arrived, problems);
                content.Load(write, seed, problems, done => progress?.Invoke("content", done, seed.Documents.Count));
                return problems.Count > 0 ? OperationStatus.PropertyValidationError : OperationResult.Success;
            }, cancellation);
        }
        finally
        {
            media.Settle(arrived);
        }
    }
}
