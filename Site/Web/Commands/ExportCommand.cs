using Site.Billing.Staff;
using Site.Reservations.Attendance;

namespace Site.Web.Commands;

/// <summary><c>export …</c>: which list.</summary>
internal static class ExportCommand
{
    public const string Usage = $"{ExportAttendanceCommand.Usage} | {ExportPaymentsCommand.Usage}";

    /// <param name="args">After the command's name.</param>
    public static Task<int> RunAsync(string[] args) => args switch
    {
        ["attendance", .. var rest] => ExportAttendanceCommand.RunAsync(rest),
        ["payments", .. var rest] => ExportPaymentsCommand.RunAsync(rest),
        _ => CommandOptions.RefuseAsync(CommandOptions.UsageOf(Usage)),
    };
}
