using System.Text.Json;
using Site.Cms.Data;
using Site.Cms.Media;
using Site.Cms.Model;
using YamlDotNet.RepresentationModel;

namespace Site.Cms.FirstRun;

/// <summary>
/// Loads the media of a seed folder. Their files are taken in before the one transaction of the first run, through the gate that uploads pass; those of a
/// first run that is refused go again.
/// </summary>
public sealed class SeedMediaLoader(MediaService media, TemporaryFiles uploads)
{
    private const string FileAlias = "umbracoFile";

    /// <summary>Every one has to be given to <see cref="Settle"/>, whatever becomes of it.</summary>
    internal async Task<List<TakenMedium>> TakeAsync(IEnumerable<SeedMedium> seed, List<SeedProblem> problems, CancellationToken cancellation)
    {
        var taken = new List<TakenMedium>();
        foreach (var medium in seed)
        {
            if (Input(medium.About, problems) is not { } input)
                continue;
            if (medium.Path is null)
            {
                taken.Add(new TakenMedium(medium.About, input, null));
                continue;
            }
            await using var content = File.OpenRead(medium.Path);
            var upload = await uploads.AddAsync(null, Path.GetFileName(medium.Path), content, cancellation);
            if (!upload.Succeeded)
            {
                problems.Add(new SeedProblem(medium.About.File, null, $"Its file cannot be taken ({upload.Status})."));
                continue;
            }
            input = input with { Values = [.. input.Values, new PropertyValueModel(FileAlias, JsonSerializer.SerializeToElement(new { temporaryFileId = upload.Value }))] };
            var (file, refusal) = await media.TakeAsync(input, cancellation);
            uploads.Remove(upload.Value);
            if (refusal is not null)
                problems.Add(new SeedProblem(medium.About.File, null, $"Its file is refused: {(refusal.Errors is [var error, ..] ? error.Message : refusal.Status)}"));
            else
                taken.Add(new TakenMedium(medium.About, input, file));
        }
        return taken;
    }

    internal static void Load(CmsWriter write, IEnumerable<TakenMedium> taken, List<SeedProblem> problems)
    {
        var folders = new Dictionary<string, Guid>();
        foreach (var (about, input, file) in taken)
        {
            write.Tick();
            // Below a refused folder there is nowhere to put it, and the folder's problem says enough.
            if (about.Parent is { } parent && !folders.ContainsKey(parent))
                continue;
            var result = MediaService.Create(write, input with { Parent = about.Parent is { } above ? new ReferenceById(folders[above]) : null }, file);
            if (!result.Succeeded)
            {
                problems.Add(result.Status == OperationStatus.DuplicateKey
                    ? new SeedProblem(about.File, "id", "The id is used by another medium.")
                    : new SeedProblem(about.File, null, $"It was refused ({result.Status})."));
                continue;
            }
            var stored = write.State.Media[about.Id];
            write.Put(stored with { SortOrder = about.SortOrder });
            folders[about.File] = about.Id;
            if (stored.Name != about.Name)
                problems.Add(new SeedProblem(about.File, "name", $"A sibling is called {about.Name} too, or the name has blanks around it."));
        }
    }

    /// <summary>After the transaction: files that it did not come to use are removed.</summary>
    internal void Settle(IEnumerable<TakenMedium> taken)
    {
        foreach (var medium in taken)
        {
            if (medium.File is { } file)
                media.Settle(file);
        }
    }

    private static CreateMedia? Input(SeedDocument about, List<SeedProblem> problems)
    {
        var before = problems.Count;
        var isFolder = about.File.EndsWith("/_folder.md", StringComparison.Ordinal);
        if (MediaTypes.ById.Values.FirstOrDefault(type => type.Alias == about.Type) is not { } type)
        {
            problems.Add(new SeedProblem(about.File, "type", $"There is no media type {about.Type}."));
            return null;
        }
        if (type.IsFolder != isFolder)
            problems.Add(new SeedProblem(about.File, "type", isFolder ? "A folder is of the type Folder." : "A file is not of the type Folder."));
        foreach (var unknown in about.Values.Keys.Where(alias => !type.Editable.Contains(alias)))
            problems.Add(new SeedProblem(about.File, unknown, $"The type {type.Alias} has no such property."));
        return problems.Count > before ? null : new CreateMedia
        {
            Id = about.Id,
            MediaType = new ReferenceById(type.Id),
            Values = [.. about.Values.Where(value => value.Value is YamlScalarNode).Select(value =>
                new PropertyValueModel(value.Key, JsonSerializer.SerializeToElement(((YamlScalarNode)value.Value).Value)))],
            Variants = [new VariantModel(about.Name)],
        };
    }
}

/// <param name="File">In the store, claimed; null for a folder.</param>
internal sealed record TakenMedium(SeedDocument About, CreateMedia Input, NewFile? File);
