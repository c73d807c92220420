using System.Text.Json;
using Site.Cms.Data;
using Site.Cms.Media;
using Site.Cms.Model.Editors;

namespace Site.Cms.Model;

/// <summary>Data types: an editor with its configuration. The methods that take a writer are steps of a longer write.</summary>
public sealed class DataTypeService(CmsEngine engine, PropertyEditors editors, SchemaChange change)
{
    private static readonly JsonElement Nothing = JsonElement.Parse("null");

    public Task<OperationResult<Guid>> CreateAsync(CreateDataType input, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write => Create(write, input), cancellation);

    public Task<OperationResult> UpdateAsync(Guid id, UpdateDataType input, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write => Update(write, id, input), cancellation);

    /// <summary>Deletes a data type, and with it every property that uses it and their values.</summary>
    public Task<OperationResult> DeleteAsync(Guid id, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write => Delete(write, id), cancellation);

    public Task<OperationResult> MoveAsync(Guid id, MoveTo input, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write => Move(write, id, input), cancellation);

    public Task<OperationResult<Guid>> CopyAsync(Guid id, MoveTo input, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write => Copy(write, id, input), cancellation);

    public OperationResult<Guid> Create(CmsWriter write, CreateDataType input)
    {
        if (input.Id is { } given && write.State.DataTypes.ContainsKey(given))
            return OperationStatus.DuplicateKey;
        if (!SchemaFolders.Exists(write.State, input.Parent, FolderKind.DataType))
            return OperationStatus.ParentNotFound;
        if (Refusal(input) is { } refusal)
            return refusal;
        var id = input.Id ?? Guid.CreateVersion7();
        write.Put(new DataType(id, input.Parent?.Id, input.Name, input.EditorAlias, input.EditorUiAlias, Filled(input.Values)));
        return id;
    }

    public OperationResult Update(CmsWriter write, Guid id, UpdateDataType input)
    {
        if (!write.State.DataTypes.TryGetValue(id, out var type))
            return OperationStatus.NotFound;
        if (Refusal(input) is { } refusal)
            return refusal;
        change.Apply(write, type with { Name = input.Name, EditorAlias = input.EditorAlias, EditorUiAlias = input.EditorUiAlias, Values = Filled(input.Values) });
        return OperationResult.Success;
    }

    internal OperationResult Delete(CmsWriter write, Guid id)
    {
        if (!write.State.DataTypes.TryGetValue(id, out var type))
            return OperationStatus.NotFound;
        if (!BuiltInDataTypes.IsDeletable(id) || BuiltInMediaTypes.Use(id))
            return OperationStatus.NonDeletable;
        foreach (var user in write.State.DocumentTypes.Values.Where(user => user.Body.Properties.Any(property => property.DataType.Id == id)))
        {
            var body = user.Body with { Properties = [.. user.Body.Properties.Where(property => property.DataType.Id != id)] };
            change.Apply(write, user with { Body = body });
        }
        write.RemoveDataType(type.Id);
        return OperationResult.Success;
    }

    internal static OperationResult Move(CmsWriter write, Guid id, MoveTo input)
    {
        if (!write.State.DataTypes.TryGetValue(id, out var type))
            return OperationStatus.NotFound;
        if (!SchemaFolders.Exists(write.State, input.Target, FolderKind.DataType))
            return OperationStatus.ParentNotFound;
        write.Put(type with { ParentId = input.Target?.Id });
        return OperationResult.Success;
    }

    internal static OperationResult<Guid> Copy(CmsWriter write, Guid id, MoveTo input)
    {
        if (!write.State.DataTypes.TryGetValue(id, out var type))
            return OperationStatus.NotFound;
        if (!SchemaFolders.Exists(write.State, input.Target, FolderKind.DataType))
            return OperationStatus.ParentNotFound;
        var copy = type with { Id = Guid.CreateVersion7(), ParentId = input.Target?.Id, Name = $"{type.Name} (copy)" };
        write.Put(copy);
        return copy.Id;
    }

    /// <summary>A value that was left out is null.</summary>
    private static IReadOnlyList<ConfigurationValue> Filled(IReadOnlyList<ConfigurationValue> values) =>
        [.. values.Select(value => value.Value.ValueKind == JsonValueKind.Undefined ? value with { Value = Nothing } : value)];

    private OperationStatus? Refusal(DataTypeBody input)
    {
        if (!SchemaFolders.IsName(input.Name))
            return OperationStatus.InvalidName;
        if (editors.Find(input.EditorAlias) is not { } editor)
            return OperationStatus.PropertyEditorNotFound;
        return Filled(input.Values).All(value => editor.AcceptsConfiguration(value.Alias, value.Value)) ? null : OperationStatus.InvalidConfiguration;
    }
}
