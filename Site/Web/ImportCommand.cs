using System.Diagnostics;
using Site.Core.Data;
using Site.Core.Families;
using Site.Core.Import;
using Site.Core.Reservations;

namespace Site.Web;

/// <summary>
/// <c>import &lt;folder&gt;</c>, instead of serving: takes in the town's files. It holds the data folder while it works, as every process that writes does;
/// so the site is stopped meanwhile.
/// </summary>
internal static class ImportCommand
{
    public static bool IsMeant(string[] args) => args is ["import", ..];

    /// <param name="args">Settings such as <c>--Data:Path</c> may follow.</param>
    /// <returns>The exit code: 1 when a file was refused or the site runs, 2 for a command that makes no sense.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not ["import", var folder, .. var settings] || folder.StartsWith('-'))
        {
            await Console.Error.WriteLineAsync("Usage: import <folder> [--Data:Path <folder>]");
            return 2;
        }
        if (!Directory.Exists(folder))
        {
            await Console.Error.WriteLineAsync($"Le dossier {Path.GetFullPath(folder)} n’existe pas.");
            return 2;
        }
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = SiteFolders.ContentRoot });
        try
        {
            using var data = DataFolder.Open(builder.Configuration, builder.Environment);
            return await RunAsync(folder, builder, data);
        }
        catch (DataFolderHeldException held)
        {
            await Console.Error.WriteLineAsync(
                $"Rien n’est importé\u00a0: le site ou une autre commande utilise {held.Path}. Arrêtez le site, lancez l’import, puis redémarrez le site.");
            return 1;
        }
    }

    private static async Task<int> RunAsync(string folder, WebApplicationBuilder builder, DataFolder data)
    {
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(data);
        builder.AddPortalData();
        builder.Services.AddFolderImport();
        builder.Services.AddFamilyFiles();
        builder.Services.AddReservationFiles();
        await using var app = builder.Build();
        await app.Services.PreparePortalDatabaseAsync();

        var import = app.Services.GetRequiredService<FolderImport>();
        var files = await import.ImportAsync(folder, new TerminalReport(Console.Out, !Console.IsOutputRedirected), CancellationToken.None);
        if (files.Count == 0)
        {
            await Console.Error.WriteLineAsync($"Aucun fichier à importer dans {Path.GetFullPath(folder)}. Noms attendus\u00a0: {string.Join(", ", import.FileNames)}.");
            return 2;
        }
        foreach (var name in Directory.EnumerateFiles(folder, "*.csv").Select(Path.GetFileName).Except(import.FileNames).Order(StringComparer.Ordinal))
            Console.WriteLine($"{name}\u00a0: ignoré, ce nom n’est pas attendu ({string.Join(", ", import.FileNames)}).");
        return files.Any(file => file.RefusedLines > 0) ? 1 : 0;
    }

    /// <summary>Says in French how it goes: a line that rewrites itself on a terminal, results only in a file.</summary>
    private sealed class TerminalReport(TextWriter output, bool isTerminal) : IImportReport
    {
        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
        private readonly Stopwatch _clock = new();
        private TimeSpan _last;

        public void Begins(string file)
        {
            _clock.Restart();
            _last = TimeSpan.Zero;
        }

        public void Goes(string file, long lines, int percent)
        {
            if (!isTerminal || _clock.Elapsed - _last < Pause)
                return;
            _last = _clock.Elapsed;
            output.Write($"\r{file}\u00a0: {lines} lignes lues, {percent}\u00a0%");
        }

        public void Refused(string file, long line, string reason)
        {
            Clear();
            output.WriteLine($"{file}, ligne {line}\u00a0: {reason}");
        }

        public void Ends(ImportedFile result)
        {
            Clear();
            output.WriteLine(result.RefusedLines > 0
                ? $"{result.Name}\u00a0: rien n’est importé, {Count(result.RefusedLines, "ligne refusée", "lignes refusées")}. Corrigez le fichier et recommencez."
                : $"{result.Name}\u00a0: {Count(result.Tally.New, "nouvelle ligne", "nouvelles lignes")}, {Count(result.Tally.Changed, "modifiée", "modifiées")}, "
                    + $"{Count(result.Tally.Unchanged, "inchangée", "inchangées")}.");
        }

        private void Clear()
        {
            if (isTerminal && _last > TimeSpan.Zero)
                output.Write("\r" + new string(' ', 60) + "\r");
        }

        private static string Count(int count, string one, string several) => $"{count} {(count < 2 ? one : several)}";
    }
}
