using System.Collections.Concurrent;
using System.Net;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Site.Billing.PayFip.Simulator;
using Site.Core.Billing.PayFip;
using Site.Tests.Account;
using Site.Tests.Feedback;

namespace Site.Tests.Billing.PayFip;

/// <summary>The simulator's page as a payer uses it, between a portal that notes what it is told and the real client that asks what has become of it.</summary>
public class PayerPageTests
{
    private ManualTime _time = null!;
    private ConcurrentQueue<string> _told = null!;
    private SemaphoreSlim _isTold = null!;
    private WebApplication _portal = null!;
    private PayFipSimulator _simulator = null!;
    private PayFipClient _client = null!;
    private HttpClient _http = null!;
    private Visitor _payer = null!;

    [SetUp]
    public async Task Start()
    {
        (_time, _told, _isTold) = (new ManualTime(), new ConcurrentQueue<string>(), new SemaphoreSlim(0));
        _simulator = await PayFipSimulator.StartAsync(new PayFipSimulatorOptions { Time = _time, AfterReturn = TimeSpan.Zero });
        _portal = await PortalAsync();
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
        _client = new PayFipClient(
            _http, Options.Create(new PayFipOptions { Endpoint = _simulator.Endpoint, PaymentPage = _simulator.PaymentPage, Saisie = "T", Timeout = TimeSpan.FromSeconds(20) }),
            NullLogger<PayFipClient>.Instance);
        _payer = new Visitor(_simulator.PaymentPage);
    }

    [TearDown]
    public async Task Stop()
    {
        _payer.Dispose();
        _http.Dispose();
        await _simulator.DisposeAsync();
        await _portal.DisposeAsync();
        _isTold.Dispose();
    }

    [TestCase("Payer par carte", "P")]
    [TestCase("Payer par prélèvement", "V")]
    [TestCase("Carte refusée", "R")]
    [TestCase("Prélèvement refusé", "Z")]
    [TestCase("Annuler", "A")]
    [TestCase("Résultat inconnu", "Q")]
    public async Task Each_button_has_its_result_tells_the_portal_and_then_sends_the_browser_back(string button, string result)
    {
        var idOp = await OrderedAsync();

        var back = await PressAsync(await _payer.OpenAsync(PageOf(idOp)), button);

        Assert.That(_told, Is.EqualTo(new[] { $"POST {idOp}", $"GET {idOp} famille=12" }), "the notification comes first; the return keeps its own query");
        Assert.That(back.Words, Is.EqualTo("De retour"));
        var detail = await DetailAsync(idOp);
        Assert.That((detail?.ResultTrans, detail?.AmountCents), Is.EqualTo((result, (int?)4250)));
    }

    [Test]
    public async Task Whoever_leaves_without_a_word_leaves_no_result()
    {
        var idOp = await OrderedAsync();

        await PressAsync(await _payer.OpenAsync(PageOf(idOp)), "Quitter sans payer");

        Assert.That(_told, Is.EqualTo(new[] { $"GET {idOp} famille=12" }));
        Assert.That(await CodeAsync(idOp), Is.EqualTo("P5"));
    }

    [TestCase("Never", 0)]
    [TestCase("Twice", 2)]
    public async Task The_portal_is_told_as_often_as_the_page_says(string notification, int times)
    {
        var idOp = await OrderedAsync();

        await ChooseAsync(idOp, ("result", "P"), ("notification", notification));

        Assert.That(_told.Count(line => line == $"POST {idOp}"), Is.EqualTo(times));
        Assert.That(_told.Last(), Is.EqualTo($"GET {idOp} famille=12"));
    }

