using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Site.Tests.Support;

namespace Site.Tests.Desk;

/// <summary>Where parents' accounts are another provider's, the desk helps with dossiers alone.</summary>
public class DeskExternalProviderTests
{
    [Test]
    public async Task Dossiers_are_there_and_accounts_are_not()
    {
        await using var site = new SiteFactory().With("Families:FirstRun", "sample")
            .With("Authentication:Oidc:Authority", "https://identite.exemple.fr").With("Authentication:Oidc:ClientId", "portail");
        using var desk = await DeskSite.StaffAsync(site.Listen(), "guichet");

        using var search = await desk.PostAsync(new Uri("search", UriKind.Relative), JsonContent.Create(new { text = "Lefèvre" }));
        var found = (await search.Content.ReadFromJsonAsync<JsonNode>())!["dossiers"]!.AsArray();
        var dossier = await desk.GetFromJsonAsync<JsonNode>(new Uri($"dossiers/{found[0]!["id"]}", UriKind.Relative));
        using var unlock = await desk.PostAsync(new Uri($"accounts/{Guid.NewGuid()}/unlock", UriKind.Relative), content: null);

        Assert.That((bool)dossier!["hasAccounts"]!, Is.False);
        Assert.That(dossier["guardians"]!.AsArray(), Is.Not.Empty);
        Assert.That((int)unlock.StatusCode, Is.EqualTo(404));
    }
}
