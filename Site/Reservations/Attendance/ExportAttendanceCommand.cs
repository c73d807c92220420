using System.Globalization;
using Site.Core.Reservations;
using Site.Web.Commands;

namespace Site.Reservations.Attendance;

/// <summary>
/// <c>export attendance --date … --activity …</c>: writes the day's list of an activity into a file that only its owner can read. It reads alone, so that the site
/// may run meanwhile.
/// </summary>
internal static class ExportAttendanceCommand
{
    public const string Usage = "export attendance --date 2026-11-25 --activity CANTINE [--format csv|html] [--out <folder>]";

    private static readonly Dictionary<string, Func<AttendanceList, Stream, CancellationToken, Task>> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        ["csv"] = AttendanceCsv.WriteAsync,
        ["html"] = AttendanceHtml.WriteAsync,
    };

    /// <param name="args">After the command's two words.</param>
    /// <returns>The exit code: 1 when the data cannot be read or the file cannot be written, 2 for a command that makes no sense.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var options = new CommandOptions(args, "--date", "--activity", "--format", "--out");
        var format = options["--format"] ?? "csv";
        if (!options.IsSound || options.Settings is not [.. var settings] || options["--activity"] is not { } activity || options["--date"] is not { } date)
            return await CommandOptions.RefuseAsync(CommandOptions.UsageOf(Usage));
        if (options.Date("--date") is not { } day)
            return await CommandOptions.RefuseAsync($"--date\u00a0: «\u00a0{date}\u00a0» n’est pas une date. Écrivez par exemple 2026-11-25.");
        if (!Formats.TryGetValue(format, out var write))
            return await CommandOptions.RefuseAsync($"--format\u00a0: csv ou html. Pour un PDF, ouvrez le fichier html dans un navigateur et imprimez-le en PDF.");
        var folder = options["--out"] ?? Environment.CurrentDirectory;
        if (!Directory.Exists(folder))
            return await CommandOptions.RefuseAsync($"Le dossier {Path.GetFullPath(folder)} n’existe pas.");
        return await PortalCommand.ReadAsync(settings, async services =>
        {
            if (await services.GetRequiredService<AttendanceReader>().ReadAsync(activity, day, CancellationToken.None) is not { } list)
                return await CommandOptions.RefuseAsync($"Aucune activité n’a le code «\u00a0{activity}\u00a0».");
            var path = Path.Combine(folder, FileName(activity, day, format.ToLowerInvariant()));
            await OwnerOnlyFile.WriteAsync(path, stream => write(list, stream, CancellationToken.None));
            Console.WriteLine($"{path}\u00a0: {(list.Children < 2 ? $"{list.Children} enfant" : $"{list.Children} enfants")}. Document confidentiel, à détruire après usage.");
            if (list.NoSuchDay is { } reason)
                Console.WriteLine($"Attention\u00a0: l’activité n’a pas lieu ce jour-là ({reason}).");
            return 0;
        });
    }

    // Keys are the town's own words: not all of their letters are letters of file names.
    private static string FileName(string activity, DateOnly day, string extension) =>
        string.Create(CultureInfo.InvariantCulture, $"presences-{string.Concat(activity.Select(letter => char.IsLetterOrDigit(letter) ? letter : '-'))}-{day:yyyy-MM-dd}.{extension}");
}
