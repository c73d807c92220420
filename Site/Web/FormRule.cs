using System.Text.Json;
using Site.Cms.Publishing;
using Site.Core.Help;

namespace Site.Web;

/// <summary>A form that goes out can be filled in and understood: no two fields of one name, at least two answers to choose from, a mail address for a copy.</summary>
internal sealed class FormRule : IPublishRule
{
    private const string FieldPrefix = "form";

    public IEnumerable<PublishFinding> Check(PublishCandidate candidate)
    {
        if (candidate.DocumentType != ContentTypes.Form)
            yield break;
        var labels = new HashSet<string>(StringComparer.CurrentCultureIgnoreCase);
        var fields = candidate.Groups.Where(group => group.Property is not null && group.Type.StartsWith(FieldPrefix, StringComparison.Ordinal)).ToList();
        foreach (var field in fields)
        {
            if (Text(field, "label") is { Length: > 0 } label && !labels.Add(label))
                yield return new PublishFinding(field.Property, $"Champ {field.Place}\u00A0: un autre champ s’appelle déjà «\u00A0{label}\u00A0». Donnez-lui un autre intitulé.");
            if (field.Type == "formChoice" && Options(field) is < 2 or > MostOptions)
                yield return new PublishFinding(field.Property, $"Champ {field.Place}\u00A0: écrivez de deux à {MostOptions} réponses, une par ligne.");
        }
        var own = candidate.Groups.FirstOrDefault(group => group.Property is null);
        if (own?.Find("copyToSender")?.Value.ValueKind == JsonValueKind.True && fields.All(field => field.Type != "formEmail"))
            yield return new PublishFinding("copyToSender", "Pour envoyer une copie, ajoutez un champ «\u00A0Adresse mail\u00A0», ou décochez «\u00A0Copie à la personne\u00A0».");
    }

    private const int MostOptions = 20;

    private static int Options(FieldGroup field) =>
        (Text(field, "options") ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Count();

    private static string? Text(FieldGroup field, string alias) => field.Find(alias)?.Value is { ValueKind: JsonValueKind.String } text ? text.GetString()!.Trim() : null;
}
