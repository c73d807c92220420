using System.Diagnostics;
using System.Globalization;
using Site.Core.Feedback.Figures;
using Site.Web.Commands;

namespace Site.Feedback;

/// <summary><c>feedback rebuild</c>: derives the daily figures again from the votes that still exist.</summary>
internal static class FeedbackCommand
{
    public const string Usage = "feedback rebuild";

    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public static Task<int> RunAsync(string[] args) => args is ["rebuild", .. var settings]
        ? PortalCommand.WriteAsync(settings, RebuildAsync)
        : CommandOptions.RefuseAsync(CommandOptions.UsageOf(Usage));

    private static async Task<int> RebuildAsync(IServiceProvider services)
    {
        var terminal = new Terminal();
        var end = await services.GetRequiredService<FigureRebuild>().RunAsync(terminal, CancellationToken.None);
        terminal.Clear();
        Console.WriteLine(end.Of == 0
            ? "Aucun jour à recalculer\u00A0: il n’y a pas encore d’avis."
            : $"{Count(end.Done, "jour recalculé", "jours recalculés")}, {Count(end.Corrected, "corrigé", "corrigés")}. Les jours dont les votes ne sont plus gardés restent tels quels.");
        return 0;
    }

    private static string Count(int count, string one, string many) => string.Create(French, $"{count:N0} {(count < 2 ? one : many)}");

    /// <summary>A line that rewrites itself; nothing in a file.</summary>
    private sealed class Terminal : IProgress<RebuildProgress>
    {
        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
        private readonly long _start = Stopwatch.GetTimestamp();
        private TimeSpan _last;

        public void Report(RebuildProgress value)
        {
            var now = Stopwatch.GetElapsedTime(_start);
            if (Console.IsOutputRedirected || now - _last < Pause)
                return;
            _last = now;
            Console.Write(string.Create(French, $"\r{value.Done:N0} jours sur {value.Of:N0}, {value.Corrected:N0} corrigés"));
        }

        public void Clear()
        {
            if (_last > TimeSpan.Zero)
                Console.Write("\r" + new string(' ', 60) + "\r");
        }
    }
}
