using System.Text.Json;
using System.Text.Json.Nodes;
using Site.Cms.Model;
using Site.Cms.Model.Editors;
using Site.Cms.Users;

namespace Site.Cms.Moving.Push;

/// <summary>What our packages need at the target: the content's language, and groups with the packages' sections and permission. Only ever added to.</summary>
internal sealed class PushPrerequisites(PushRun run, PushOptions options)
{
    private static readonly string[] Written =
    [
        "name", "alias", "description", "icon", "sections", "languages", "hasAccessToAllLanguages", "documentStartNode", "documentRootAccess", "mediaStartNode", "mediaRootAccess",
        "fallbackPermissions", "permissions",
    ];

    public async Task PushAsync()
    {
        await PushLanguageAsync();
        var there = await run.ListAsync("user-group");
        foreach (var (id, sortsToo) in BuiltInGroups.FeedbackReaders)
        {
            string[] sections = id == BuiltInGroups.Administrators ? [Sections.Feedback, Sections.Desk] : [Sections.Feedback];
            var ours = BuiltInGroups.All(options.Language, withTowns: true).First(group => group.Id == id);
            await PushGroupAsync(there, ours, sections, sortsToo ? [StaffMember.FeedbackTriage] : [], isMade: id == BuiltInGroups.Analysts);
        }
        await PushGroupAsync(there, BuiltInGroups.ForDesk(options.ServiceName), [Sections.Desk], [], isMade: true);
        run.Notes.Add("Les écrans viennent de fichiers, que ce protocole ne transporte pas\u00a0: copiez umbraco/packages/desk, feedback, guide et portail dans App_Plugins du serveur, "
            + "remplacez %SERVICE_NAME% dans desk/umbraco-package.json par le nom du service, puis redémarrez-le.");
    }

    private async Task PushLanguageAsync()
    {
        var isThere = (await run.ListAsync("language")).Any(language => options.Language.Equals(language.Text("isoCode"), StringComparison.OrdinalIgnoreCase));
        run.Say(isThere ? PushOutcome.Same : PushOutcome.Created, "language", options.Language);
        if (!isThere && !run.IsDry)
        {
            await run.WriteAsync(HttpMethod.Post, "language", new
            {
                isoCode = options.Language,
                name = System.Globalization.CultureInfo.GetCultureInfo(options.Language).DisplayName,
                isDefault = false,
                isMandatory = false,
                fallbackIsoCode = (string?)null,
            });
        }
    }

    /// <param name="isMade">Whether it is made where it is missing.</param>
    private async Task PushGroupAsync(IReadOnlyList<JsonElement> groups, StaffGroup ours, string[] sections, string[] verbs, bool isMade)
    {
        var there = groups.FirstOrDefault(group => group.Id("id") == ours.Id || group.Text("alias") == ours.Alias || group.Text("name") == ours.Name);
        if (there.ValueKind == JsonValueKind.Undefined && !isMade)
            return;
        var body = there.ValueKind == JsonValueKind.Undefined ? Body(ours) : Body(there);
        var added = Add(body, "sections", sections) | Add(body, "fallbackPermissions", verbs);
        var outcome = there.ValueKind == JsonValueKind.Undefined ? PushOutcome.Created : added ? PushOutcome.Updated : PushOutcome.Same;
        run.Say(outcome, "user-group", (string?)body["name"] ?? ours.Name);
        if (run.IsDry || outcome == PushOutcome.Same)
            return;
        try
        {
            if (outcome == PushOutcome.Created)
            {
                body["id"] = ours.Id;
                await run.WriteAsync(HttpMethod.Post, "user-group", body);
            }
            else
            {
                await run.WriteAsync(HttpMethod.Put, $"user-group/{there.Id("id")}", body);
            }
        }
        catch (PushException refused) when (refused.InnerException is null)
        {
            run.Notes.Add($"Le groupe « {(string?)body["name"]} » n’a pas pu être complété ({refused.Message}). Donnez-lui dans Utilisateurs → Groupes "
                + $"{string.Join(", ", sections.Concat(verbs))}.");
        }
    }

    private static bool Add(JsonObject body, string member, string[] missing)
    {
        var list = body[member]!.AsArray();
        var added = missing.Except(list.Select(item => (string?)item).OfType<string>()).ToList();
        foreach (var one in added)
            list.Add((JsonNode?)one);
        return added.Count > 0;
    }

    private static JsonObject Body(JsonElement there) =>
        new(Written.Select(name => KeyValuePair.Create(name, there.Member(name) is { } value ? JsonNode.Parse(value.GetRawText()) : null)));

    private static JsonObject Body(StaffGroup group) => JsonSerializer.SerializeToNode(new
    {
        name = group.Name,
        alias = group.Alias,
        description = group.Description,
        icon = group.Icon,
        sections = group.Sections,
        languages = Array.Empty<string>(),
        hasAccessToAllLanguages = group.HasAccessToAllLanguages,
        documentStartNode = (object?)null,
        documentRootAccess = group.DocumentRootAccess,
        mediaStartNode = (object?)null,
        mediaRootAccess = group.MediaRootAccess,
        fallbackPermissions = group.FallbackPermissions,
        permissions = Array.Empty<object>(),
    }, CmsJson.Options)!.AsObject();
}
