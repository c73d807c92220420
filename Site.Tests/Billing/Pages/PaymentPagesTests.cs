using System.Net;
using MimeKit;
using Site.Billing.PayFip.Simulator;
using Site.Core.Billing;

namespace Site.Tests.Billing.Pages;

/// <summary>Paying without scripts, PayFiP's notifications and the way back.</summary>
public class PaymentPagesTests
{
    private BillingSite _site = null!;

    [SetUp]
    public async Task Start() => _site = await BillingSite.StartAsync();

    [TearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [Test]
    public async Task From_the_list_to_the_receipt_with_each_amount_confirmed()
    {
        var payer = await _site.PayerAsync();

        var list = await payer.Visitor.OpenAsync("/factures");
        var invoice = await payer.Visitor.OpenAsync($"/factures/{payer.Invoice.Id}");
        var recap = await payer.Visitor.OpenAsync($"/factures/{payer.Invoice.Id}/payer");
        var payFip = await payer.Visitor.PressAsync(recap, "Confirmer et payer");
        var back = await payer.Visitor.PressAsync(payFip, "Payer par carte");

        Assert.That(list.Words, Does.Contain("À payer en tout\u00a0: 42,50\u00a0€").And.Contain("À payer"));
        Assert.That(invoice.Words, Does.Contain("Reste à payer42,50\u00a0€").And.Contain("Accueil du soir 39,50\u00a0€").And.Contain("Restauration scolaire 3,00\u00a0€"));
        Assert.That(recap.Title, Is.EqualTo("Vérifiez avant de payer"));
        Assert.That(recap.Words, Does.Contain("Montant42,50\u00a0€").And.Contain($"Référence de paiement{payer.Invoice.Refdet}"));
        Assert.That(payFip.Words, Does.Contain("42,50\u00a0€").And.Contain(payer.Invoice.Refdet).And.Contain(payer.Mail).And.Contain("Facture F2026 9"), "no accents, no signs");
        Assert.That(back.Title, Is.EqualTo("Paiement reçu"));
        Assert.That((await payer.Visitor.OpenAsync("/factures")).Words, Does.Contain("Tout est réglé").And.Contain("Payée"));
        Assert.That((await MailAsync("Paiement reçu")).TextBody, Does.Contain("42,50\u00a0€").And.Contain(payer.Invoice.Number));
        Assert.That(await _site.JournalAsync(payer), Is.EqualTo(4250));
    }

    /// <summary>FAQ: « Je n'arrive pas à payer ma facture sur le portail famille ».</summary>
    [Test]
    public async Task Je_n_arrive_pas_a_payer_ma_facture_refused_the_page_says_at_what_hour_to_try_again()
    {
        var payer = await _site.PayerAsync();
        // The clock stands still: what is promised can be compared.
        _site.Site.Time.Pass(TimeSpan.Zero);
        var hour = BillingTexts.Hour(_site.Site.Time.GetUtcNow().AddMinutes(20));

        var back = await payer.Visitor.PressAsync(await payer.PayAsync(), "Carte refusée");
        var told = await payer.Visitor.PressAsync(back, "M’écrire quand je pourrai payer");
        var list = await payer.Visitor.OpenAsync("/factures");
        var recap = await payer.Visitor.OpenAsync($"/factures/{payer.Invoice.Id}/payer");
        await _site.PassAsync(TimeSpan.FromMinutes(21));
        var again = await payer.Visitor.OpenAsync($"/factures/{payer.Invoice.Id}");

        Assert.That(back.Title, Is.EqualTo("Paiement refusé par la banque"));
        Assert.That(back.Words, Does.Contain("Rien n’a été débité").And.Contain($"Vous pourrez réessayer à {hour}."));
        Assert.That(back.Links, Does.Contain("/faq/paiement-impossible").And.Contain("tel:+33134334400"), "the town's own answer and its phone are at hand");
        Assert.That(told.Words, Does.Contain("Nous vous écrirons"));
        Assert.That(list.Words, Does.Contain($"Momentanément indisponible jusqu’à {hour}"));
        Assert.That(recap.Address.AbsolutePath, Is.EqualTo($"/factures/{payer.Invoice.Id}"), "nothing to pay now");
        Assert.That(again.Links, Does.Contain($"/factures/{payer.Invoice.Id}/payer"));
        Assert.That((await MailAsync("Vous pouvez payer")).TextBody, Does.Contain("peut de nouveau être payée"));
    }

    [Test]
    public async Task The_back_button_and_a_second_tab_lead_to_the_payment_that_is_under_way()
    {
        var payer = await _site.PayerAsync();
        var recap = await payer.Visitor.OpenAsync($"/factures/{payer.Invoice.Id}/payer");

        await payer.Visitor.PressAsync(recap, "Confirmer et payer");
        var second = await payer.Visitor.PressAsync(recap, "Confirmer et payer");
        var resumed = await payer.Visitor.PressAsync(second, "Reprendre le paiement");

        Assert.That(second.Title, Is.EqualTo("Paiement en cours"));
        Assert.That(_site.PayFip.Book.All, Has.Count.EqualTo(1), "one operation");
        Assert.That(resumed.Address.AbsolutePath, Is.EqualTo(_site.PayFip.PaymentPage.AbsolutePath));
        Assert.That((await payer.Visitor.PressAsync(resumed, "Payer par carte")).Title, Is.EqualTo("Paiement reçu"));
    }

    [Test]
    public async Task The_waiting_page_is_safe_to_close_and_never_shown_for_longer_than_20_minutes()
    {
        var payer = await _site.PayerAsync();
        var back = await payer.Visitor.PressAsync(await payer.PayAsync(), "Quitter sans payer ni annuler");

        Assert.That(back.Title, Is.EqualTo("Paiement en cours"));
        Assert.That(back.Words, Does.Contain("Vous pouvez la fermer").And.Contain("vous ne paierez pas deux fois"));
        await _site.PassAsync(TimeSpan.FromMinutes(20));
        var later = await payer.Visitor.OpenAsync(back.Address.ToString());
        Assert.That(later.Title, Is.EqualTo("Paiement non terminé"));
        Assert.That(later.Links, Does.Contain($"/factures/{payer.Invoice.Id}/payer"));
        Assert.That((await MailAsync("Paiement non abouti")).TextBody, Does.Contain("Rien n’a été débité"));
    }

    [Test]
    public async Task An_unknown_result_says_not_to_pay_a_second_time()
    {
        var payer = await _site.PayerAsync();

        var back = await payer.Visitor.PressAsync(await payer.PayAsync(), "Résultat inconnu");

        Assert.That(back.Title, Is.EqualTo("Paiement en cours de vérification"));
        Assert.That(back.Words, Does.Contain("Ne payez pas une seconde fois"));
        Assert.That(await _site.StatusAsync(payer), Is.EqualTo(InvoiceStatus.Checking));
    }

    [Test]
    public async Task Where_PayFiP_does_not_answer_the_page_says_that_nothing_was_taken_and_can_be_sent_again()
    {
        var payer = await _site.PayerAsync();
        _site.PayFip.Weather = _ => SimulatedTrouble.Down;
        var failed = await payer.PayAsync();
        _site.PayFip.Weather = _ => SimulatedTrouble.None;

        Assert.That(failed.Problems.Single(), Does.StartWith("PayFiP ne répond pas. Rien n’a été débité."));
        Assert.That((await payer.Visitor.PressAsync(failed, "Confirmer et payer")).Address.AbsolutePath, Is.EqualTo(_site.PayFip.PaymentPage.AbsolutePath));
    }

    [Test]
    public async Task A_notification_is_answered_alike_whatever_it_names_and_believed_never()
    {
        var payer = await _site.PayerAsync();
        await payer.PayAsync();
        var idOp = _site.PayFip.Book.All.Single().IdOp;
        using var anybody = new HttpClient { BaseAddress = _site.Site.Address };

        var answers = new List<(HttpStatusCode, string)>();
        foreach (var form in new[] { $"idOp={idOp}", $"idOp={Guid.NewGuid()}", "idOp=rien", "", "x=y" })
        {
            using var answer = await anybody.PostAsync(new Uri("/factures/payfip/notification", UriKind.Relative), new StringContent(form, null, "application/x-www-form-urlencoded"));
            answers.Add((answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        }

        Assert.That(answers.Distinct(), Is.EqualTo(new[] { (HttpStatusCode.OK, "") }));
        Assert.That(await _site.JournalAsync(payer), Is.Zero, "only what PayFiP says when asked is paid");
    }

    [Test]
    public async Task The_way_back_tells_nobody_but_the_family_what_became_of_it()
    {
        var payer = await _site.PayerAsync();
        var other = await _site.PayerAsync();
        await payer.PayAsync();
        var idOp = _site.PayFip.Book.All.Single().IdOp;
        await _site.PayFip.PayAsync(idOp, "P");
        using var anybody = _site.Site.Visit();

        var address = $"/factures/payfip/retour?idop={idOp}";
        var (own, stranger, nobody) = (await payer.Visitor.OpenAsync(address), await other.Visitor.OpenAsync(address), await anybody.OpenAsync(address));
        var unknown = await anybody.OpenAsync($"/factures/payfip/retour?idop={Guid.NewGuid()}");

        Assert.That(own.Title, Is.EqualTo("Paiement reçu"));
        Assert.That(new[] { stranger.Title, nobody.Title, unknown.Title }, Is.All.EqualTo("Votre paiement est en cours de vérification"));
        Assert.That(nobody.Words, Is.EqualTo(unknown.Words).And.Not.Contain("42,50"));
    }

    [Test]
    public async Task Another_family_s_invoice_is_a_page_that_does_not_exist_whatever_is_asked_of_it()
    {
        var payer = await _site.PayerAsync();
        var other = await _site.PayerAsync();
        await payer.PayAsync();
        var attempt = await _site.Site.PortalAsync(db => Task.FromResult(db.Set<PaymentAttempt>().Single().Id));
        var (id, mine) = (payer.Invoice.Id, await other.Visitor.OpenAsync($"/factures/{other.Invoice.Id}/payer"));
        var token = mine.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");

        foreach (var address in new[] { $"/factures/{id}", $"/factures/{id}/payer", $"/factures/{id}/contester/0", $"/factures/paiement/{attempt}" })
            Assert.That((await other.Visitor.OpenAsync(address)).Status, Is.EqualTo(HttpStatusCode.NotFound), address);
        var paid = await other.Visitor.SendAsync($"/factures/{id}/payer", $"AmountCents=4250&__RequestVerificationToken={token}");
        var contested = await other.Visitor.SendAsync($"/factures/{id}/contester/0", $"Reason=non&__RequestVerificationToken={token}");
        await other.Visitor.SendAsync($"/factures/paiement/{attempt}/me-prevenir", $"__RequestVerificationToken={token}");

        Assert.That((paid.Status, contested.Status), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
        Assert.That(await _site.Site.PortalAsync(db => Task.FromResult((db.Set<PaymentAttempt>().Count(), db.Set<Dispute>().Count(), db.Set<PaymentAttempt>().Single().WantsMail))), Is.EqualTo((1, 0, false)));
    }

    [Test]
    public async Task Whoever_is_not_signed_in_signs_in_first()
    {
        using var anybody = _site.Site.Visit();

        Assert.That((await anybody.OpenAsync("/factures")).Title, Is.EqualTo("Se connecter"));
    }

    [Test]
    public async Task A_line_is_contested_once_and_its_answer_is_read_on_the_invoice_and_by_mail()
    {
        var payer = await _site.PayerAsync();
        var form = await payer.Visitor.OpenAsync($"/factures/{payer.Invoice.Id}/contester/1");

        var empty = await payer.Visitor.SendAsync($"/factures/{payer.Invoice.Id}/contester/1", $"Reason=&__RequestVerificationToken={form.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")}");
        var sent = await payer.Visitor.SendAsync($"/factures/{payer.Invoice.Id}/contester/1", $"Reason=Absente+ce+jour&__RequestVerificationToken={form.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")}");

        Assert.That(empty.Problems, Is.EqualTo(new[] { "Écrivez en quelques mots ce qui ne va pas." }));
        Assert.That(sent.Words, Does.Contain("Votre message est envoyé").And.Contain("Contestée C-000001"));
        Assert.That(sent.Links, Does.Not.Contain($"/factures/{payer.Invoice.Id}/contester/1").And.Contain($"/factures/{payer.Invoice.Id}/contester/0"));
        var disputes = (Disputes)_site.Site.Services.GetService(typeof(Disputes))!;
        Assert.That(await disputes.AnswerAsync("C-000001", DisputeOutcome.Accepted, "Vous avez raison : la ligne est retirée.", CancellationToken.None), Is.EqualTo(AnswerResult.Answered));
        Assert.That((await payer.Visitor.OpenAsync($"/factures/{payer.Invoice.Id}")).Words, Does.Contain("Contestation acceptée").And.Contain("Vous avez raison : la ligne est retirée."));
        Assert.That((await MailAsync("Réponse à votre contestation")).TextBody, Does.Contain("Votre contestation est acceptée").And.Contain("la ligne est retirée"));
        Assert.That(await disputes.AnswerAsync("C-000001", DisputeOutcome.Refused, "Non", CancellationToken.None), Is.EqualTo(AnswerResult.WasAnswered));
    }

    private async Task<MimeMessage> MailAsync(string subject)
    {
        MimeMessage mail;
        do
            mail = await _site.Site.Mails.NextAsync();
        while (mail.Subject?.StartsWith(subject, StringComparison.Ordinal) != true);
        return mail;
    }
}
