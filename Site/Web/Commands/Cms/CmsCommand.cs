using Site.Cms;
using Site.Cms.FirstRun;
using Site.Cms.Moving;

namespace Site.Web.Commands.Cms;

/// <summary><c>cms …</c>: moves schema, contents and media between installations.</summary>
internal static class CmsCommand
{
    public const string Usage = $"cms export <folder> | cms import <folder> | {CmsPushCommand.Usage}";

    /// <param name="args">After the command's name; settings such as <c>--Data:Path</c> may follow.</param>
    /// <returns>The exit code: 1 when it was refused, 2 for a command that makes no sense.</returns>
    public static Task<int> RunAsync(string[] args) => args switch
    {
        ["export", var folder, .. var settings] when !folder.StartsWith('-') => ExportAsync(folder, settings),
        ["import", var folder, .. var settings] when !folder.StartsWith('-') => ImportAsync(folder, settings),
        ["push", .. var rest] => CmsPushCommand.RunAsync(rest),
        _ => CommandOptions.RefuseAsync(CommandOptions.UsageOf(Usage)),
    };

    /// <summary>Says what keeps a folder from being loaded.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RefuseAsync(string folder, IReadOnlyList<SeedProblem> problems)
    {
        await Console.Error.WriteLineAsync($"Rien n’est changé\u00a0: {Path.GetFullPath(folder)} ne peut pas être importé.");
        foreach (var problem in problems)
            await Console.Error.WriteLineAsync($"- {problem}");
        return 1;
    }

    /// <summary>How far it is, on the terminal.</summary>
    public static MovingProgress Progress()
    {
        var report = TerminalReport.OfConsole();
        return (what, done, total) => report.Step(
            what switch { "schema" => "Types de contenu", "content" => "Contenus", "media" => "Fichiers de la médiathèque", _ => what }, done, total);
    }

    private static Task<int> ExportAsync(string folder, string[] settings) => CmsProcess.RunAsync(settings, firstRun: null, async cms =>
    {
        try
        {
            var files = await cms.Services.GetRequiredService<ContentExport>().ExportAsync(folder, Progress());
            Console.WriteLine($"{files} fichiers écrits dans {Path.GetFullPath(folder)}.");
            return 0;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"Rien n’est écrit\u00a0: {refused.Message}");
            return 1;
        }
    });

    private static async Task<int> ImportAsync(string folder, string[] settings)
    {
        if (!Directory.Exists(folder))
            return await CommandOptions.RefuseAsync($"Le dossier {Path.GetFullPath(folder)} n’existe pas.");
        return await CmsProcess.RunAsync(settings, FirstRunMode.None, async cms =>
        {
            var problems = await cms.Services.GetRequiredService<ContentImport>().ImportAsync(folder, CmsUsers.System, Progress());
            if (problems.Count > 0)
                return await RefuseAsync(folder, problems);
            Console.WriteLine($"Importé depuis {Path.GetFullPath(folder)}.");
            return 0;
        });
    }
}
