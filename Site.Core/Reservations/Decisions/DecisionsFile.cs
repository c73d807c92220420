using NodaTime;
using Site.Core.Calendar;
using Site.Core.Data;
using Site.Core.Import;

namespace Site.Core.Reservations;

/// <summary>The service's decisions on requests (« demandé »), in a file of any name. Each family is told all of its own in one mail.</summary>
/// <param name="name">As it is called in what is told of it.</param>
internal sealed class DecisionsFile(string name, RequestDecisions decisions, TownCalendars calendars, DecisionMails mails, TimeProvider time) : ImportFile
{
    public override string Name => name;

    internal override async Task<ImportTally> TakeInAsync(PortalDbContext context, string path, ImportListener listener, CancellationToken cancellation)
    {
        var rules = new CellRules(await calendars.GetAsync(cancellation), Instant.FromDateTimeOffset(time.GetUtcNow()));
        var lines = new DecisionLines(name, decisions);
        var tally = await lines.TakeInAsync(context, path, listener, cancellation);
        await decisions.OfferFreedAsync(context, rules, lines.Freed, cancellation);
        await mails.DecidedAsync(context, lines.Decided, cancellation);
        await context.SaveChangesAsync(cancellation);
        return tally;
    }
}
