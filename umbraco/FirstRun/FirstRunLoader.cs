using Microsoft.Extensions.Logging;
using Site.Cms.Data;
using Site.Cms.Model;

namespace Site.Cms.FirstRun;

/// <summary>
/// Fills an empty database, once: the built-in data types, then schema, media and documents from files, through the services that editors use, in
/// one transaction. Whatever is wrong is collected and refused as a whole.
/// </summary>
public sealed partial class FirstRunLoader(
    CmsEngine engine, DataTypeService dataTypes, SeedSchemaLoader schemaLoader, SeedMediaLoader mediaLoader, SeedContentLoader contentLoader,
    CmsOptions options, TimeProvider time, ILogger<FirstRunLoader> logger)
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
        Loading(options.FirstRun, seed.DataTypes.Count, seed.DocumentTypes.Count, seed.Media.Count, seed.Documents.Count);
        var media = await mediaLoader.TakeAsync(seed.Media, problems, cancellation);
        try
        {
            await engine.WriteAsync(CmsUsers.System, write =>
            {
                foreach (var builtIn in BuiltInDataTypes.Read())
                    dataTypes.Create(write, builtIn);
                schemaLoader.Load(write, seed, problems);
                SeedMediaLoader.Load(write, media, problems);
                contentLoader.Load(write, seed, problems);
                if (problems.Count > 0)
                    throw new FirstRunException(problems);
                write.Mark(Marker, $"{options.FirstRun} {time.GetUtcNow():O}");
                return OperationResult.Success;
            }, cancellation);
        }
        finally
        {
            mediaLoader.Settle(media);
        }
        Loaded(seed.Documents.Count);
    }

    [LoggerMessage(LogLevel.Information, "First run ({Mode}): loading {DataTypes} data types, {DocumentTypes} document types, {Media} media, {Documents} documents.")]
    private partial void Loading(FirstRunMode mode, int dataTypes, int documentTypes, int media, int documents);

    [LoggerMessage(LogLevel.Information, "First run done: {Documents} documents published.")]
    private partial void Loaded(int documents);
}
