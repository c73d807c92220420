using Site.Core.Calendar;
using Site.Core.Import;

namespace Site.Core.Reservations;

/// <summary>Takes in one file of decisions, all or nothing.</summary>
public sealed class DecisionImport(FileImport import, WaitingLine line, TownCalendars calendars, DecisionMails mails, TimeProvider time)
{
    public Task<ImportedFile> ImportAsync(string path, IImportReport report, CancellationToken cancellation) =>
        import.ImportAsync(new DecisionsFile(Path.GetFileName(path), new RequestDecisions(line, time), calendars, mails, time), path, report, cancellation);
}
