using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Site.Core.Calendar;
using Site.Core.Data;
using Site.Core.Families;
using Site.Core.Import;

namespace Site.Core.Reservations;

/// <summary><c>enrolments.csv</c>: a line a child, activity and school year.</summary>
internal sealed class EnrolmentsFile : ImportFile<EnrolmentLine>
{
    private static readonly Dictionary<string, EnrolmentState> States = new(StringComparer.OrdinalIgnoreCase)
    {
        ["demandée"] = EnrolmentState.Requested,
        ["acceptée"] = EnrolmentState.Accepted,
        ["refusée"] = EnrolmentState.Refused,
        ["terminée"] = EnrolmentState.Ended,
    };

    public override string Name => "enrolments.csv";

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("child", IsRequired: true), new("activity", IsRequired: true), new("school_year", IsRequired: true), new("from", IsRequired: true),
        new("until", IsRequired: true), new("state", IsRequired: true),
    ];

    protected internal override EnrolmentLine Read(ImportRow row)
    {
        var written = row.Text("school_year", 9);
        var year = SchoolYear.Parse(written);
        if (written is not null && year is null)
            row.Refuse(EnrolmentFileTexts.NoSchoolYear);
        var (from, until) = (row.Date("from"), row.Date("until"));
        if (until < from)
            row.Refuse(ActivityFileTexts.EndsEarly);
        var state = row.Text("state", 20);
        if (state is not null && !States.ContainsKey(state))
            row.Refuse(EnrolmentFileTexts.UnknownState);
        return new EnrolmentLine(
            row.Text("child", 40) ?? "", row.Text("activity", Activity.LongestKey) ?? "", year?.FirstYear ?? 0,
            from ?? default, until ?? default, States.GetValueOrDefault(state ?? ""));
    }

    protected internal override string KeyOf(EnrolmentLine line) => string.Create(CultureInfo.InvariantCulture, $"{line.Child}|{line.Activity}|{line.SchoolYear}");

    protected internal override async Task StoreAsync(
        PortalDbContext context, IReadOnlyList<(long Number, EnrolmentLine Line)> lines, ImportTally tally, Action<long, string> refuse, CancellationToken cancellation)
    {
        var (childKeys, activityKeys) = (lines.Select(line => line.Line.Child).Distinct().ToList(), lines.Select(line => line.Line.Activity).Distinct().ToList());
        var children = await context.Set<Child>().Where(child => childKeys.Contains(child.Key)).ToDictionaryAsync(child => child.Key, child => child.Id, cancellation);
        var activities = await context.Set<Activity>().Where(activity => activityKeys.Contains(activity.Key)).ToDictionaryAsync(activity => activity.Key, activity => activity.Id, cancellation);
        var ids = children.Values.ToList();
        var known = await context.Set<Enrolment>().Where(enrolment => ids.Contains(enrolment.ChildId))
            .ToDictionaryAsync(enrolment => (enrolment.ChildId, enrolment.ActivityId, enrolment.SchoolYear), cancellation);
        foreach (var (number, line) in lines)
        {
            if (!children.TryGetValue(line.Child, out var child) || !activities.TryGetValue(line.Activity, out var activity))
            {
                refuse(number, children.ContainsKey(line.Child) ? TariffFileTexts.UnknownActivity : EnrolmentFileTexts.UnknownChild);
                continue;
            }
            var isNew = !known.TryGetValue((child, activity, line.SchoolYear), out var enrolment);
            if (enrolment is null)
                context.Add(enrolment = new Enrolment { ChildId = child, ActivityId = activity, SchoolYear = line.SchoolYear, From = line.From, Until = line.Until, State = line.State });
            (enrolment.From, enrolment.Until, enrolment.State) = (line.From, line.Until, line.State);
            tally.Count(isNew, context.Entry(enrolment).State == EntityState.Modified);
        }
    }
}

internal sealed record EnrolmentLine(string Child, string Activity, int SchoolYear, DateOnly From, DateOnly Until, EnrolmentState State);

/// <summary>What is wrong with a line of enrolments, in French.</summary>
internal static class EnrolmentFileTexts
{
    public const string UnknownChild = "child\u00a0: enfant inconnu\u00a0: ni dans children.csv ni dans le portail";
    public const string NoSchoolYear = "school_year\u00a0: ce n’est pas une année scolaire (par exemple 2026-2027)";
    public const string UnknownState = "state\u00a0: demandée, acceptée, refusée ou terminée";
}
