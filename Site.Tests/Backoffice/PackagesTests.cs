using System.Net;
using System.Text.RegularExpressions;
using Site.Cms.Backoffice;
using Site.Tests.Support;

namespace Site.Tests.Backoffice;

public sealed partial class PackagesTests
{
    private static readonly BackofficePackages Packages = new(Path.Combine(BackofficeHost.Folder, "packages"));

    [Test]
    public void Our_french_is_there_before_sign_in_and_what_is_hidden_is_told_after()
    {
        Assert.That(Packages.Public.Select(package => package.Id), Is.EqualTo(new[] { "portail-famille" }));
        Assert.That(Packages.Private.Select(package => package.Id), Is.EquivalentTo(new[] { "portail-famille-desk", "portail-famille-embedded", "portail-famille-feedback", "portail-famille-forms", "portail-famille-guide" }));
    }

    [Test]
    public async Task Every_file_that_a_manifest_names_is_served_and_kept_until_a_package_changes()
    {
        await using var host = await BackofficeHost.StartAsync();
        using var client = host.Client();
        var addresses = Packages.Public.Concat(Packages.Private).SelectMany(package => package.Extensions)
            .SelectMany(extension => new[] { "js", "api", "element" }.Select(member => (string?)extension[member])).OfType<string>().ToList();
        Assert.That(addresses, Is.Not.Empty);
        foreach (var address in addresses)
        {
            using var response = await client.GetAsync(address);
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), address);
            Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("export "), address);
            Assert.That(response.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/javascript; charset=utf-8"), address);
            Assert.That(response.Headers.CacheControl!.ToString(), Is.EqualTo("public, max-age=31536000, immutable"), address);
            using var other = await client.GetAsync(address[..address.IndexOf('?', StringComparison.Ordinal)]);
            Assert.That(other.Headers.CacheControl!.ToString(), Is.EqualTo("no-cache"), address);
        }
    }

    [Test]
    public void Every_extension_that_is_hidden_is_one_of_the_client()
    {
        var hidden = HiddenAlias().Matches(File.ReadAllText(Path.Combine(BackofficeHost.Folder, "packages", "embedded", "entry-point.js"))).Select(match => match.Groups[1].Value).ToList();
        Assert.That(hidden, Does.Contain("Umb.Dashboard.UmbracoNews").And.Contain("Umb.Dashboard.RedirectManagement"));
        var scripts = string.Concat(Directory.GetFiles(BackofficeHost.FilesFolder, "*.js").Select(File.ReadAllText));
        Assert.That(hidden.Where(alias => !scripts.Contains($"\"{alias}\"", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Every_module_that_a_package_imports_is_a_file_of_its_own_or_one_of_the_clients()
    {
        var ofTheClient = BackofficeClient.Read(BackofficeHost.ClientFolder).Imports.Keys.ToHashSet();
        var imports = from file in Directory.GetFiles(Path.Combine(BackofficeHost.Folder, "packages"), "*.js", SearchOption.AllDirectories)
                      from Match import in ImportedModule().Matches(File.ReadAllText(file))
                      select (File: file, Module: import.Groups[1].Value);
        var all = imports.ToList();
        Assert.That(all, Has.Count.GreaterThan(10));
        Assert.That(all.Where(import => import.Module[0] == '.'
            ? !File.Exists(Path.Combine(Path.GetDirectoryName(import.File)!, import.Module))
            : !ofTheClient.Contains(import.Module)), Is.Empty);
    }

    [Test]
    public void No_two_extensions_share_an_alias()
    {
        var aliases = Packages.Public.Concat(Packages.Private).SelectMany(package => package.Extensions).Select(extension => (string?)extension["alias"]).ToList();
        Assert.That(aliases, Is.Unique.And.All.Not.Null);
    }

    [Test]
    public void A_public_package_is_told_before_sign_in_and_not_again_after()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "open", """{ "name": "Open", "allowPublicAccess": true, "extensions": [] }""");
        Write(folder, "closed", """{ "name": "Closed", "version": "2.0", "extensions": [{ "type": "bundle", "js": "/App_Plugins/closed/a.js?v=%CACHE_BUSTER%" }] }""");
        var packages = new BackofficePackages(folder.Path);
        Assert.Multiple(() =>
        {
            Assert.That(packages.Public.Select(package => package.Name), Is.EqualTo(new[] { "Open" }));
            Assert.That(packages.Private.Select(package => package.Name), Is.EqualTo(new[] { "Closed" }));
            Assert.That((string?)packages.Private[0].Extensions[0]["js"], Is.EqualTo($"/App_Plugins/closed/a.js?v={packages.CacheBuster}"));
        });
    }

    [Test]
    public void The_cache_buster_changes_with_any_file()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "one", """{ "name": "One", "extensions": [] }""");
        var before = new BackofficePackages(folder.Path).CacheBuster;
        File.WriteAllText(Path.Combine(folder.Path, "one", "a.js"), "export default 1;");
        Assert.That(new BackofficePackages(folder.Path).CacheBuster, Is.Not.EqualTo(before));
    }

    [TestCase("{ \"name\": ")]
    [TestCase("[]")]
    [TestCase("{ \"extensions\": [] }")]
    [TestCase("{ \"name\": 5, \"extensions\": [] }")]
    [TestCase("{ \"name\": \"A\", \"extensions\": [null] }")]
    [TestCase("{ \"name\": \"A\", \"extensions\": {} }")]
    public void A_manifest_that_cannot_be_read_is_refused_with_its_file(string manifest)
    {
        using var folder = new TemporaryFolder();
        Write(folder, "broken", manifest);
        Assert.That(() => new BackofficePackages(folder.Path),
            Throws.InvalidOperationException.With.Message.Contains(Path.Combine("broken", "umbraco-package.json")));
    }

    [Test]
    public void A_folder_without_packages_is_no_error() =>
        Assert.That(new BackofficePackages(Path.Combine(TestContext.CurrentContext.WorkDirectory, "nowhere")).Private, Is.Empty);

    [GeneratedRegex("^  '(Umb[^']+)',$", RegexOptions.Multiline)]
    private static partial Regex HiddenAlias();

    [GeneratedRegex("^import .* from '([^']+)';$", RegexOptions.Multiline)]
    private static partial Regex ImportedModule();

    private static void Write(TemporaryFolder folder, string package, string manifest)
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, package));
        File.WriteAllText(Path.Combine(folder.Path, package, "umbraco-package.json"), manifest);
    }
}
