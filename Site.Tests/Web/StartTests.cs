using Site.Tests.Support;

namespace Site.Tests.Web;

/// <summary>The site as operators start it: a process of its own.</summary>
public class StartTests
{
    [Test]
    public async Task The_first_start_loads_the_town_s_content_and_later_ones_leave_the_data_alone()
    {
        using var data = new TemporaryFolder();
        string first;
        await using (var site = await SiteProcess.StartAsync(SiteProcess.BuiltAssembly, data.Path))
        {
            first = await site.Http.GetStringAsync(new Uri("/umbraco/delivery/api/v2/content?take=100", UriKind.Relative));
            Assert.That(site.Output, Does.Contain("First run"));
        }

        await using var again = await SiteProcess.StartAsync(SiteProcess.BuiltAssembly, data.Path);

        Assert.Multiple(async () =>
        {
            Assert.That(again.Output, Does.Not.Contain("First run"));
            Assert.That(await again.Http.GetStringAsync(new Uri("/umbraco/delivery/api/v2/content?take=100", UriKind.Relative)), Is.EqualTo(first));
        });
    }

    [Test]
    public async Task Databases_media_and_keys_lie_in_the_data_folder_that_was_named()
    {
        using var data = new TemporaryFolder();
        await using var site = await SiteProcess.StartAsync(SiteProcess.BuiltAssembly, data.Path);

        Assert.That(Directory.GetFileSystemEntries(data.Path).Select(Path.GetFileName), Is.SupersetOf((string[])["cms.db", "portal.db", "keys", ".lock"]));
    }

    [Test]
    public async Task A_second_process_on_the_same_data_folder_is_refused_with_a_sentence()
    {
        using var data = new TemporaryFolder();
        await using var first = await SiteProcess.StartAsync(SiteProcess.BuiltAssembly, data.Path);

        var refusal = Assert.ThrowsAsync<InvalidOperationException>(() => SiteProcess.StartAsync(SiteProcess.BuiltAssembly, data.Path));

        Assert.That(refusal.Message, Does.Contain("is in use by another process").And.Contain("--Data:Path"));
    }

    [TestCase(new string[0], "Site:PublicAddress is missing")]
    [TestCase(new[] { "--Site:PublicAddress", "http://famille.exemple.fr" }, "plain http")]
    [TestCase(new[] { "--Site:PublicAddress", "https://famille.exemple.fr/portail" }, "without a path")]
    [TestCase(new[] { "--Site:PublicAddress", "https://famille.exemple.fr", "--Site:TrustedProxies:0", "mandataire" }, "neither an IP address nor a network")]
    [TestCase(new[] { "--Site:PublicAddress", "https://famille.exemple.fr", "--Town:PrimaryColour", "#ffff00" }, "Town:PrimaryColour")]
    [TestCase(new[] { "--Site:PublicAddress", "https://famille.exemple.fr", "--Cms:DeliveryApi:ApiKey", "court" }, "ApiKey needs at least 16 characters")]
    [TestCase(new[] { "--Site:PublicAddress", "https://famille.exemple.fr", "--Town:Phone", "abc" }, "Town:Phone")]
    [TestCase(new[] { "--Site:PublicAddress", "https://famille.exemple.fr", "--Town:Logo", "/images/absent.svg" }, "Town:Logo")]
    [TestCase(new[] { "--Site:PublicAddress", "https://famille.exemple.fr", "--Cms:DefaultLanguage", "xx-nope-zz" }, "Cms:DefaultLanguage")]
    [TestCase(new[] { "--Site:PublicAddress", "https://famille.exemple.fr", "--Town:AccentColour", "rouge" }, "n’est pas une couleur")]
    [TestCase(new[] { "--Site:PublicAddress", "https://famille.exemple.fr", "--Town:Name", "" }, "Town:Name")]
    [TestCase(new[] { "--Site:PublicAddress", "https://famille.exemple.fr", "--Town:Mail", "cergy" }, "adresse mail")]
    [TestCase(new[] { "--Site:PublicAddress", "https://famille.exemple.fr", "--Town:Logo", "https://ailleurs.exemple/logo.png" }, "chemin de ce site")]
    [TestCase(new[] { "--Site:PublicAddress", "https://famille.exemple.fr", "--Town:Accessibility", "parfait" }, "non conforme")]
    [TestCase(new[] { "--Site:PublicAddress", "https://famille.exemple.fr", "--Help:PeerTubeHosts:0", "https://tube.exemple.fr/" }, "nom d’hôte")]
    [TestCase(new[] { "--Site:PublicAddress", "https://famille.exemple.fr", "--Billing:PayFip:Simulator:On", "true" }, "the simulator moves no money, and is not for Production")]
    [TestCase(new[] { "--Site:PublicAddress", "https://famille.exemple.fr", "--Billing:PayFip:Saisie", "Z" }, "Billing:PayFip:Saisie")]
    [TestCase(new[] { "--Site:PublicAddress", "https://famille.exemple.fr", "--Billing:Kinds:0:Key", "FAM", "--Billing:Kinds:0:Name", "Repas", "--Billing:Kinds:0:Court", "tribunal", "--Billing:Kinds:0:Numcli", "12" }, "Billing:Kinds:FAM")]
    [TestCase(new[] { "--Site:PublicAddress", "https://famille.exemple.fr", "--Billing:Kinds:0:Key", "FAM", "--Billing:Kinds:0:Name", "Repas", "--Billing:Kinds:0:Court", "tribunal", "--Billing:Kinds:0:Numcli", "123456", "--Billing:Kinds:0:Refdet", "FACTURE" }, "Refdet needs {number} or {serial}")]
    [TestCase(new[] { "--Site:PublicAddress", "https://famille.exemple.fr", "--Cms:Source", "ailleurs" }, "embedded or remote")]
    [TestCase(new[] { "--Site:PublicAddress", "https://famille.exemple.fr", "--Cms:Source", "remote" }, "Cms:DeliveryApi:BaseAddress is needed")]
    [TestCase(new[] { "--Site:PublicAddress", "https://famille.exemple.fr", "--Cms:Source", "remote", "--Cms:DeliveryApi:BaseAddress", "http://umbraco.exemple.fr" }, "must be an https address")]
    [TestCase(new[] { "--Site:PublicAddress", "https://famille.exemple.fr", "--Cms:Source", "remote", "--Cms:DeliveryApi:BaseAddress", "https://umbraco.exemple.fr", "--Cms:Webhook:Secret", "court" }, "Cms:Webhook:Secret")]
    [TestCase(new[] { "--Data:Path", "/proc/portail" }, "Data:Path is /proc/portail")]
    public void In_production_a_wrong_setting_stops_the_start_with_a_sentence_that_names_it(string[] settings, string sentence)
    {
        using var data = new TemporaryFolder();

        var refusal = Assert.ThrowsAsync<InvalidOperationException>(
            () => SiteProcess.StartAsync(SiteProcess.BuiltAssembly, data.Path, ["--environment", "Production", .. settings]));

        Assert.That(refusal.Message, Does.Contain("The site does not start").And.Contain(sentence).And.Not.Contain("Unhandled exception"));
    }
}
