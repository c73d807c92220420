using System.Text.Json.Nodes;
using Site.Cms;
using Site.Cms.FirstRun;
using Site.Cms.Moving;
using Site.Tests.CmsTests;

namespace Site.Tests.Moving;

/// <summary>A folder that contents are written to and read from.</summary>
internal static class MovedFolder
{
    public static async Task<string> ExportAsync(CmsFixture cms, string name = "export")
    {
        var folder = Path.Combine(cms.Folder, name);
        await cms.Get<ContentExport>().ExportAsync(folder);
        return folder;
    }

    public static Task<IReadOnlyList<SeedProblem>> ImportAsync(CmsFixture cms, string folder) => cms.Get<ContentImport>().ImportAsync(folder, CmsUsers.System);

    /// <summary>A CMS that was empty, with the contents of a folder.</summary>
    public static async Task<CmsFixture> FreshAsync(string folder)
    {
        var cms = await CmsFixture.StartAsync();
        Assert.That(await ImportAsync(cms, folder), Is.Empty);
        return cms;
    }

    /// <summary>Schema and content by path: text as text, so that a difference can be read, anything else in hex.</summary>
    public static SortedDictionary<string, string> Files(string folder)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in new[] { "schema", "content" }.Select(part => Path.Combine(folder, part)).Where(Directory.Exists)
            .SelectMany(part => Directory.EnumerateFiles(part, "*", SearchOption.AllDirectories)))
        {
            var bytes = File.ReadAllBytes(path);
            var isText = path.EndsWith(".md", StringComparison.Ordinal) || path.EndsWith(".json", StringComparison.Ordinal);
            files.Add(Path.GetRelativePath(folder, path), isText ? System.Text.Encoding.UTF8.GetString(bytes) : Convert.ToHexString(bytes));
        }
        return files;
    }

    private static string WithoutAddress(string about) =>
        System.Text.RegularExpressions.Regex.Replace(about, "  umbracoFile:\n    src: [^\n]+\n", "").Replace("values:\n---", "values: {}\n---", StringComparison.Ordinal);

    // A push makes composed types in one piece, each with the properties as its own.
    private static bool IsComposed(string path, string text) =>
        path.StartsWith("schema/document-types/", StringComparison.Ordinal) && JsonNode.Parse(text)!["compositions"]!.AsArray().Count > 0;

    /// <param name="wasPushed">A server elsewhere gives files addresses of its own; its types are not composed, so that values have another order.</param>
    public static void AreEqual(string actual, string expected, bool wasPushed = false)
    {
        var (one, other) = (Files(actual), Files(expected));
        if (wasPushed)
        {
            foreach (var path in one.Keys.Where(path => path.StartsWith("content/media/", StringComparison.Ordinal) && path.EndsWith(".md", StringComparison.Ordinal)).ToList())
                one[path] = WithoutAddress(one[path]);
            foreach (var path in other.Where(file => IsComposed(file.Key, file.Value)).Select(file => file.Key).ToList())
                Assert.That((one.Remove(path), other.Remove(path)), Is.EqualTo((true, true)), path);
            foreach (var files in new[] { one, other })
                foreach (var path in files.Keys.Where(path => path.EndsWith(".md", StringComparison.Ordinal)).ToList())
                    files[path] = string.Join('\n', files[path].Split('\n').Order(StringComparer.Ordinal));
        }
        Assert.That(one.Keys, Is.EqualTo(other.Keys));
        Assert.Multiple(() =>
        {
            foreach (var (path, text) in one)
                Assert.That(text, Is.EqualTo(other[path]), path);
        });
    }
}
