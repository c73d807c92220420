using System.Xml.Linq;
using Site.Core.Billing.PayFip;

namespace Site.Tests.Billing.PayFip;

/// <summary>How the client takes PayFiP's words: what goes over the wire, every fault, and answers that cannot be believed.</summary>
public class PayFipAnswerTests
{
    private const string IdOp = "cc0cb210-1cd4-11ea-8cca-0213ad91a103";
    private const string Created = "creerPaiementSecurise";
    private const string Read = "recupererDetailPaiementSecurise";

    private const string Detail = $"""
        <dattrans>24112026</dattrans><exer>2026</exer><heurtrans>1432</heurtrans><idOp>{IdOp}</idOp><mel>parent@exemple.fr</mel><montant>4250</montant>
        <numauto>112233</numauto><numcli>090909</numcli><objet>Facture</objet><refdet>F2026000001</refdet><resultrans>P</resultrans><saisie>T</saisie>
        """;

    private static readonly PayFipOrder Order = new(
        "090909", "2026", "F2026000001", "Facture de novembre", 4250, "parent@exemple.fr", new Uri("https://famille.exemple.fr/notification?a=1&b=2"), new Uri("https://famille.exemple.fr/retour"));

    private CannedPayFip _payFip = null!;

    [SetUp]
    public async Task Start() => _payFip = await CannedPayFip.StartAsync();

    [TearDown]
    public async Task Stop() => await _payFip.DisposeAsync();

    [Test]
    public async Task An_order_goes_over_the_wire_as_the_interface_has_it()
    {
        _payFip.Answer = CannedPayFip.Return(Created, $"<idOp>{IdOp}</idOp>");

        var answer = await _payFip.Client().CreateAsync(Order, CancellationToken.None);

        Assert.That(answer, Is.EqualTo(new PayFipAnswer<string>.Done(IdOp)));
        var (body, type, action) = _payFip.Calls.Single();
        var call = XDocument.Parse(body).Root!.Elements().Single().Elements().Single();
        Assert.That((type, action), Is.EqualTo(("text/xml; charset=utf-8", "\"\"")));
        Assert.That(call.Name, Is.EqualTo(XName.Get(Created, CannedPayFip.Namespace)));
        Assert.That(call.Element("arg0")!.Elements().ToDictionary(field => field.Name.ToString(), field => field.Value), Is.EquivalentTo(new Dictionary<string, string>
        {
            ["numcli"] = "090909", ["exer"] = "2026", ["refdet"] = "F2026000001", ["objet"] = "Facture de novembre", ["montant"] = "4250", ["mel"] = "parent@exemple.fr",
            ["saisie"] = "T", ["urlnotif"] = "https://famille.exemple.fr/notification?a=1&b=2", ["urlredirect"] = "https://famille.exemple.fr/retour",
        }), "arg0 and its fields are in no namespace");
    }

    [TestCase("S1", PayFipFaultMeaning.OperatorMustAct)]
    [TestCase("T1", PayFipFaultMeaning.OperatorMustAct)]
    [TestCase("T2", PayFipFaultMeaning.OperatorMustAct)]
    [TestCase("T4", PayFipFaultMeaning.OperatorMustAct)]
    [TestCase("M1", PayFipFaultMeaning.OperatorMustAct)]
    [TestCase("M3", PayFipFaultMeaning.OperatorMustAct)]
    [TestCase("M5", PayFipFaultMeaning.OperatorMustAct)]
    [TestCase("A1", PayFipFaultMeaning.OperatorMustAct)]
    [TestCase("A2", PayFipFaultMeaning.OperatorMustAct)]
    [TestCase("N1", PayFipFaultMeaning.OperatorMustAct)]
    [TestCase("D1", PayFipFaultMeaning.OperatorMustAct)]
    [TestCase("R3", PayFipFaultMeaning.OperatorMustAct)]
    [TestCase("P1", PayFipFaultMeaning.UnknownOperation)]
    [TestCase("P3", PayFipFaultMeaning.AlreadyUsed)]
    [TestCase("P4", PayFipFaultMeaning.TooOld)]
    [TestCase("P5", PayFipFaultMeaning.NotKnownYet)]
    public async Task Each_code_has_its_meaning_and_its_own_sentence_for_the_operator(string code, PayFipFaultMeaning meaning)
    {
        _payFip.Answer = CannedPayFip.Fault("FonctionnelleErreur", $"<code>{code}</code><descriptif>Long</descriptif><libelle>Court</libelle><severite>2</severite>");

        var answer = await _payFip.Client().ReadAsync(IdOp, CancellationToken.None);

        var fault = new PayFipFault(PayFipFaultKind.Functional, code, "Court", "Long", "2");
        Assert.That(answer, Is.EqualTo(new PayFipAnswer<PayFipDetail>.Refused(fault)));
        Assert.That(fault.Meaning, Is.EqualTo(meaning));
        Assert.That(PayFipFaultTexts.WhatToDo(fault), Is.EqualTo(PayFipFaultTexts.Known[code]).And.Not.EqualTo(PayFipFaultTexts.WhatToDo(fault with { Code = "Z9" })));
    }

