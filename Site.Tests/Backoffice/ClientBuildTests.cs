using System.Text.RegularExpressions;
using Site.Cms.Backoffice;

namespace Site.Tests.Backoffice;

/// <summary>What the build of the backoffice client left behind is complete and keeps to this site.</summary>
public sealed partial class ClientBuildTests
{
    private static readonly BackofficeClient Client = BackofficeClient.Read(BackofficeHost.ClientFolder);

    private static IEnumerable<string> HostPageAddresses => [Client.Script, .. Client.Styles, .. Client.Preload];

    private static IEnumerable<string> Scripts => Directory.GetFiles(BackofficeHost.FilesFolder, "*.js", SearchOption.AllDirectories);

    [Test]
    public void Everything_that_the_host_page_loads_is_a_file() =>
        Assert.That(HostPageAddresses.Where(address => !File.Exists(PathOf(address))), Is.Empty);

    [Test]
    public void Every_target_of_the_import_map_is_a_file()
    {
        Assert.That(Client.Imports, Has.Count.GreaterThan(100), "the package's import map has some 140 modules");
        Assert.That(Client.Imports.Keys, Does.Contain("@umbraco-cms/backoffice/extension-registry").And.Contain("@umbraco-cms/backoffice/external/lit"));
        Assert.That(Client.Imports.Where(import => !File.Exists(PathOf(import.Value))).Select(import => import.Key), Is.Empty);
    }

    [Test]
    public void Every_module_of_the_import_map_exports_something_unless_it_holds_types_only() =>
        Assert.That(Client.Imports.Where(import => !ExportedName().IsMatch(File.ReadAllText(PathOf(import.Value)))).Select(import => import.Key),
            Is.EquivalentTo(new[] { "audit-log", "block-custom-view", "entity-flag", "models" }.Select(name => "@umbraco-cms/backoffice/" + name)));

    [Test]
    public void Every_module_that_a_script_imports_is_a_file()
    {
        var imports = from script in Scripts
                      from Match import in RelativeImport().Matches(File.ReadAllText(script))
                      select (Script: script, Target: Path.GetFullPath(Path.Combine(Path.GetDirectoryName(script)!, import.Groups["target"].Value)));
        var all = imports.ToList();
        Assert.That(all, Has.Count.GreaterThan(200));
        Assert.That(all.Where(import => !File.Exists(import.Target)), Is.Empty);
    }

    [Test]
    public void Every_address_under_umbraco_backoffice_that_a_script_or_a_style_sheet_names_is_a_file()
    {
        var named = from file in Scripts.Concat(Directory.GetFiles(BackofficeHost.FilesFolder, "*.css", SearchOption.AllDirectories))
                    from Match address in ClientAddress().Matches(File.ReadAllText(file))
                    select address.Value;
        Assert.That(named.Distinct().Where(address => !File.Exists(PathOf(address))), Is.EquivalentTo(NotOffered));
    }

    [Test]
    public void Nothing_is_loaded_from_another_host()
    {
        var loads = from file in Directory.GetFiles(BackofficeHost.FilesFolder, "*", SearchOption.AllDirectories)
                    where Path.GetExtension(file) is ".js" or ".css"
                    // Translations hold the HTML of mails that a full Umbraco sends; the backoffice shows none of it.
                    where !Path.GetFileName(file).StartsWith("language-", StringComparison.Ordinal)
                    from Match load in OutsideLoad().Matches(File.ReadAllText(file))
                    select $"{Path.GetFileName(file)}: {load.Value}";
        Assert.That(loads, Is.Empty);
    }

    [Test]
    public void Every_file_name_carries_a_hash_so_that_it_can_be_kept_for_ever()
    {
        var names = Directory.GetFiles(BackofficeHost.FilesFolder, "*", SearchOption.AllDirectories).Select(Path.GetFileName);
        Assert.That(names.Where(name => !HashedName().IsMatch(name!)), Is.Empty);
    }

    [Test]
    public void A_large_language_worker_that_no_editor_needs_is_not_there() =>
        Assert.That(Scripts.Max(script => new FileInfo(script).Length), Is.LessThan(5_000_000));

    [Test]
    public void What_is_fetched_before_the_first_screen_is_light()
    {
        var compressed = HostPageAddresses.Select(PathOf).Select(path => new FileInfo(File.Exists(path + ".br") ? path + ".br" : path).Length).ToList();
        Assert.That(compressed, Has.Count.LessThan(40));
        Assert.That(compressed.Sum(), Is.LessThan(700_000));
    }

    [Test]
    public void All_scripts_together_weigh_less_than_three_megabytes_over_the_wire() =>
        Assert.That(Scripts.Sum(script => new FileInfo(File.Exists(script + ".br") ? script + ".br" : script).Length), Is.LessThan(3_000_000));

    [TestCase("@umbraco-cms/backoffice 17.1.0 (MIT)")]
    [TestCase("monaco-editor 0.55.1 (MIT)")]
    [TestCase("lit 3.3.3 (BSD-3-Clause)")]
    [TestCase("@tiptap/core 3.6.2 (MIT)")]
    public void The_notices_of_what_is_bundled_travel_with_it(string package) =>
        Assert.That(File.ReadAllText(Directory.GetFiles(BackofficeHost.FilesFolder, "licences-*.txt").Single()), Does.Contain(package));

    [Test]
    public void A_client_that_is_not_built_is_told_with_its_folder()
    {
        var missing = Path.Combine(TestContext.CurrentContext.WorkDirectory, "nowhere");
        Assert.That(() => BackofficeClient.Read(missing), Throws.InvalidOperationException.With.Message.Contains(missing));
    }

    // The style sheets of extensions that umbraco/packages/embedded hides, or that the property editor of grids, which is not offered, asks for.
    private static readonly string[] NotOffered =
    [
        "/umbraco/backoffice/css/dark.theme.css",
        "/umbraco/backoffice/css/high-contrast.theme.css",
        "/umbraco/backoffice/css/umbraco-blockgridlayout.css",
    ];

    private static string PathOf(string address) => Path.Combine(BackofficeHost.FilesFolder, address[(BackofficeAddress.Files.Length + 1)..]);

    [GeneratedRegex("""(?:\bfrom|\bimport|\bimport\()\s*"(?<target>\.[^"]+)""")]
    private static partial Regex RelativeImport();

    [GeneratedRegex("""/umbraco/backoffice/[\w./-]+\.\w+""")]
    private static partial Regex ClientAddress();

    [GeneratedRegex("""(?:\bfrom|\bimport|\bimport\(|\bfetch\(|importScripts\(|new (?:Shared)?Worker\(|@import|url\(|src=)\s*["'`]?(?:https?:)?//\w[^"'`)\s]*""")]
    private static partial Regex OutsideLoad();

    [GeneratedRegex("""-[A-Z0-9]{8}\.\w+(\.br|\.gz)?$""")]
    private static partial Regex HashedName();

    [GeneratedRegex("""export const\{\w+""")]
    private static partial Regex ExportedName();
}
