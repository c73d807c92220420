using Site.Billing.Disputes;
using Site.Billing.Issuing;
using Site.Billing.PayFip;
using Site.Billing.Staff;
using Site.Feedback;
using Site.Reservations.Deadlines;
using Site.Reservations.Decisions;
using Site.Web.Commands.Cms;

namespace Site.Web.Commands;

/// <summary>What the program does instead of serving, by its first word.</summary>
internal static class Commands
{
    private static readonly Command[] All =
    [
        new("import", ImportCommand.Usage, "takes in the town’s files (docs/import.md); not while the site runs", ImportCommand.RunAsync),
        new("decide-requests", DecideRequestsCommand.Usage, "accepts or refuses what families have asked for (docs/import.md); not while the site runs", DecideRequestsCommand.RunAsync),
        new("export", ExportCommand.Usage, "writes the day’s list of an activity, or the payments of some days; also while the site runs; personal data", ExportCommand.RunAsync),
        new("bill", BillCommand.Usage, "bills a month from bookings and presences, after a preview (docs/billing.md); not while the site runs", BillCommand.RunAsync),
        new("hand-over", HandOverCommand.Usage, "hands unpaid invoices over to the comptable public and writes the list; not while the site runs", HandOverCommand.RunAsync),
        new("payments", PaymentsCommand.Usage, "payments that need a human: lists them, or decides one (not while the site runs)", PaymentsCommand.RunAsync),
        new("disputes", DisputesCommand.Usage, "lines that families contest: lists them, or answers one (not while the site runs)", DisputesCommand.RunAsync),
        new("payfip", PayFipCheckCommand.Usage, "checks a PayFiP contract, e.g. for its activation", PayFipCheckCommand.RunAsync),
        new("feedback", FeedbackCommand.Usage, "derives the daily figures of votes and comments again; not while the site runs", FeedbackCommand.RunAsync),
        new("media", MediaCommand.Usage, "lists, or removes, files of media that nothing refers to; not while the site runs", args => Task.FromResult(MediaCommand.Run(args))),
        new("cms", CmsCommand.Usage, "writes contents, media and schema to a folder or reads them from one, not while the site runs; or pushes a folder to an Umbraco", CmsCommand.RunAsync),
        new("simulate-deadline", SimulateDeadlineCommand.Usage, "what another deadline would have done to the bookings on record; also while the site runs", SimulateDeadlineCommand.RunAsync),
    ];

    /// <summary>Null: serve. A first word that is no command and no setting is not passed over: somebody has mistyped it.</summary>
    /// <returns>Runs the command and gives the exit code.</returns>
    public static Func<Task<int>>? Meant(string[] args)
    {
        if (args is not [var name, .. var rest] || (name is not "--help" && (name.StartsWith('-') || name.StartsWith('/') || name.Contains('=', StringComparison.Ordinal))))
            return null;
        return Array.Find(All, command => command.Name == name) is { } meant ? () => meant.Run(rest) : () => HelpAsync(name is "help" or "--help");
    }

    private static async Task<int> HelpAsync(bool isAskedFor)
    {
        var to = isAskedFor ? Console.Out : Console.Error;
        await to.WriteLineAsync("Without a command the site is served. Settings such as --Data:Path <folder> may follow each command.");
        foreach (var command in All)
            await to.WriteLineAsync($"  {command.Usage}\n      {command.Does}");
        return isAskedFor ? 0 : 2;
    }

    /// <param name="Run">Takes what follows the name, and gives the exit code.</param>
    private sealed record Command(string Name, string Usage, string Does, Func<string[], Task<int>> Run);
}
