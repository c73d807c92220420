using Site.Core.Import;

namespace Site.Web.Commands;

/// <summary>
/// <c>import &lt;folder&gt;</c>, instead of serving: takes in the town's files. It holds the data folder while it works, as every process that writes does;
/// so the site is stopped meanwhile.
/// </summary>
internal static class ImportCommand
{
    public const string Usage = "import <folder>";

    private static readonly string[] Extensions = [".csv", ".ics", ".json"];

    /// <param name="args">After the command's name; settings such as <c>--Data:Path</c> may follow.</param>
    /// <returns>The exit code: 1 when a file was refused or the site runs, 2 for a command that makes no sense.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var folder, .. var settings] || folder.StartsWith('-'))
        {
            await Console.Error.WriteLineAsync(CommandOptions.UsageOf(Usage));
            return 2;
        }
        if (!Directory.Exists(folder))
        {
            await Console.Error.WriteLineAsync($"Le dossier {Path.GetFullPath(folder)} n’existe pas.");
            return 2;
        }
        return await PortalCommand.WriteAsync(settings, services => RunAsync(folder, services));
    }

    private static async Task<int> RunAsync(string folder, IServiceProvider services)
    {
        var import = services.GetRequiredService<FolderImport>();
        var files = await import.ImportAsync(folder, TerminalReport.OfConsole(), CancellationToken.None);
        if (files.Count == 0)
        {
            await Console.Error.WriteLineAsync($"Aucun fichier à importer dans {Path.GetFullPath(folder)}. Noms attendus\u00a0: {string.Join(", ", import.FileNames)}.");
            return 2;
        }
        var others = Directory.EnumerateFiles(folder).Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase));
        foreach (var name in others.Select(Path.GetFileName).Except(import.FileNames).Order(StringComparer.Ordinal))
            Console.WriteLine($"{name}\u00a0: ignoré, ce nom n’est pas attendu ({string.Join(", ", import.FileNames)}).");
        return files.Any(file => file.RefusedLines > 0) ? 1 : 0;
    }
}