    [Test]
    public async Task The_notification_may_come_after_the_browser()
    {
        var idOp = await OrderedAsync();
        using var form = new FormUrlEncodedContent([new("idop", idOp), new("result", "P"), new("notification", "AfterReturn")]);

        using var answer = await _http.PostAsync(_simulator.PaymentPage, form);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await _isTold.WaitAsync(TimeSpan.FromSeconds(20)), Is.True, "the browser has not gone back; nothing else can have told");
        Assert.That(_told, Is.EqualTo(new[] { $"POST {idOp}" }));
    }

    [Test]
    public async Task Another_amount_than_was_asked_for_may_be_announced()
    {
        var idOp = await OrderedAsync();

        await ChooseAsync(idOp, ("result", "P"), ("other", "1"));

        Assert.That((await DetailAsync(idOp))?.AmountCents, Is.EqualTo(4350));
    }

    [Test]
    public async Task A_cancelled_payment_is_taken_up_again_on_the_same_page_and_a_paid_one_is_not()
    {
        var idOp = await OrderedAsync();
        await ChooseAsync(idOp, ("result", "A"));
        await ChooseAsync(idOp, ("result", "P"));

        await ChooseAsync(idOp, ("result", "R"));

        Assert.That((await DetailAsync(idOp))?.ResultTrans, Is.EqualTo("P"));
        Assert.That((await _payer.OpenAsync(PageOf(idOp))).Words, Does.Contain("déjà terminé (P3)"));
    }

    [Test]
    public async Task Pressed_twice_at_once_one_result_counts()
    {
        var idOp = await OrderedAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(at => ChooseAsync(idOp, ("result", at % 2 == 0 ? "P" : "R"))));

        Assert.That(_told.Count(line => line.StartsWith("POST", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_page_opens_for_15_minutes_but_whoever_has_it_open_may_take_longer()
    {
        var idOp = await OrderedAsync();
        var open = await _payer.OpenAsync(PageOf(idOp));
        _time.Pass(TimeSpan.FromMinutes(25));

        var tooLate = await _payer.OpenAsync(PageOf(idOp));
        await PressAsync(open, "Payer par carte");

        Assert.That(tooLate.Words, Does.Contain("(P4)"));
        Assert.That((await DetailAsync(idOp))?.ResultTrans, Is.EqualTo("P"), "a late payment");
    }

    [Test]
    public async Task The_night_purges_what_was_abandoned_but_midnight_does_not_and_results_stay()
    {
        // From 10:30 to 23:55 in Paris.
        _time.Pass(TimeSpan.FromMinutes((13 * 60) + 25));
        var (abandoned, paid) = (await OrderedAsync(), await OrderedAsync());
        await ChooseAsync(paid, ("result", "P"));
        _time.Pass(TimeSpan.FromMinutes(10));
        var afterMidnight = await CodeAsync(abandoned);
        _time.Pass(TimeSpan.FromHours(4));

        Assert.That((afterMidnight, await CodeAsync(abandoned)), Is.EqualTo(("P5", "P1")));
        Assert.That((await DetailAsync(paid))?.ResultTrans, Is.EqualTo("P"));
        Assert.That((await _payer.OpenAsync(PageOf(abandoned))).Words, Does.Contain("(P1)"));
    }

    [Test]
    public async Task The_page_says_what_it_is_and_what_is_paid_and_lets_no_script_in()
    {
        var idOp = await OrderedAsync();
        using var answer = await _http.GetAsync(_client.PaymentPage(idOp));
        var page = await VisitedPage.ReadAsync(answer);

        Assert.That(page.Words, Does.Contain("aucune somme n’est débitée").And.Contain("42,50").And.Contain("F2026000001").And.Contain("Facture de novembre"));
        Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'none'; style-src 'nonce-"));
    }

    [Test]
    public async Task Whatever_an_order_says_stands_on_the_page_as_text()
    {
        var created = PayFipEnvelope.Request("creerPaiementSecurise", Fields().Select(field => field.Name == "objet" ? (field.Name, "<script>alert(1)</script>") : field));
        using var content = new ByteArrayContent(created);
        using var answer = await _http.PostAsync(_simulator.Endpoint, content);

        var page = await _payer.OpenAsync(PageOf(_simulator.Book.All.Single().IdOp));

        Assert.That(page.Document.QuerySelectorAll("script"), Is.Empty);
        Assert.That(page.Words, Does.Contain("<script>alert(1)</script>"));
    }

    [TestCase("saisie", "Z", "S1")]
    [TestCase("numcli", "", "T1")]
    [TestCase("numcli", "12", "T2")]
    [TestCase("montant", "42,50", "M1")]
    [TestCase("montant", "99", "M3")]
    [TestCase("montant", "10000000", "M5")]
    [TestCase("mel", "", "A1")]
    [TestCase("mel", "parent.exemple.fr", "A2")]
    [TestCase("refdet", "F-2026", "R3")]
    [TestCase("urlnotif", "famille", "N1")]
    [TestCase("urlredirect", "", "D1")]
    public async Task The_simulator_checks_orders_as_PayFiP_does(string wrong, string value, string code)
    {
        using var content = new ByteArrayContent(PayFipEnvelope.Request("creerPaiementSecurise", Fields().Select(field => field.Name == wrong ? (field.Name, value) : field)));

        using var answer = await _http.PostAsync(_simulator.Endpoint, content);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError), "faults come as HTTP 500");
        var fault = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Descendants(XName.Get("FonctionnelleErreur", CannedPayFip.Namespace)).Single();
        Assert.That(fault.Element("code")?.Value, Is.EqualTo(code));
        Assert.That(_simulator.Book.All, Is.Empty);
    }

    private async Task<WebApplication> PortalAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var portal = builder.Build();
        portal.MapPost("/notification", async context =>
        {
            _told.Enqueue($"POST {(await context.Request.ReadFormAsync())["idOp"]}");
            _isTold.Release();
        });
        portal.MapGet("/retour", context =>
        {
            _told.Enqueue($"GET {context.Request.Query["idop"]} famille={context.Request.Query["famille"]}");
            return context.Response.WriteAsync("<main>De retour</main>");
        });
        await portal.StartAsync();
        return portal;
    }

    private (string Name, string Value)[] Fields() =>
    [
        ("exer", "2026"), ("mel", "parent@exemple.fr"), ("montant", "4250"), ("numcli", "090909"), ("objet", "Facture de novembre"), ("refdet", "F2026000001"), ("saisie", "T"),
        ("urlnotif", $"{_portal.Urls.First()}/notification"), ("urlredirect", $"{_portal.Urls.First()}/retour?famille=12"),
    ];

    private async Task<string> OrderedAsync()
    {
        var portal = _portal.Urls.First();
        var order = new PayFipOrder(
            "090909", "2026", "F2026000001", "Facture de novembre", 4250, "parent@exemple.fr", new Uri($"{portal}/notification"), new Uri($"{portal}/retour?famille=12"));
        return ((PayFipAnswer<string>.Done)await _client.CreateAsync(order, CancellationToken.None)).Value;
    }

    /// <summary>Presses a button and leaves everything else on the page as it is: no box is ticked.</summary>
    private async Task<VisitedPage> PressAsync(VisitedPage page, string words)
    {
        var button = page.Button(words);
        var fields = button.Closest("form")!.QuerySelectorAll("input[type=hidden]").Append(button).Select(field => $"{field.GetAttribute("name")}={field.GetAttribute("value")}");
        return await _payer.SendAsync(page.Address.AbsoluteUri, string.Join('&', fields));
    }

    /// <summary>Sends the page's form as its fields would be.</summary>
    private async Task ChooseAsync(string idOp, params (string Name, string Value)[] fields) =>
        await _payer.SendAsync(_simulator.PaymentPage.AbsoluteUri, string.Join('&', fields.Prepend(("idop", idOp)).Select(field => $"{field.Item1}={field.Item2}")));

    private string PageOf(string idOp) => _client.PaymentPage(idOp).AbsoluteUri;

    private async Task<PayFipDetail?> DetailAsync(string idOp) => (await _client.ReadAsync(idOp, CancellationToken.None) as PayFipAnswer<PayFipDetail>.Done)?.Value;

    private async Task<string?> CodeAsync(string idOp) => (await _client.ReadAsync(idOp, CancellationToken.None) as PayFipAnswer<PayFipDetail>.Refused)?.Fault.Code;
}
