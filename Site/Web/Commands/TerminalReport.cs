using System.Diagnostics;
using Site.Core.Import;

namespace Site.Web.Commands;

/// <summary>Says in French how an import goes: a line that rewrites itself on a terminal, results only in a file.</summary>
internal sealed class TerminalReport(TextWriter output, bool isTerminal) : IImportReport
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly Stopwatch _clock = new();
    private TimeSpan _last;

    public static TerminalReport OfConsole() => new(Console.Out, !Console.IsOutputRedirected);

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

    /// <summary>How far a part of longer work is: a line that rewrites itself on a terminal, and one that stays when all of it is done.</summary>
    public void Step(string what, int done, int total)
    {
        if (done == total)
        {
            Clear();
            output.WriteLine($"{what}\u00a0: {total}.");
            return;
        }
        _clock.Start();
        if (!isTerminal || _clock.Elapsed - _last < Pause)
            return;
        _last = _clock.Elapsed;
        output.Write($"\r{what}\u00a0: {done} sur {total}");
    }

    private void Clear()
    {
        if (isTerminal && _last > TimeSpan.Zero)
            output.Write("\r" + new string(' ', 60) + "\r");
    }

    private static string Count(int count, string one, string several) => $"{count} {(count < 2 ? one : several)}";
}
