using Site.Core.Reservations;
using Site.Web.Commands;

namespace Site.Reservations.Decisions;

/// <summary><c>decide-requests &lt;csv&gt;</c>: accepts or refuses what families have asked for, and mails them. Not while the site runs; the mails leave when it does again.</summary>
internal static class DecideRequestsCommand
{
    public const string Usage = "decide-requests <csv>";

    /// <param name="args">After the command's name.</param>
    /// <returns>The exit code: 1 when the file was refused or the site runs, 2 for a command that makes no sense.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var path, .. var settings] || path.StartsWith('-'))
        {
            await Console.Error.WriteLineAsync(CommandOptions.UsageOf(Usage));
            return 2;
        }
        if (!File.Exists(path))
        {
            await Console.Error.WriteLineAsync($"Le fichier {Path.GetFullPath(path)} n’existe pas.");
            return 2;
        }
        return await PortalCommand.WriteAsync(settings, async services =>
        {
            var file = await services.GetRequiredService<DecisionImport>().ImportAsync(path, TerminalReport.OfConsole(), CancellationToken.None);
            return file.RefusedLines > 0 ? 1 : 0;
        });
    }
}
