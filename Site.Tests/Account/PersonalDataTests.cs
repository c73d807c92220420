using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Site.Core.Families;

namespace Site.Tests.Account;

/// <summary>« Mes données ».</summary>
public class PersonalDataTests
{
    private AccountSite _site = null!;

    [OneTimeSetUp]
    public void Start() => _site = new AccountSite();

    [OneTimeTearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [Test]
    public async Task The_file_holds_account_trail_links_dossiers_and_devices()
    {
        var (person, letter) = (await _site.PersonAsync(), _site.NextLetter());
        using var visitor = await _site.SignedInAsync(person);
        await _site.LinkAsync(person, letter);

        var page = await visitor.OpenAsync("/compte/mes-donnees");
        using var response = await visitor.Client.GetAsync(page.Links.First(link => link!.EndsWith("/fichier", StringComparison.Ordinal)));
        using var file = JsonDocument.Parse(await response.Content.ReadAsStreamAsync());
        var root = file.RootElement;

        Assert.That(response.Content.Headers.ContentDisposition?.ToString(), Does.StartWith("attachment; filename=mes-donnees-portail-famille.json"));
        Assert.That(response.Headers.CacheControl?.NoStore, Is.True);
        Assert.That(root.GetProperty("compte").GetProperty("nomUtilisateur").GetString(), Is.EqualTo(person.UserName));
        Assert.That(root.GetProperty("connexion").GetProperty("adresseMail").GetString(), Is.EqualTo(person.Mail));
        Assert.That(root.GetProperty("connexion").GetProperty("journal")[0].GetProperty("evenement").GetString(), Is.EqualTo("connexion"));
        Assert.That(root.GetProperty("rattachements")[0].GetProperty("dossier").GetString(), Is.EqualTo(letter.Number));
        Assert.That(root.GetProperty("dossiers")[0].GetProperty("nomDeFamille").GetString(), Is.EqualTo(letter.FamilyName));
        Assert.That(root.GetProperty("appareils")[0].GetProperty("appareil").GetString(), Is.EqualTo("Chrome sur Windows"));
    }

    [Test]
    public async Task Health_data_who_may_fetch_a_child_and_secrets_are_not_in_the_file_and_the_page_says_where_to_ask()
    {
        var (person, letter) = (await _site.PersonAsync(), _site.NextLetter());
        using var visitor = await _site.SignedInAsync(person);
        var dossier = await _site.LinkAsync(person, letter);
        await _site.PortalAsync(async db =>
        {
            var child = await db.Set<Child>().FirstAsync(one => one.Dossiers.Any(link => link.DossierId == dossier));
            (child.HasPai, child.Diet) = (true, "régime-secret");
            db.Add(new AuthorisedAdult { ChildId = child.Id, Position = 99, Name = "Tante Secrète", Phone = "06 39 98 00 00" });
            return await db.SaveChangesAsync();
        });

        var file = await visitor.Client.GetStringAsync(new Uri("/compte/mes-donnees/fichier", UriKind.Relative));
        var page = await visitor.OpenAsync("/compte/mes-donnees");

        Assert.That(file, Does.Contain(letter.Number));
        foreach (var secret in new[] { "régime-secret", "Tante Secrète", "06 39 98 00 00", "pai", "Stamp", "Hash" })
            Assert.That(file, Does.Not.Contain(secret).IgnoreCase);
        Assert.That(page.Words, Does.Contain("demandez-les au service"));
        Assert.That(page.Links, Does.Contain("tel:+33134334400"));
    }

    [Test]
    public async Task Nobody_gets_the_file_without_signing_in()
    {
        using var visitor = _site.Visit();

        Assert.That((await visitor.OpenAsync("/compte/mes-donnees/fichier")).Address.AbsolutePath, Is.EqualTo("/connexion/identifiant"));
    }
}
