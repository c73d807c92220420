using System.Globalization;
using Site.Core.Calendar;

namespace Site.Core.Forms;

/// <summary>The columns of an export: what every message has, then every question that one of them answered, under its newest words.</summary>
internal sealed class FormColumns
{
    public static readonly IReadOnlyList<string> Head = ["Référence", "Reçu le", "Formulaire", "État", "Suivi par", "Note interne"];

    private readonly List<Guid> _fields = [];
    private readonly List<string> _labels = [];

    public IReadOnlyList<string> Labels => _labels;

    /// <summary>Newest messages first.</summary>
    public void Add(IReadOnlyList<FormAnswer> answers)
    {
        foreach (var answer in answers.Where(answer => !_fields.Contains(answer.Field)))
        {
            _fields.Add(answer.Field);
            _labels.Add(answer.Label);
        }
    }

    public IEnumerable<string> Row(FormEntry entry)
    {
        yield return entry.Reference;
        yield return Paris.Clock(entry.ReceivedAt).ToString("dd'/'MM'/'yyyy HH':'mm", CultureInfo.InvariantCulture);
        yield return entry.FormTitle;
        yield return NameOf(entry.State);
        yield return entry.HandledBy ?? "";
        yield return entry.Note ?? "";
        foreach (var field in _fields)
            yield return entry.Answers.FirstOrDefault(answer => answer.Field == field)?.Value ?? "";
    }

    private static string NameOf(FormEntryState state) => state switch
    {
        FormEntryState.New => "Nouveau",
        FormEntryState.InProgress => "En cours",
        FormEntryState.Done => "Traité",
        _ => "Indésirable",
    };
}
