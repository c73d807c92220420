using Site.Cms.Data;

namespace Site.Cms.Model;

/// <summary>Folders of data types and of document types.</summary>
public sealed class SchemaFolders(CmsEngine engine)
{
    private const int LongestName = 255;

    public Task<OperationResult<Guid>> CreateAsync(
        FolderKind kind, CreateFolder input, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write => Create(write, kind, input), cancellation);

    public Task<OperationResult> RenameAsync(FolderKind kind, Guid id, string name, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync<OperationResult>(user, write =>
        {
            if (Find(write.State, id, kind) is not { } folder)
                return OperationStatus.NotFound;
            if (!IsName(name))
                return OperationStatus.InvalidName;
            write.Put(folder with { Name = name });
            return OperationResult.Success;
        }, cancellation);

    public Task<OperationResult> DeleteAsync(FolderKind kind, Guid id, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync<OperationResult>(user, write =>
        {
            if (Find(write.State, id, kind) is null)
                return OperationStatus.NotFound;
            if (!IsEmpty(write.State, id))
                return OperationStatus.NotEmpty;
            write.RemoveFolder(id);
            return OperationResult.Success;
        }, cancellation);

    /// <summary>Whether a folder or a type can be called so.</summary>
    internal static bool IsName(string name) => !string.IsNullOrWhiteSpace(name) && name.Length <= LongestName;

    internal static bool Exists(CmsState state, ReferenceById? folder, FolderKind kind) =>
        folder is null || Find(state, folder.Id, kind) is not null;

    /// <summary>Makes a folder, or gives the one with its id another name and place.</summary>
    internal static OperationResult Put(CmsWriter write, FolderKind kind, CreateFolder input)
    {
        if (input.Id is not { } id || Find(write.State, id, kind) is not { } folder)
            return Create(write, kind, input);
        if (!IsName(input.Name))
            return OperationStatus.InvalidName;
        if (!Exists(write.State, input.Parent, kind))
            return OperationStatus.ParentNotFound;
        for (var above = input.Parent?.Id; above is { } one; above = write.State.Folders.GetValueOrDefault(one)?.ParentId)
        {
            if (one == id)
                return OperationStatus.ParentNotFound;
        }
        write.Put(folder with { ParentId = input.Parent?.Id, Name = input.Name });
        return OperationResult.Success;
    }

    private static OperationResult<Guid> Create(CmsWriter write, FolderKind kind, CreateFolder input)
    {
        if (input.Id is { } given && write.State.Folders.ContainsKey(given))
            return OperationStatus.DuplicateKey;
        if (!IsName(input.Name))
            return OperationStatus.InvalidName;
        if (!Exists(write.State, input.Parent, kind))
            return OperationStatus.ParentNotFound;
        var id = input.Id ?? Guid.CreateVersion7();
        write.Put(new SchemaFolder(id, input.Parent?.Id, kind, input.Name));
        return id;
    }

    private static SchemaFolder? Find(CmsState state, Guid id, FolderKind kind) =>
        state.Folders.TryGetValue(id, out var folder) && folder.Kind == kind ? folder : null;

    private static bool IsEmpty(CmsState state, Guid id) =>
        state.Folders.Values.All(folder => folder.ParentId != id)
        && state.DataTypes.Values.All(type => type.ParentId != id)
        && state.DocumentTypes.Values.All(type => type.ParentId != id);
}
