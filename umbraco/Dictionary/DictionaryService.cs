using System.Collections.Immutable;
using Site.Cms.Data;
using Site.Cms.Model;

namespace Site.Cms.Dictionary;

/// <summary>Changes dictionary items.</summary>
public sealed class DictionaryService(CmsEngine engine, LanguageService languages)
{
    public const int LongestName = 450;
    public const int LongestText = 100_000;

    /// <param name="id">Null for a new one.</param>
    /// <param name="translations">Those in a language that is not installed are left out, as in Umbraco.</param>
    public Task<OperationResult<Guid>> CreateAsync(Guid? id, Guid? parent, string name, IEnumerable<Translation> translations, Guid user) =>
        engine.WriteAsync<OperationResult<Guid>>(user, write => Create(write, id ?? Guid.CreateVersion7(), parent, name, translations));

    /// <summary>Translations that are not given stay.</summary>
    public Task<OperationResult> UpdateAsync(Guid id, string name, IEnumerable<Translation> translations, Guid user) =>
        engine.WriteAsync<OperationResult>(user, write =>
        {
            if (!write.State.Dictionary.TryGetValue(id, out var item))
                return OperationStatus.ItemNotFound;
            if (Fault(write.State, id, name, translations) is { } fault)
                return fault;
            write.Put(item with { Name = name.Trim(), Translations = Merged(write.State, item.Translations, translations) });
            return OperationResult.Success;
        });

    public Task<OperationResult> MoveAsync(Guid id, Guid? target, Guid user) =>
        engine.WriteAsync<OperationResult>(user, write =>
        {
            if (!write.State.Dictionary.TryGetValue(id, out var item))
                return OperationStatus.ItemNotFound;
            if (target is { } parent && !write.State.Dictionary.ContainsKey(parent))
                return OperationStatus.ParentNotFound;
            if (LineOf(write.State, target).Any(above => above.Id == id))
                return OperationStatus.InvalidParent;
            write.Put(item with { ParentId = target });
            return OperationResult.Success;
        });

    /// <summary>With everything below it.</summary>
    public Task<OperationResult> DeleteAsync(Guid id, Guid user) =>
        engine.WriteAsync<OperationResult>(user, write =>
        {
            if (!write.State.Dictionary.TryGetValue(id, out var item))
                return OperationStatus.ItemNotFound;
            foreach (var gone in BranchOf(write.State, item).Reverse().ToList())
                write.RemoveDictionaryItem(gone.Id);
            return OperationResult.Success;
        });

    /// <summary>Takes a branch that was exported: all of it or nothing. Items that exist, by id or by name, get its texts and stay where they are.</summary>
    /// <returns>The id of the topmost item.</returns>
    public Task<OperationResult<Guid>> ImportAsync(DictionaryBranch branch, Guid? parent, Guid user) =>
        engine.WriteAsync<OperationResult<Guid>>(user, write => Import(write, branch, parent));

    /// <summary>From an item up to the root; empty for none.</summary>
    public static IEnumerable<DictionaryItem> LineOf(CmsState state, Guid? id)
    {
        for (var at = id; at is { } known && state.Dictionary.TryGetValue(known, out var item); at = item.ParentId)
            yield return item;
    }

    /// <summary>Parents before children.</summary>
    public static IEnumerable<DictionaryItem> BranchOf(CmsState state, DictionaryItem top) =>
        state.Dictionary.Values.Where(item => item.ParentId == top.Id).SelectMany(child => BranchOf(state, child)).Prepend(top);

    private OperationResult<Guid> Create(CmsWriter write, Guid id, Guid? parent, string name, IEnumerable<Translation> translations)
    {
        if (write.State.Dictionary.ContainsKey(id))
            return OperationStatus.DuplicateKey;
        if (parent is { } above && !write.State.Dictionary.ContainsKey(above))
            return OperationStatus.ParentNotFound;
        if (Fault(write.State, id, name, translations) is { } fault)
            return fault;
        write.Put(new DictionaryItem(id, parent, name.Trim(), Merged(write.State, [], translations)));
        return id;
    }

    private OperationResult<Guid> Import(CmsWriter write, DictionaryBranch branch, Guid? parent)
    {
        var known = write.State.Dictionary.GetValueOrDefault(branch.Id)
            ?? write.State.Dictionary.Values.FirstOrDefault(item => item.Name.Equals(branch.Name, StringComparison.OrdinalIgnoreCase));
        var id = known?.Id ?? branch.Id;
        if (known is null)
        {
            if (Create(write, branch.Id, parent, branch.Name, branch.Translations) is { Succeeded: false } refused)
                return refused;
        }
        else if (Fault(write.State, known.Id, known.Name, branch.Translations) is { } fault)
            return fault;
        else
            write.Put(known with { Translations = Merged(write.State, known.Translations, branch.Translations) });
        foreach (var child in branch.Children)
        {
            if (Import(write, child, id) is { Succeeded: false } refused)
                return refused;
        }
        return id;
    }

    private static OperationStatus? Fault(CmsState state, Guid id, string name, IEnumerable<Translation> translations)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName || translations.Any(translation => translation.Text.Length > LongestText))
            return OperationStatus.InvalidName;
        return state.Dictionary.Values.Any(other => other.Id != id && other.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase))
            ? OperationStatus.DuplicateItemKey : null;
    }

    private ImmutableArray<Translation> Merged(CmsState state, ImmutableArray<Translation> had, IEnumerable<Translation> given)
    {
        var merged = had.ToList();
        foreach (var translation in given)
        {
            if (languages.Find(state, translation.IsoCode) is not { } language)
                continue;
            var at = merged.FindIndex(old => old.IsoCode == language.IsoCode);
            if (at < 0)
                merged.Add(translation with { IsoCode = language.IsoCode });
            else
                merged[at] = translation with { IsoCode = language.IsoCode };
        }
        return [.. merged];
    }
}
