using System.Text.Json;
using System.Text.Json.Nodes;
using Site.Cms.Data;
using Site.Cms.Model;
using Site.Cms.Model.Editors;
using Site.Cms.Moving;
using Site.Cms.Versions;

namespace Site.Cms.Publishing;

/// <summary>
/// Documents: creating, saving, validating. Publishing and what happens to the tree stand in <see cref="DocumentPublishing"/> and
/// <see cref="DocumentTree"/>. The methods that take a writer are steps of a longer write.
/// </summary>
public sealed class DocumentService(CmsEngine engine, PropertyValidation validation)
{
    internal const int LongestName = 255;

    private static readonly JsonElement Null = JsonElement.Parse("null");

    /// <summary>A draft. Mandatory values may be missing; values of the wrong kind are refused.</summary>
    public Task<OperationResult<Guid>> CreateAsync(CreateDocument input, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write => Create(write, input), cancellation);

    /// <summary>Saves the draft; what readers see does not change. See <see cref="UpdateDocument.Expected"/> for two who save at once.</summary>
    public Task<OperationResult> UpdateAsync(Guid id, UpdateDocument input, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write => Update(write, id, input), cancellation);

    /// <summary>Changes parts of the draft. A patch that changes nothing saves nothing.</summary>
    public Task<OperationResult> PatchAsync(Guid id, PatchDocument input, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write => Patch(write, id, input), cancellation);

    /// <summary>What would keep a new document from being published. Changes nothing.</summary>
    public OperationResult Validate(CreateDocument input)
    {
        var state = engine.State;
        if (!state.Schema.DocumentTypes.TryGetValue(input.DocumentType.Id, out var type))
            return OperationStatus.ContentTypeNotFound;
        if (input.Parent is { } parent && !state.Documents.ContainsKey(parent.Id))
            return OperationStatus.ParentNotFound;
        return Validate(state, type, input.Values, input.Variants);
    }

    /// <summary>What would keep the changed document from being published. Changes nothing.</summary>
    public OperationResult Validate(Guid id, UpdateDocument input)
    {
        var state = engine.State;
        return state.Documents.TryGetValue(id, out var document)
            ? Validate(state, state.Schema.DocumentTypes[document.DocumentTypeId], input.Values, input.Variants)
            : OperationStatus.NotFound;
    }

    public OperationResult<Guid> Create(CmsWriter write, CreateDocument input)
    {
        var state = write.State;
        var id = input.Id ?? Guid.CreateVersion7();
        if (!state.Schema.DocumentTypes.TryGetValue(input.DocumentType.Id, out var type))
            return OperationStatus.ContentTypeNotFound;
        if (input.Parent is { } parent && !state.Documents.ContainsKey(parent.Id))
            return OperationStatus.ParentNotFound;
        if (input.Parent is { } bin && state.Documents[bin.Id].Trashed)
            return OperationStatus.InTrash;
        if (!DocumentTree.Allows(state, input.Parent?.Id, type))
            return OperationStatus.NotAllowed;
        if (Name(input.Variants, input.Template, out var name) is { } refusal)
            return refusal.As<Guid>();
        if (state.Documents.ContainsKey(id))
            return OperationStatus.DuplicateKey;
        if (Values(state, type, input.Values, null, out var values) is { } badValues)
            return badValues.As<Guid>();

        name = SiblingNames.UniqueName(state, input.Parent?.Id, id, name);
        var draft = new DocumentVersion(
            write.NextVersionId(), id, name, SiblingNames.UniqueSegment(state, input.Parent?.Id, id, name), values, write.Now, write.User);
        write.Put(draft);
        write.Put(new Document(
            id, input.Parent?.Id, type.Id, DocumentBranch.NextSortOrder(state, input.Parent?.Id), write.Now, write.User,
            Trashed: false, OriginalParentId: null, draft, Published: null, PublishDate: null, IndexedAt: write.Now, BranchIndexedAt: write.Now));
        write.Audit(id, "Save");
        return id;
    }

