using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Site.Core.Data;
using Site.Core.Import;

namespace Site.Core.Families;

/// <summary>
/// For development: fills an empty database with a sample town, from the same kind of files as a town's own. Its people are invented; their telephone
/// numbers are those that the regulator keeps for fiction.
/// </summary>
internal sealed class FamilySample(PortalConnections connections, FolderImport import, ILogger<FamilySample> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!await IsEmptyAsync(cancellationToken))
            return;
        var report = new Report();
        await import.ImportAsync(Path.Combine(AppContext.BaseDirectory, "families", "sample"), report, cancellationToken);
        if (report.FirstFault is { } fault)
            throw new InvalidDataException($"The sample town is wrong: {fault}");
        logger.LogInformation("First run: a sample town of families was loaded.");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // In plain SQL: see PortalConnections.
    private async Task<bool> IsEmptyAsync(CancellationToken cancellation)
    {
        await using var connection = await connections.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM (SELECT 1 FROM \"Dossiers\" LIMIT 1) AS \"one\"";
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), System.Globalization.CultureInfo.InvariantCulture) == 0;
    }

    private sealed class Report : IImportReport
    {
        public string? FirstFault { get; private set; }

        public void Begins(string file)
        {
        }

        public void Goes(string file, long lines, int percent)
        {
        }

        public void Refused(string file, long line, string reason) => FirstFault ??= $"{file}, {line}: {reason}";

        public void Ends(ImportedFile result)
        {
        }
    }
}
