using System.Text.Json;
using Site.Cms;
using Site.Cms.Model;
using Site.Cms.Publishing;

namespace Site.Tests.CmsTests.Quality;

/// <summary>No link of a published document leads nowhere on this site.</summary>
public class BrokenLinkRuleTests
{
    private QualitySite _site = null!;

    [OneTimeSetUp]
    public void Start() => _site = new QualitySite();

    [OneTimeTearDown]
    public async Task StopAsync() => await _site.DisposeAsync();

    [TestCase("/")]
    [TestCase("/aide")]
    [TestCase("/faq")]
    [TestCase("/faq/")]
    [TestCase("/faq/identifiant-perdu")]
    [TestCase("/faq/identifiant-perdu/?a=b#c")]
    [TestCase("/FAQ/Identifiant-Perdu")]
    [TestCase("/recherche?q=mot+de+passe")]
    [TestCase("/mentions-legales")]
    [TestCase("/tutoriels/gerer-les-reservations#etape-2")]
    [TestCase("/plan-du-site")]
    [TestCase("#plus-bas")]
    [TestCase("https://www.exemple.fr/faq/nulle-part")]
    [TestCase("mailto:famille@exemple.fr")]
    [TestCase("tel:0134334400")]
    [TestCase("//exemple.fr/x")]
    public async Task These_lead_somewhere(string address)
    {
        await PassesAsync(_site.EntryAsync($"[Suite]({address})"));
        await PassesAsync(_site.PageAsync($"<p><a href=\"{address}\">Suite</a></p>"));
    }

    [TestCase("/faq/nulle-part", "«\u00A0/faq/nulle-part\u00A0», une adresse qui n’existe pas sur ce site")]
    [TestCase("/nulle-part?x", "«\u00A0/nulle-part?x\u00A0», une adresse qui n’existe pas sur ce site")]
    [TestCase("/aide/nulle-part", "une adresse qui n’existe pas sur ce site")]
    [TestCase("/tutoriels/identifiant-perdu", "une adresse qui n’existe pas sur ce site")]
    [TestCase("/media/aaaaaaaa/plan.pdf", "un fichier qui n’est plus dans la médiathèque")]
    [TestCase("www.exemple.fr", "«\u00A0www.exemple.fr\u00A0», une adresse incomplète")]
    [TestCase("identifiant-perdu", "une adresse incomplète")]
    [TestCase("/{localLink:umb://document/00000000000040008000000000000009}", "un contenu qui n’existe plus")]
    [TestCase("/{localLink:00000000-0000-4000-8000-000000000009}", "un contenu qui n’existe plus")]
    public async Task These_do_not(string address, string sentence)
    {
        await RefusedAsync(_site.EntryAsync($"Avant.\n\n- [La *suite*]({address})"), "answer", "Champ «\u00A0Réponse\u00A0»\u00A0: le lien «\u00A0La suite\u00A0» mène vers ", sentence);
        await RefusedAsync(_site.PageAsync($"<p><a href=\"{address}\">La <em>suite</em></a></p>"), "body", "Champ «\u00A0Texte\u00A0»\u00A0: le lien «\u00A0La suite\u00A0» mène vers ", sentence);
    }

    [Test]
    public async Task A_link_to_what_is_in_the_bin_is_refused_however_it_was_made()
    {
        var binned = await _site.BinAsync(await _site.PublishedAsync(_site.TutorialAsync()));
        const string Sentence = "un contenu qui est dans la corbeille. Restaurez-le, ou ";

        await RefusedAsync(_site.EntryAsync($"[Suite](/{{localLink:umb://document/{binned:N}}})"), "answer", Sentence);
        await RefusedAsync(_site.PageAsync($"<a type=\"document\" href=\"/{{localLink:{binned}}}\">Suite</a>"), "body", Sentence);
        await RefusedAsync(
            _site.EntryAsync("Oui.", ("relatedTutorials", new[] { new { type = "document", unique = binned } })), "relatedTutorials",
            "Champ «\u00A0Tutoriels liés\u00A0»\u00A0: un lien ou une image mène vers", Sentence);
    }

    [Test]
    public async Task A_file_that_was_binned_is_not_there()
    {
        var plan = await _site.MediaAsync("plan.pdf", SampleFiles.Text("%PDF-1.4"));
        await PassesAsync(_site.EntryAsync($"[Plan]({plan.File!.Url})"));
        await PassesAsync(_site.PageAsync($"<a type=\"media\" href=\"/{{localLink:{plan.Id}}}\">Plan</a>"));
        await _site.BinMediaAsync(plan);

        await RefusedAsync(_site.EntryAsync($"[Plan]({plan.File.Url})"), "answer", "n’est plus dans la médiathèque");
        await RefusedAsync(_site.PageAsync($"<a type=\"media\" href=\"/{{localLink:{plan.Id}}}\">Plan</a>"), "body", "n’est plus dans la médiathèque");
    }

    [Test]
    public async Task A_picked_picture_that_is_gone_is_not_there()
    {
        var picture = await _site.PictureAsync("Le formulaire");
        var tutorial = await _site.TutorialAsync(_site.Steps([("body", "Ici."), ("image", QualitySite.Pick(picture))]));
        await _site.BinMediaAsync(picture);

        await RefusedAsync(Task.FromResult(tutorial), "steps", "Champ «\u00A0Étapes\u00A0», bloc 1, «\u00A0Image\u00A0»", "n’est plus dans la médiathèque");
    }