    public OperationResult Update(CmsWriter write, Guid id, UpdateDocument input)
    {
        var state = write.State;
        if (!state.Documents.TryGetValue(id, out var document))
            return OperationStatus.NotFound;
        if (Name(input.Variants, input.Template, out var name) is { } refusal)
            return refusal;
        var before = document.PublishDate is null || input.IsWhole ? null : document.Draft.Values;
        if (Values(state, state.Schema.DocumentTypes[document.DocumentTypeId], input.Values, before, out var values) is { } badValues)
            return badValues;

        var draft = document.Draft.Renamed(state, document, name) with
        {
            Values = values.Equals(document.Draft.Values) ? document.Draft.Values : values,
            Date = write.Now,
            UserId = write.User,
        };
        if (input.IsWhole && draft.Name == document.Draft.Name && SameContent.Are(values, document.Draft.Values))
            return OperationResult.Success;
        if (input.Expected is { } expected && expected != ContentToken.Of(document.Draft) && !draft.SameContentAs(document.Draft))
            return Keep(write, document, draft);
        if (input.KeepReplaced && !draft.SameContentAs(document.Draft))
            write.Put(document.Draft with { Id = write.NextVersionId(), PreventCleanup = true });
        write.Put(draft);
        write.Put(document with { Draft = draft, IndexedAt = write.Now });
        write.Audit(id, "Save");
        return OperationResult.Success;
    }

    public OperationResult Patch(CmsWriter write, Guid id, PatchDocument input)
    {
        if (!write.State.Documents.TryGetValue(id, out var document))
            return OperationStatus.NotFound;
        var type = write.State.Schema.DocumentTypes[document.DocumentTypeId];
        // A property without a value can be given one by its alias.
        var values = document.Draft.Values.ByAlias;
        var before = JsonSerializer.SerializeToNode(new UpdateDocument
        {
            Values = [.. type.Properties.Select(property => new PropertyValueModel(property.Alias, values.GetValueOrDefault(property.Alias, Null)))],
            Variants = [new VariantModel(document.Draft.Name)],
        }, CmsJson.Options)!;
        var after = before.DeepClone();
        if (!JsonPatch.Apply(after, input.Operations))
            return OperationStatus.InvalidPatch;
        if (JsonNode.DeepEquals(before, after))
            return OperationResult.Success;
        try
        {
            return Update(write, id, after.Deserialize<UpdateDocument>(CmsJson.Options)! with { Expected = input.Expected });
        }
        catch (JsonException)
        {
            return OperationStatus.InvalidPatch;
        }
    }

    /// <summary>Keeps a text that would have overwritten a newer one in the history, where its author finds and compares it.</summary>
    private OperationResult Keep(CmsWriter write, Document document, DocumentVersion refused)
    {
        // Whoever tries again keeps it once.
        var kept = engine.Store.VersionsOf(document.Id)
            .FirstOrDefault(version => version.UserId == write.User && version.Id > document.Draft.Id && version.SameContentAs(refused));
        if (kept is null)
        {
            kept = refused with { Id = write.NextVersionId(), PreventCleanup = true };
            write.Put(kept);
            // The backoffice shows the parameters of an entry of this type.
            const string why = "Texte gardé dans l’historique : quelqu’un d’autre avait enregistré entre-temps.";
            write.Audit(document.Id, "Custom", why, why);
        }
        return new OperationResult(OperationStatus.ConcurrencyViolation) { KeptVersion = kept.Key };
    }

    private OperationResult Validate(
        CmsState state, DocumentTypeDefinition type, IReadOnlyList<PropertyValueModel> values, IReadOnlyList<VariantModel> variants)
    {
        if (Name(variants, null, out _) is { } refusal)
            return refusal;
        var errors = validation.ValidateInput(state, type, values);
        return errors.Count == 0 ? OperationResult.Success : new OperationResult(OperationStatus.PropertyValidationError) { Errors = errors };
    }

    private OperationResult? Values(
        CmsState state, DocumentTypeDefinition type, IReadOnlyList<PropertyValueModel> input, PropertyValues? before, out PropertyValues values)
    {
        values = PropertyValues.Empty;
        if (input.Any(value => type.Properties.All(property => property.Alias != value.Alias)))
            return OperationStatus.PropertyTypeNotFound;
        if (input.Any(value => value.Culture is not null || value.Segment is not null))
            return OperationStatus.ContentTypeCultureVarianceMismatch;
        var errors = new List<PropertyError>();
        values = validation.Accept(state, type, input, before, errors);
        return errors.Count == 0 ? null : new OperationResult(OperationStatus.PropertyValidationError) { Errors = errors };
    }

    private static OperationResult? Name(IReadOnlyList<VariantModel> variants, ReferenceById? template, out string name)
    {
        name = "";
        if (template is not null)
            return OperationStatus.TemplateNotFound;
        if (variants is not [{ Culture: null, Segment: null } variant])
            return OperationStatus.ContentTypeCultureVarianceMismatch;
        name = (variant.Name ?? "").Trim();
        if (name.Length is > 0 and <= LongestName)
            return null;
        return new OperationResult(OperationStatus.InvalidName)
        {
            Errors = [new PropertyError("$.variants[0].name", "name",
                name.Length == 0 ? "The Name field is required." : $"The name must not be longer than {LongestName} characters.")],
        };
    }
}
