using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Site.Core.Desk;
using Site.Core.Families;
using Site.IdentityProvider;
using Site.Tests.Account;
using Site.Tests.Support;

namespace Site.Tests.Desk;

/// <summary>The whole site with families, a mail server, and somebody of « Cergy Familles » who is signed in to the backoffice.</summary>
internal sealed class DeskSite : IAsyncDisposable
{
    public const string Agent = "Sacha Guichet";

    private readonly Visitor _visitor;

    private DeskSite(AccountSite site, HttpClient agent) => (Site, Desk, _visitor) = (site, agent, site.Visit());

    public AccountSite Site { get; }

    /// <summary>Calls as the backoffice client of the agent does.</summary>
    public HttpClient Desk { get; }

    public static async Task<DeskSite> StartAsync(params (string Setting, string Value)[] settings)
    {
        var site = new AccountSite(settings);
        return new DeskSite(site, await StaffAsync(site.Address, "guichet"));
    }

    /// <summary>One of Development's example accounts.</summary>
    public static async Task<HttpClient> StaffAsync(Uri site, string name)
    {
        var staff = await ApiUser.SignInAsync(site, $"{name}@exemple.fr", $"{name}-exemple-2026");
        var desk = new HttpClient(new Forwarding(staff)) { BaseAddress = new Uri(site, "/gestion/desk/api/v1/") };
        return desk;
    }

    public Task<HttpResponseMessage> PostAsync(string path, object? body = null) =>
        Desk.PostAsync(new Uri(path, UriKind.Relative), body is null ? null : JsonContent.Create(body));

    /// <summary>Does something that must succeed.</summary>
    public async Task DoAsync(string path, object? body = null)
    {
        using var response = await PostAsync(path, body);
        Assert.That((int)response.StatusCode, Is.EqualTo(204), $"{path}: {await response.Content.ReadAsStringAsync()}");
    }

    /// <summary>The status and the sentence of a refusal.</summary>
    public async Task<(int Status, string? Title)> RefusalAsync(string path, object? body = null)
    {
        using var response = await PostAsync(path, body);
        return ((int)response.StatusCode, (string?)(await response.Content.ReadFromJsonAsync<JsonNode>())!["title"]);
    }

    public async Task<JsonNode> ReadAsync(string path) => (await Desk.GetFromJsonAsync<JsonNode>(new Uri(path, UriKind.Relative)))!;

    public async Task<JsonNode> SearchAsync(string text, int skip = 0, int take = 20)
    {
        using var response = await PostAsync("search", new { text, skip, take });
        Assert.That((int)response.StatusCode, Is.EqualTo(200), await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    /// <summary>The numbers of the dossiers that a search finds.</summary>
    public async Task<List<string>> FoundAsync(string text, int skip = 0, int take = 20) =>
        [.. (await SearchAsync(text, skip, take))["dossiers"]!.AsArray().Select(dossier => (string)dossier!["number"]!)];

    public Task<Guid> DossierIdAsync(SampleLetter letter) => Site.PortalAsync(db =>
    {
        var number = LetterText.Number(letter.Number);
        return db.Set<Dossier>().Where(dossier => dossier.NormalisedNumber == number).Select(dossier => dossier.Id).SingleAsync();
    });

    public async Task<JsonNode> DossierAsync(SampleLetter letter) => await ReadAsync($"dossiers/{await DossierIdAsync(letter)}");

    /// <summary>Somebody whose account is linked to a letter's dossier, signed in on one device.</summary>
    public async Task<(Person Person, Visitor Browser)> LinkedAsync(SampleLetter letter)
    {
        var person = await Site.PersonAsync();
        var browser = await Site.SignedInAsync(person);
        await Site.LinkAsync(person, letter);
        return (person, browser);
    }

    /// <summary>A sign-up that waits for its activation, made on the public page. Its mail is not read yet.</summary>
    public async Task<Guid> SignUpAsync(SampleLetter letter, string userName, string mail)
    {
        var page = await _visitor.PressAsync(
            await _visitor.OpenAsync("/inscription"), "Créer mon compte", ("UserName", userName), ("Mail", mail), ("Password", "quatre chats bleus"),
            ("FamilyName", letter.FamilyName), ("DossierNumber", letter.Number));
        Assert.That(page.Title, Is.EqualTo("Vérifiez vos courriels"), page.Words);
        return await Site.AccountsAsync(db => db.Set<SignUp>().Where(signUp => signUp.UserName == userName).Select(signUp => signUp.Id).SingleAsync());
    }

    /// <summary>What the trail says was done, oldest first; without looks and searches.</summary>
    public Task<List<DeskAction>> TrailAsync() => Site.PortalAsync(db => db.Set<DeskAction>()
        .Where(action => action.Kind != DeskActionKind.Searched && action.Kind != DeskActionKind.LookedAtDossier && action.Kind != DeskActionKind.LookedAtAccount)
        .OrderBy(action => action.Id).ToListAsync());

    /// <summary>The last act is this one, done by the agent.</summary>
    public async Task IsInTrailAsync(DeskActionKind kind, string subject, Guid subjectId, string reason)
    {
        var line = (await TrailAsync())[^1];
        Assert.That(
            (line.Kind, line.Subject, line.SubjectId, line.Reason, line.StaffName, line.Succeeded),
            Is.EqualTo((kind, subject, (Guid?)subjectId, reason, Agent, (bool?)true)));
    }

    public async ValueTask DisposeAsync()
    {
        Desk.Dispose();
        _visitor.Dispose();
        await Site.DisposeAsync();
    }

    /// <summary>Sends with the cookies and headers of somebody who is signed in to the backoffice.</summary>
    private sealed class Forwarding(HttpClient signedIn) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Content = request.Content };
            foreach (var header in request.Headers)
                copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
            return await signedIn.SendAsync(copy, cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                signedIn.Dispose();
            base.Dispose(disposing);
        }
    }
}