    [Test]
    public async Task Two_documents_that_link_to_each_other_can_be_published_one_after_the_other()
    {
        var one = await _site.EntryAsync("Une réponse.");
        var two = await _site.EntryAsync($"[Voir l’autre](/{{localLink:umb://document/{one:N}}})");
        await _site.Get<DocumentService>().UpdateAsync(
            one, CmsFixture.Change("Une question reliée", ("question", "Une ?"), ("answer", $"[Voir l’autre](/{{localLink:umb://document/{two:N}}})")), CmsUsers.System);

        var first = await _site.PublishAsync(two);
        Assert.That(first.Status, Is.EqualTo(OperationStatus.Success));
        Assert.That(first.Warnings.Single(), Is.EqualTo(
            "Champ «\u00A0Réponse\u00A0»\u00A0: le lien «\u00A0Voir l’autre\u00A0» mène vers «\u00A0Une question reliée\u00A0», qui n’est pas publié. Le lien n’apparaîtra aux familles qu’une fois ce contenu publié."));
        await PassesAsync(Task.FromResult(one));
        await PassesAsync(Task.FromResult(two));
    }

    [Test]
    public async Task The_address_that_a_draft_will_have_only_warns()
    {
        await _site.CreateAsync("faqEntry", "FAQ", "Bientôt une réponse", ("question", "Bientôt ?"), ("answer", "Oui."));

        var result = await _site.PublishAsync(await _site.EntryAsync("[Suite](/faq/bientot-une-reponse)"));

        Assert.That(result.Status, Is.EqualTo(OperationStatus.Success));
        Assert.That(result.Warnings.Single(), Does.Contain("une page qui n’est pas encore publiée"));
    }

    [Test]
    public async Task A_former_address_still_leads_to_its_document_until_that_is_withdrawn()
    {
        var moved = await _site.PublishedAsync(_site.CreateAsync("faqEntry", "FAQ", "Ancien nom", ("question", "Un nom ?"), ("answer", "Oui.")));
        await _site.SnapshotAsync();
        await _site.Get<DocumentService>().UpdateAsync(moved, CmsFixture.Change("Nouveau nom", ("question", "Un nom ?"), ("answer", "Oui.")), CmsUsers.System);
        await _site.PublishAsync(moved);
        await _site.SnapshotAsync();

        await PassesAsync(_site.EntryAsync("[Suite](/faq/ancien-nom)"));
        await _site.BinAsync(moved);
        await RefusedAsync(_site.EntryAsync("[Suite](/faq/ancien-nom)"), "answer", "une adresse qui n’existe pas sur ce site");
    }

    [Test]
    public async Task A_document_may_link_to_itself()
    {
        var id = await _site.CreateAsync("faqEntry", "FAQ", "Moi-même", ("question", "Moi ?"), ("answer", "Oui."));
        await _site.Get<DocumentService>().UpdateAsync(
            id, CmsFixture.Change("Moi-même", ("question", "Moi ?"), ("answer", $"[Haut](/{{localLink:umb://document/{id:N}}})")), CmsUsers.System);

        await PassesAsync(Task.FromResult(id));
    }

    [Test]
    public async Task What_would_be_refused_later_is_refused_when_it_is_planned()
    {
        var id = await _site.EntryAsync("[Suite](/faq/nulle-part)");
        var tomorrow = new PublishDocument { PublishSchedules = [new(null, new ScheduleTimes(DateTimeOffset.UtcNow.AddDays(1), null))] };

        var result = await _site.Get<DocumentPublishing>().PublishAsync(id, tomorrow, CmsUsers.System);

        Assert.That(result.Status, Is.EqualTo(OperationStatus.CancelledByNotification));
        Assert.That(_site.Engine.State.Documents[id].ScheduledPublishDate, Is.Null);
    }

    [Test]
    public async Task All_of_the_first_run_content_can_be_published_again()
    {
        await using var site = new QualitySite();
        foreach (var document in site.Engine.State.Documents.Values)
        {
            var result = await site.PublishAsync(document.Id);
            Assert.That((result.Status, result.Warnings), Is.EqualTo((OperationStatus.Success, Array.Empty<string>())), document.Draft.Name);
        }
    }

    private async Task RefusedAsync(Task<Guid> document, string property, params string[] parts)
    {
        var id = await document;
        var result = await _site.PublishAsync(id);
        Assert.That(result.Status, Is.EqualTo(OperationStatus.CancelledByNotification), JsonSerializer.Serialize(_site.Engine.State.Documents[id].Draft.Values.Json));
        Assert.That(result.InvalidProperties, Is.EqualTo(new[] { property }));
        foreach (var part in parts)
            Assert.That(result.Reasons.Single(), Does.Contain(part));
        Assert.That(_site.IsPublished(id), Is.False);
    }

    private async Task PassesAsync(Task<Guid> document)
    {
        var result = await _site.PublishAsync(await document);
        Assert.That((result.Status, result.Warnings), Is.EqualTo((OperationStatus.Success, Array.Empty<string>())), string.Join(' ', result.Reasons));
    }
}