    [TestCase("TechDysfonctionnementErreur", PayFipFaultKind.Dysfunction, PayFipFaultMeaning.TryLater)]
    [TestCase("TechIndisponibiliteErreur", PayFipFaultKind.Unavailable, PayFipFaultMeaning.TryLater)]
    [TestCase("TechProtocolaireErreur", PayFipFaultKind.Protocol, PayFipFaultMeaning.OperatorMustAct)]
    [TestCase("AutreErreur", PayFipFaultKind.Protocol, PayFipFaultMeaning.OperatorMustAct)]
    public async Task Faults_of_the_machinery_are_told_apart_by_their_detail(string kind, PayFipFaultKind expected, PayFipFaultMeaning meaning)
    {
        _payFip.Answer = CannedPayFip.Fault(kind, "<code></code>");

        var fault = (await _payFip.Client().CreateAsync(Order, CancellationToken.None) as PayFipAnswer<string>.Refused)?.Fault;

        Assert.That((fault?.Kind, fault?.Code, fault?.Meaning), Is.EqualTo(((PayFipFaultKind?)expected, "", (PayFipFaultMeaning?)meaning)));
    }

    [Test]
    public async Task The_machinery_s_P1_does_not_close_an_operation()
    {
        _payFip.Answer = CannedPayFip.Fault("TechDysfonctionnementErreur", "<code>P1</code>");

        Assert.That((await _payFip.Client().ReadAsync(IdOp, CancellationToken.None) as PayFipAnswer<PayFipDetail>.Refused)?.Fault.Meaning, Is.EqualTo(PayFipFaultMeaning.TryLater));
    }

    [TestCase("<montant>4250</montant>", "<montant>42,50</montant>", "montant")]
    [TestCase("<montant>4250</montant>", "<montant>-4250</montant>", "montant")]
    [TestCase("<montant>4250</montant>", "<montant>99999999999</montant>", "montant")]
    [TestCase("<montant>4250</montant>", "", "montant")]
    [TestCase("<resultrans>P</resultrans>", "<resultrans/>", "resultrans")]
    [TestCase("<refdet>F2026000001</refdet>", "", "refdet")]
    [TestCase("<saisie>T</saisie>", "", "saisie")]
    [TestCase($"<idOp>{IdOp}</idOp>", "", "idOp")]
    [TestCase($"<idOp>{IdOp}</idOp>", "<idOp>ffffffff-1cd4-11ea-8cca-0213ad91a103</idOp>", "d’une autre opération")]
    public async Task A_result_with_a_part_that_cannot_be_read_is_no_result(string sound, string spoilt, string why)
    {
        _payFip.Answer = CannedPayFip.Return(Read, Detail.Replace(sound, spoilt, StringComparison.Ordinal));

        var answer = await _payFip.Client().ReadAsync(IdOp, CancellationToken.None);

        Assert.That((answer as PayFipAnswer<PayFipDetail>.NoAnswer)?.Why, Does.Contain(why));
    }

    [TestCase(200, "")]
    [TestCase(200, "<html><body>Maintenance</body></html>")]
    [TestCase(503, "<!DOCTYPE html><html><body>Maintenance</body></html>")]
    [TestCase(500, "java.lang.NullPointerException")]
    [TestCase(302, "")]
    [TestCase(200, "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a \"P\">]><S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Body>&a;</S:Body></S:Envelope>")]
    public async Task What_is_no_SOAP_is_no_answer_and_the_order_may_have_arrived(int status, string body)
    {
        _payFip.Answer = (status, body);

        Assert.That((await _payFip.Client().CreateAsync(Order, CancellationToken.None) as PayFipAnswer<string>.NoAnswer)?.MayHaveArrived, Is.True);
        Assert.That(_payFip.Calls, Has.Count.EqualTo(1), "neither repeated nor redirected");
    }

