using System.Globalization;
using Site.Core.Calendar;
using Site.Core.Reservations;
using Site.Web.Commands;

namespace Site.Reservations.Deadlines;

/// <summary>
/// <c>simulate-deadline --activity … --rule …</c>: what another deadline would have done to the bookings on record. It reads alone, so that the site may run meanwhile.
/// </summary>
internal static class SimulateDeadlineCommand
{
    public const string Usage = "simulate-deadline --activity CANTINE --rule \"J-7\" [--cancel-rule \"J-2 12:00\"] [--from 2026-09-01] [--until 2026-12-18]";

    private static readonly string[] DateFormats = ["yyyy-MM-dd", "dd/MM/yyyy"];

    /// <param name="args">After the command's name.</param>
    /// <returns>The exit code: 1 when the data cannot be read, 2 for a command that makes no sense.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var options = new CommandOptions(args, "--activity", "--rule", "--cancel-rule", "--from", "--until");
        if (!options.IsSound || options["--activity"] is not { } key || (options["--rule"] ?? options["--cancel-rule"]) is null)
            return await RefuseAsync(CommandOptions.UsageOf(Usage));
        var (add, cancel) = ((DeadlineRule?)null, (DeadlineRule?)null);
        foreach (var name in (string[])["--rule", "--cancel-rule"])
        {
            if (options[name] is not { } text)
                continue;
            if (!DeadlineRule.TryParse(text, out var rule, out var fault))
                return await RefuseAsync($"{name}\u00a0: {fault}.");
            (add, cancel) = name == "--rule" ? (rule, cancel) : (add, rule);
        }
        if (!IsDay(options["--from"], out var from) || !IsDay(options["--until"], out var until))
            return await RefuseAsync("--from, --until\u00a0: ce n’est pas une date. Écrivez par exemple 2026-11-25.");
        return await PortalCommand.ReadAsync(options.Settings, async services =>
        {
            var record = services.GetRequiredService<DeadlineRecord>();
            if (await record.FindAsync(key, CancellationToken.None) is not { } activity)
                return await RefuseAsync($"Aucune activité n’a le code «\u00a0{key}\u00a0».");
            var today = new DeadlineTerms(DeadlineRule.Parse(activity.AddRule), DeadlineRule.Parse(activity.CancelRule), activity.LateSurchargePercent);
            var tried = today with { Add = add ?? today.Add, Cancel = cancel ?? today.Cancel };
            var outcome = new DeadlineSimulation(today, tried, PublicHolidays.IsOn).Run(await record.ReadAsync(activity, from, until, CancellationToken.None));
            foreach (var line in DeadlineReport.Lines(activity.Name, from, until, today, tried, outcome))
                Console.WriteLine(line);
            return 0;
        });
    }

    private static bool IsDay(string? text, out DateOnly? day)
    {
        day = DateOnly.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
        return text is null || day is not null;
    }

    private static async Task<int> RefuseAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return 2;
    }
}
