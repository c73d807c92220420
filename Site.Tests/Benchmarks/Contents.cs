using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Site.Cms;
using Site.Cms.Data;
using Site.Cms.Model;
using Site.Cms.Publishing;

namespace Site.Benchmarks;

/// <summary>Makes a content database of the seed and many more FAQ entries, through the engine's own services.</summary>
internal static class Contents
{
    private static readonly string[] Subjects = ["la cantine", "le mercredi", "l’étude", "les vacances", "la facture", "le dossier", "le quotient familial", "l’accueil du matin"];
    private static readonly string[] Troubles = ["réserver", "annuler", "payer", "modifier", "retrouver", "imprimer", "comprendre", "déclarer"];

    /// <summary>Adds published FAQ entries until there are <paramref name="documents"/> documents.</summary>
    public static async Task FillAsync(string dataPath, int documents)
    {
        var options = new CmsOptions { DataPath = dataPath };
        await using var cms = new CmsHost(options, NullLoggerFactory.Instance, TimeProvider.System, []);
        await cms.StartAsync();
        var engine = cms.Services.GetRequiredService<CmsEngine>();
        var creation = cms.Services.GetRequiredService<DocumentService>();
        var publishing = cms.Services.GetRequiredService<DocumentPublishing>();
        var snapshot = cms.Snapshots.Current;
        var type = snapshot.Schema.DocumentTypesByAlias["faqEntry"].Id;
        var list = snapshot.Published.All.Single(node => node.DocumentTypeId == snapshot.Schema.DocumentTypesByAlias["faqList"].Id).Id;
        var result = await engine.WriteAsync(CmsUsers.System, write =>
        {
            for (var number = snapshot.Published.All.Count; number < documents; number++)
            {
                var id = Guid.NewGuid();
                Expect(creation.Create(write, Entry(id, list, type, number)));
                Expect(publishing.PublishNow(write, id));
            }
            return OperationResult.Success;
        });
        Expect(result);
    }

    /// <summary>A new FAQ entry with words of its own.</summary>
    public static CreateDocument Entry(Guid id, Guid list, Guid type, int number) => new()
    {
        Id = id,
        Parent = new ReferenceById(list),
        DocumentType = new ReferenceById(type),
        Values = [Value("question", Question(number)), Value("answer", Answer(number)), Value("keywords", (string[])["aide", $"cas{number}"])],
        Variants = [new VariantModel($"Question {number}")],
    };

    private static string Question(int number) => $"Comment {Troubles[number % 8]} {Subjects[number / 8 % 8]}, cas numéro {number} ?";

    private static string Answer(int number) => string.Join("\n\n", Enumerable.Range(0, 4).Select(paragraph =>
        $"Pour {Troubles[(number + paragraph) % 8]} {Subjects[(number / 3 + paragraph) % 8]}, ouvrez **Mon compte** en haut à droite, choisissez la rubrique "
        + $"n° {number % 97} puis suivez les instructions. Si la difficulté persiste, appelez le service au 01 34 33 44 00."));

    private static PropertyValueModel Value<T>(string alias, T value) => new(alias, JsonSerializer.SerializeToElement(value));

    public static void Expect(OperationResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException($"The engine refused a generated document: {result.Status}.");
    }
}
