using Microsoft.Extensions.Logging;
using Site.Cms.Data;
using Site.Cms.Model;

namespace Site.Cms.FirstRun;

/// <summary>
/// Fills an empty database, once: the built-in data types, then schema and content from files, through the services that editors use, in
/// one transaction. Whatever is wrong is collected and refused as a whole.
/// </summary>
public sealed partial class FirstRunLoader(
    CmsEngine engine, DataTypeService dataTypes, SeedLoader loader, CmsOptions options, TimeProvider time, ILogger<FirstRunLoader> logger)
{
    private const string Marker = "first-run";

    /// <summary>Does nothing when it has been done before.</summary>
    /// <exception cref="FirstRunException">The files are wrong; nothing was loaded.</exception>
    public async Task RunAsync(CancellationToken cancellation = default)
    {
        if (engine.Store.Marker(Marker) is not null)
            return;
        var problems = new List<SeedProblem>();
        var seed = options.FirstRun == FirstRunMode.Seed ? SeedFolder.Read(options.SeedPath, problems) : SeedFolder.Empty;
        Loading(options.FirstRun, seed.DataTypes.Count, seed.DocumentTypes.Count, seed.Library.Count, seed.Documents.Count);
        await loader.LoadAsync(seed, problems, CmsUsers.System, Begin, progress: null, cancellation);
        if (problems.Count > 0)
            throw new FirstRunException(problems);
        Loaded(seed.Documents.Count);
    }

    private void Begin(CmsWriter write)
    {
        foreach (var builtIn in BuiltInDataTypes.Read())
            dataTypes.Create(write, builtIn);
        write.Mark(Marker, $"{options.FirstRun} {time.GetUtcNow():O}");
    }

    [LoggerMessage(LogLevel.Information, "First run ({Mode}): loading {DataTypes} data types, {DocumentTypes} document types, {Media} media, {Documents} documents.")]
    private partial void Loading(FirstRunMode mode, int dataTypes, int documentTypes, int media, int documents);

    [LoggerMessage(LogLevel.Information, "First run done: {Documents} documents published.")]
    private partial void Loaded(int documents);
}
