using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Site.Billing.PayFip.Simulator;
using Site.Core.Billing.PayFip;
using Site.Tests.Feedback;

namespace Site.Tests.Billing.PayFip;

/// <summary>The real client against the simulator over HTTP: each operation, fault and trouble.</summary>
public class PayFipClientTests
{
    private static readonly PayFipOrder Order = new(
        "090909", "2026", "F2026000001", "Facture de novembre", 4250, "parent@exemple.fr", new Uri("https://famille.exemple.fr/notification"), new Uri("https://famille.exemple.fr/retour"));

    private readonly ManualTime _time = new();
    private PayFipSimulator _simulator = null!;
    private PayFipClient _client = null!;
    private HttpClient _http = null!;

    [SetUp]
    public async Task Start()
    {
        _simulator = await PayFipSimulator.StartAsync(new PayFipSimulatorOptions { Time = _time, Clients = ["090909"], ReopensAfterCancel = false });
        _http = new HttpClient();
        _client = Client("T");
    }

    [TearDown]
    public async Task Stop()
    {
        _http.Dispose();
        await _simulator.DisposeAsync();
    }

    [Test]
    public async Task An_operation_is_opened_paid_and_read_with_all_that_it_was_asked_for()
    {
        var idOp = await OpenedAsync();
        var before = await _client.ReadAsync(idOp, CancellationToken.None);
        var back = await _simulator.PayAsync(idOp, "P");

        var read = await _client.ReadAsync(idOp, CancellationToken.None);

        Assert.That(CodeOf(before), Is.EqualTo("P5"));
        Assert.That(back, Is.EqualTo(new Uri($"https://famille.exemple.fr/retour?idop={idOp}")));
        Assert.That(read, Is.EqualTo(new PayFipAnswer<PayFipDetail>.Done(new PayFipDetail(
            idOp, "P", 4250, "090909", "F2026000001", "2026", "112233", new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero), "parent@exemple.fr", "T"))), "10:30 in Paris");
    }

    [Test]
    public async Task The_town_behind_a_client_number_is_named()
    {
        var known = await _client.ClientAsync("090909", CancellationToken.None);
        var unknown = await _client.ClientAsync("111111", CancellationToken.None);

        Assert.That(known, Is.EqualTo(new PayFipAnswer<PayFipTown>.Done(new PayFipTown("090909", "VILLE SIMULEE", "REGIE FAMILLES", "SIMULATEUR"))));
        Assert.That((unknown as PayFipAnswer<PayFipTown>.Refused)?.Fault.Code, Is.EqualTo("T4"));
    }

    [TestCase(PayFipField.Numcli)]
    [TestCase(PayFipField.Exer)]
    [TestCase(PayFipField.Refdet)]
    [TestCase(PayFipField.Objet)]
    [TestCase(PayFipField.Amount)]
    [TestCase(PayFipField.Mail)]
    [TestCase(PayFipField.Notification)]
    [TestCase(PayFipField.Return)]
    public async Task What_PayFiP_would_refuse_is_not_sent(PayFipField field)
    {
        var tooLong = new Uri("https://famille.exemple.fr/" + new string('a', 250));
        var wrong = field switch
        {
            PayFipField.Numcli => Order with { Numcli = "90909" },
            PayFipField.Exer => Order with { Exer = "26" },
            PayFipField.Refdet => Order with { Refdet = "F-26" },
            PayFipField.Objet => Order with { Objet = "été" },
            PayFipField.Amount => Order with { AmountCents = 99 },
            PayFipField.Mail => Order with { Mail = "a@b.f" },
            PayFipField.Notification => Order with { Notification = tooLong },
            _ => Order with { Return = tooLong },
        };

        Assert.That(await _client.CreateAsync(wrong, CancellationToken.None), Is.EqualTo(new PayFipAnswer<string>.Malformed(field)));
        Assert.That(_simulator.Book.All, Is.Empty);
    }

    [Test]
    public async Task Whatever_PayFiP_refuses_comes_back_with_its_code_and_what_to_do()
    {
        var wrongMode = await Client("Z").CreateAsync(Order, CancellationToken.None);
        var unknownClient = await _client.CreateAsync(Order with { Numcli = "111111" }, CancellationToken.None);
        var unknownOperation = await _client.ReadAsync(Guid.NewGuid().ToString(), CancellationToken.None);

        Assert.That((CodeOf(wrongMode), CodeOf(unknownClient), CodeOf(unknownOperation)), Is.EqualTo(("S1", "T4", "P1")));
        Assert.That(PayFipFaultTexts.WhatToDo(((PayFipAnswer<string>.Refused)unknownClient).Fault), Does.Contain("contrat PayFiP"));
    }

    [TestCase(SimulatedTrouble.Dysfunction)]
    [TestCase(SimulatedTrouble.Unavailable)]
    public async Task A_PayFiP_that_is_out_of_order_may_work_later(SimulatedTrouble trouble)
    {
        _simulator.Weather = _ => trouble;

        Assert.That((await _client.CreateAsync(Order, CancellationToken.None) as PayFipAnswer<string>.Refused)?.Fault.Meaning, Is.EqualTo(PayFipFaultMeaning.TryLater));
    }

    [TestCase(SimulatedTrouble.NoAnswer)]
    [TestCase(SimulatedTrouble.Cut)]
    [TestCase(SimulatedTrouble.Nonsense)]
    public async Task An_order_without_an_answer_is_not_sent_again(SimulatedTrouble trouble)
    {
        _simulator.Weather = _ => trouble;

        Assert.That((await _client.CreateAsync(Order, CancellationToken.None) as PayFipAnswer<string>.NoAnswer)?.MayHaveArrived, Is.True);
        Assert.That(_simulator.Book.All, Has.Count.EqualTo(1), "PayFiP has it, once");
    }

    [Test]
    public async Task A_broken_connection_is_tried_again_where_only_something_is_read()
    {
        var idOp = await OpenedAsync();
        await _simulator.PayAsync(idOp, "V");
        var calls = 0;
        _simulator.Weather = _ => Interlocked.Increment(ref calls) == 1 ? SimulatedTrouble.Cut : SimulatedTrouble.None;

        Assert.That((await _client.ReadAsync(idOp, CancellationToken.None) as PayFipAnswer<PayFipDetail>.Done)?.Value.ResultTrans, Is.EqualTo("V"));
        Assert.That(calls, Is.EqualTo(2));
    }

    [Test]
    public async Task Nobody_there_is_known_not_to_have_taken_the_order()
    {
        await _simulator.DisposeAsync();

        Assert.That((await _client.CreateAsync(Order, CancellationToken.None) as PayFipAnswer<string>.NoAnswer)?.MayHaveArrived, Is.False);
    }

    [Test]
    public async Task The_payer_s_page_opens_for_15_minutes_and_an_abandoned_operation_is_purged_overnight()
    {
        var idOp = await OpenedAsync();
        async Task<string> PageAsync() => await _http.GetStringAsync(_client.PaymentPage(idOp));

        Assert.That(await PageAsync(), Does.Contain("42,50").And.Contain("Aucune carte n’est demandée"));
        _time.Pass(TimeSpan.FromMinutes(16));
        Assert.That(await PageAsync(), Does.Contain("(P4)"));
        Assert.That(await _simulator.PayAsync(idOp, "P"), Is.Null);
        _time.Pass(TimeSpan.FromDays(1));
        Assert.That(CodeOf(await _client.ReadAsync(idOp, CancellationToken.None)), Is.EqualTo("P1"));
    }

    [Test]
    public async Task Where_the_provider_does_not_open_a_cancelled_operation_again_its_page_says_so()
    {
        var idOp = await OpenedAsync();
        await _simulator.PayAsync(idOp, "A");

        Assert.That(await _http.GetStringAsync(_client.PaymentPage(idOp)), Does.Contain("(P3)"));
        Assert.That(await _simulator.PayAsync(idOp, "P"), Is.Null);
    }

    [Test]
    public async Task An_operation_is_asked_for_by_idOp_alone()
    {
        var idOp = await OpenedAsync();
        await _simulator.PayAsync(idOp, "P");
        var soap = PayFipEnvelope.Request("recupererDetailPaiementSecurise", [("idop", idOp)]);
        using var content = new ByteArrayContent(soap);
        content.Headers.ContentType = new("text/xml");

        using var answer = await _http.PostAsync(_simulator.Endpoint, content);

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("<code>P1</code>"), "case matters");
    }

    [Test]
    public void Any_text_becomes_an_object_that_PayFiP_takes() => Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text =>
    {
        var objet = PayFipFormat.Objet(text ?? "");
        return objet.Length <= PayFipFormat.LongestObjet && objet.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == ' ')
            && !objet.Contains("  ", StringComparison.Ordinal) && objet == objet.Trim() && PayFipFormat.Objet(objet) == objet;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Test]
    public void French_texts_keep_their_letters() =>
        Assert.That(PayFipFormat.Objet("Élève à l’œuvre : cantine, n 12, été"), Is.EqualTo("Eleve a l oeuvre cantine n 12 ete"));

    private PayFipClient Client(string saisie) => new(_http, Options.Create(new PayFipOptions
    {
        Endpoint = _simulator.Endpoint, PaymentPage = _simulator.PaymentPage, Saisie = saisie, Timeout = TimeSpan.FromSeconds(1),
    }), NullLogger<PayFipClient>.Instance);

    private async Task<string> OpenedAsync() => ((PayFipAnswer<string>.Done)await _client.CreateAsync(Order, CancellationToken.None)).Value;

    private static string? CodeOf<T>(PayFipAnswer<T> answer) => (answer as PayFipAnswer<T>.Refused)?.Fault.Code;
}
