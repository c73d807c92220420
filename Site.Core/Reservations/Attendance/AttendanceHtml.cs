using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using NodaTime;
using Site.Core.Calendar;

namespace Site.Core.Reservations;

/// <summary>The day's list to print: a page a school, A4 across, with boxes to tick. One file, without scripts and without anything that is fetched.</summary>
public static class AttendanceHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private const string Style =
        """
        @page { size: A4 landscape; margin: 11mm 12mm }
        body { font: 10pt/1.3 system-ui, "Liberation Sans", Arial, sans-serif; color: #000; background: #fff; margin: 0 }
        section + section { break-before: page; margin-top: 2em }
        h1 { font-size: 16pt; margin: 0 }
        h2 { font-size: 13pt; margin: 0 0 2mm }
        .confidential { border: 1.5pt solid #000; padding: 1mm 2mm; margin: 0 0 3mm; font-weight: bold }
        .confidential span { font-weight: normal }
        .about { margin: 1mm 0 2mm }
        table { border-collapse: collapse; width: 100% }
        thead { display: table-header-group }
        tr { break-inside: avoid }
        tbody { break-inside: auto }
        th, td { border: .5pt solid #555; padding: 1mm 1.5mm; text-align: left; vertical-align: top; overflow-wrap: anywhere }
        thead th { background: #e6e6e6; font-size: 9pt; print-color-adjust: exact; -webkit-print-color-adjust: exact }
        tbody .class { background: #f3f3f3; break-after: avoid; print-color-adjust: exact; -webkit-print-color-adjust: exact }
        .running { border: 0; padding-left: 0; font-size: 8pt }
        .slot { width: 24mm }
        .name { width: 44mm }
        .care { width: 42mm }
        .box { display: inline-block; width: 4.5mm; height: 4.5mm; border: 1pt solid #000; vertical-align: -1mm; margin-right: 1.5mm }
        .pai { border: 1pt solid #000; padding: 0 1mm; font-weight: bold }
        .born { color: #333; font-size: 9pt; font-weight: normal }
        .phone { white-space: nowrap }
        ul { list-style: none; margin: 0; padding: 0 }
        @media screen { body { padding: 1.5rem } }

        """;

    public static async Task WriteAsync(AttendanceList list, Stream to, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        await writer.WriteAsync(
            $"""
            <!doctype html>
            <html lang="fr">
            <head><meta charset="utf-8"><meta name="robots" content="noindex"><title>{Encode(AttendanceTexts.Title(list))}</title>
            <style>
            {Style}</style></head>
            <body>

            """.AsMemory(), cancellation);
        if (list.Schools.Count == 0)
            await writer.WriteAsync($"<section>{Head(list)}<p>{AttendanceTexts.Nobody}</p></section>\n".AsMemory(), cancellation);
        foreach (var school in list.Schools)
            await writer.WriteAsync(School(list, school).AsMemory(), cancellation);
        await writer.WriteAsync("</body>\n</html>\n".AsMemory(), cancellation);
    }

    private static string Head(AttendanceList list) =>
        $"""
        <p class="confidential">{AttendanceTexts.Confidential} <span>: {Encode(AttendanceTexts.ConfidentialWhy)}</span></p>
        <h1>{Encode(AttendanceTexts.Title(list))}</h1>
        <p class="about">{Encode(About(list))}</p>

        """;

    private static string About(AttendanceList list) => string.Join(' ',
    [
        char.ToUpper(AttendanceTexts.MadeAt(list)[0], CultureInfo.InvariantCulture) + AttendanceTexts.MadeAt(list)[1..] + ".",
        .. list.NoSuchDay is { } reason ? [AttendanceTexts.NoSuchDay(reason)] : Array.Empty<string>(),
        .. list.Undecided > 0 ? [AttendanceTexts.Undecided(list.Undecided)] : Array.Empty<string>(),
    ]);

    private static string School(AttendanceList list, AttendanceSchool school)
    {
        var html = new StringBuilder("<section>\n").Append(Head(list));
        html.Append(CultureInfo.InvariantCulture, $"<h2>{Encode(school.Name ?? AttendanceTexts.NoSchool)}, {AttendanceTexts.Count(school.Children.Count)}</h2>\n<table>\n");
        // Every printed page says what it is, also when it lies about alone.
        html.Append(CultureInfo.InvariantCulture, $"<thead>\n<tr><td colspan=\"{list.Slots.Count + 4}\" class=\"running\">{Encode(Running(list, school))}</td></tr>\n<tr>");
        foreach (var slot in list.Slots)
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\" class=\"slot\">{SlotHead(slot)}</th>");
        html.Append("<th scope=\"col\" class=\"name\">Enfant</th><th scope=\"col\" class=\"care\">Santé, régime</th><th scope=\"col\">Téléphones d’urgence</th>")
            .Append("<th scope=\"col\">Adultes autorisés</th></tr></thead>\n");
        foreach (var group in school.Children.GroupBy(child => child.Class))
        {
            html.Append(CultureInfo.InvariantCulture, $"<tbody>\n<tr class=\"class\"><th scope=\"rowgroup\" colspan=\"{list.Slots.Count + 4}\">{Encode(group.Key ?? AttendanceTexts.NoClass)}</th></tr>\n");
            foreach (var child in group)
                html.Append(Row(list, child));
            html.Append("</tbody>\n");
        }
        return html.Append("</table>\n</section>\n").ToString();
    }

    private static string Running(AttendanceList list, AttendanceSchool school) =>
        $"{AttendanceTexts.Confidential}\u00a0: {AttendanceTexts.Title(list)}, {school.Name ?? AttendanceTexts.NoSchool}";

    private static string SlotHead(ActivitySlot slot)
    {
        var name = slot.Slot == Slot.Day ? "Présence" : SlotNames.Of(slot.Slot) is var word ? char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..] : "";
        return $"{name}<br>{Encode($"{Time(slot.StartsAt)} – {Time(slot.EndsAt)}")}";
    }

    private static string Time(TimeOnly time) => FrenchDays.Time(LocalTime.FromTimeOnly(time));

    private static string Row(AttendanceList list, AttendanceChild child)
    {
        var html = new StringBuilder("<tr>");
        foreach (var slot in list.Slots)
            html.Append(CultureInfo.InvariantCulture, $"<td>{Mark(child, slot.Slot)}</td>");
        var households = AttendanceTexts.Households(child);
        html.Append(CultureInfo.InvariantCulture, $"<th scope=\"row\">{Encode(child.FamilyName)} {Encode(child.FirstName)}<br><span class=\"born\">né(e) le {child.BirthDate:dd/MM/yyyy}</span>");
        if (households.Length > 0)
            html.Append(CultureInfo.InvariantCulture, $"<br><span class=\"born\">{Encode(households)}</span>");
        html.Append("</th><td>");
        if (child.HasPai)
            html.Append("<span class=\"pai\">PAI</span> ");
        html.Append(CultureInfo.InvariantCulture, $"{Encode(child.Diet ?? "")}</td><td>{Contacts(child.Emergency)}</td><td>{Contacts(child.AuthorisedAdults)}</td></tr>\n");
        return html.ToString();
    }

    /// <summary>A box to tick where the child is awaited; words where it is known already.</summary>
    private static string Mark(AttendanceChild child, Slot slot) => !child.States.TryGetValue(slot, out var state) ? AttendanceTexts.NotBooked : state switch
    {
        AttendanceState.Expected => "<span class=\"box\" role=\"img\" aria-label=\"à cocher\"></span>",
        AttendanceState.AbsenceTold => $"<span class=\"box\" role=\"img\" aria-label=\"à cocher\"></span>{AttendanceTexts.State(state)}",
        _ => AttendanceTexts.State(state),
    };

    private static string Contacts(IReadOnlyList<AttendanceContact> contacts) => contacts.Count == 0 ? ""
        : $"<ul>{string.Concat(contacts.Select(contact => $"<li>{Encode(contact.Name)}{Phone(contact.Phone)}</li>"))}</ul>";

    private static string Phone(string? phone) => phone is null ? "" : $" <span class=\"phone\">({Encode(phone)})</span>";

    private static string Encode(string text) => Encoder.Encode(text);
}