    [Test]
    public async Task An_answer_without_end_is_not_read_to_its_end()
    {
        _payFip.Answer = CannedPayFip.Return(Created, $"<idOp>{IdOp}</idOp>{new string(' ', 70_000)}");

        Assert.That(await _payFip.Client().CreateAsync(Order, CancellationToken.None), Is.EqualTo(new PayFipAnswer<string>.NoAnswer(true, "réponse trop longue")));
    }

    [TestCase("")]
    [TestCase("<idOp></idOp>")]
    [TestCase("<idOp>../../autre?x=1</idOp>")]
    public async Task An_operation_without_a_sound_id_was_not_opened_for_us(string fields)
    {
        _payFip.Answer = CannedPayFip.Return(Created, fields);

        Assert.That((await _payFip.Client().CreateAsync(Order, CancellationToken.None) as PayFipAnswer<string>.NoAnswer)?.Why, Does.Contain("idOp"));
    }

    [TestCase("K")]
    [TestCase("PP")]
    public async Task A_result_that_nobody_knows_is_handed_on_as_it_is(string result)
    {
        _payFip.Answer = CannedPayFip.Return(Read, Detail.Replace("<resultrans>P<", $"<resultrans>{result}<", StringComparison.Ordinal));

        Assert.That((await ReadAsync())?.ResultTrans, Is.EqualTo(result));
    }

    [TestCase("24112026", "1432", "2026-11-24T13:32Z", Description = "winter")]
    [TestCase("24062026", "1432", "2026-06-24T12:32Z", Description = "summer")]
    [TestCase("25102026", "0230", "2026-10-25T00:30Z", Description = "clocks show it twice")]
    [TestCase("29032026", "0230", "2026-03-29T01:30Z", Description = "clocks never show it")]
    [TestCase("01012027", "0005", "2026-12-31T23:05Z", Description = "another year in UTC")]
    [TestCase("31022026", "1432", null)]
    [TestCase("20261124", "1432", null)]
    [TestCase("", "", null)]
    public async Task A_payment_s_moment_is_read_from_French_clocks_and_one_that_cannot_be_read_does_not_hide_the_money(string day, string hour, string? utc)
    {
        _payFip.Answer = CannedPayFip.Return(
            Read, Detail.Replace("24112026", day, StringComparison.Ordinal).Replace("<heurtrans>1432<", $"<heurtrans>{hour}<", StringComparison.Ordinal));

        var detail = await ReadAsync();

        Assert.That(detail?.AmountCents, Is.EqualTo(4250));
        Assert.That(detail.PaidAt, Is.EqualTo(utc is null ? (DateTimeOffset?)null : DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Test]
    public async Task Older_answers_that_spell_the_id_in_small_letters_are_read_too()
    {
        _payFip.Answer = CannedPayFip.Return(Read, Detail.Replace("idOp>", "idop>", StringComparison.Ordinal));

        Assert.That((await ReadAsync())?.IdOp, Is.EqualTo(IdOp));
    }

    [TestCase("12")]
    [TestCase("cc0cb210-1cd4-11ea-8cca-0213ad91a103<")]
    [TestCase("")]
    public async Task What_looks_like_no_id_is_not_asked_about(string idOp)
    {
        Assert.That(await _payFip.Client().ReadAsync(idOp, CancellationToken.None), Is.EqualTo(new PayFipAnswer<PayFipDetail>.Malformed(PayFipField.IdOp)));
        Assert.That(_payFip.Calls, Is.Empty);
    }

    [Test]
    public void Whoever_gives_up_waiting_hears_that_they_did()
    {
        using var givenUp = new CancellationTokenSource();
        givenUp.Cancel();

        Assert.That(async () => await _payFip.Client().ReadAsync(IdOp, givenUp.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task The_log_names_operation_and_code_but_no_person()
    {
        _payFip.Answer = CannedPayFip.Fault("FonctionnelleErreur", "<code>A2</code><libelle>parent@exemple.fr est incorrect</libelle>");
        await _payFip.Client().CreateAsync(Order, CancellationToken.None);
        _payFip.Answer = CannedPayFip.Return(Created, "<mel>parent@exemple.fr</mel>");
        await _payFip.Client().CreateAsync(Order, CancellationToken.None);

        Assert.That(_payFip.Log.ToString(), Does.Contain("creerPaiementSecurise: Functional A2").And.Contain("idOp").And.Not.Contain("parent@"));
    }

    private async Task<PayFipDetail?> ReadAsync() => (await _payFip.Client().ReadAsync(IdOp, CancellationToken.None) as PayFipAnswer<PayFipDetail>.Done)?.Value;
}
