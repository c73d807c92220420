using Site.Billing.PayFip.Simulator;
using Site.Core.Billing;
using Site.Core.Reservations;
using Site.Tests.Support;

namespace Site.Tests.Billing.Files;

/// <summary>What the régie and the desk type, as processes of their own.</summary>
public class BillingCommandsTests
{
    private static readonly DateOnly Monday = new(2026, 3, 9);

    private BillingWorld _world = null!;
    private TemporaryFolder _out = null!;

    [SetUp]
    public async Task Start() => (_world, _out) = (await BillingWorld.StartAsync(), new TemporaryFolder());

    [TearDown]
    public async Task Stop()
    {
        await _world.DisposeAsync();
        _out.Dispose();
    }

    [Test]
    public async Task Bill_says_what_it_would_do_and_does_it_only_when_told()
    {
        await _world.BookedAsync("E1", "CANTINE", Monday);

        var preview = await RunAsync("bill", "--month", "2026-03", "--preview");
        var unasked = await RunAsync("bill", "--month", "2026-03");
        var kept = await _world.InvoicesAsync();
        var done = await RunAsync("bill", "--month", "2026-03", "--yes");
        var again = await RunAsync("bill", "--month", "2026-03", "--yes");

        Assert.That((preview.Code, preview.Output), Is.EqualTo((0, preview.Output)));
        Assert.That(preview.Output, Does.Contain("1 nouvelle facture, 4,20\u00a0€"));
        Assert.That((unasked.Code, kept.Count), Is.EqualTo((1, 0)), "nobody has agreed");
        Assert.That(unasked.Output, Does.Contain("--yes").And.Contain("Rien n’a été émis."));
        Assert.That((done.Code, again.Code), Is.EqualTo((0, 0)), done.Error);
        Assert.That(again.Output, Does.Contain("0 nouvelle facture").And.Contain("1 facture inchangée"));
        Assert.That(await _world.InvoicesAsync(), Has.Count.EqualTo(1));
    }

    [TestCase("bill")]
    [TestCase("bill", "--month", "mars")]
    [TestCase("bill", "--month", "2026-03", "--preview", "--yes")]
    [TestCase("export", "payments", "--from", "2026-03-31", "--to", "2026-03-01")]
    [TestCase("export", "rien")]
    [TestCase("hand-over")]
    [TestCase("payments", "decide", "abc")]
    [TestCase("disputes", "answer", "C-000001", "--outcome", "peut-être", "--text", "x")]
    [TestCase("payfip", "essai")]
    public async Task A_command_that_makes_no_sense_says_how_it_is_used(params string[] command)
    {
        var (code, _, error) = await RunAsync(command);

        Assert.That((code, error), Is.EqualTo((2, error)));
        Assert.That(error, Does.StartWith("Usage: "));
    }

    [Test]
    public async Task A_month_that_has_not_begun_is_not_billed()
    {
        var (code, _, error) = await RunAsync("bill", "--month", "2099-01", "--yes");

        Assert.That((code, error), Is.EqualTo((2, error)));
        Assert.That(error, Does.Contain("rien n’est facturé d’avance"));
    }

    [Test]
    public async Task The_régie_s_file_is_balanced_and_its_owner_s_alone()
    {
        var invoice = await _world.InvoiceAsync(5000);
        await _world.Town.ImportAsync(("payments-received.csv", "key;invoice;date;means;amount\nCH1;F2026-900001;01/03/2026;chèque;10,50"));
        await _world.PayFip.PayAsync(await _world.SentAsync(invoice), "P");
        await _world.PassAsync(TimeSpan.FromMinutes(6));

        var (code, output, _) = await RunAsync("export", "payments", "--from", "2026-03-01", "--to", "2026-03-31", "--out", _out.Path);

        var path = Path.Combine(_out.Path, "encaissements-2026-03-01-2026-03-31.csv");
        var lines = await File.ReadAllLinesAsync(path);
        Assert.That((code, output), Is.EqualTo((0, output)));
        Assert.That(output, Does.Contain("2 écritures, 50,00\u00a0€"));
        Assert.That(lines.Select(line => line.Split(';')[^1]), Is.EqualTo(new[] { "montant", "10,50", "39,50", "39,50", "10,50", "50,00" }));
        Assert.That(lines[^1], Does.StartWith("total;"));
        if (!OperatingSystem.IsWindows())
            Assert.That(File.GetUnixFileMode(path), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public async Task The_comptable_s_list_names_who_owes_what()
    {
        var invoice = await _world.InvoiceAsync(5000);

        var (code, output, error) = await RunAsync("hand-over", "--due-before", "2026-04-01", "--reference", "TR7", "--out", _out.Path);

        Assert.That(code, Is.Zero, error);
        Assert.That(output, Does.Contain("1 facture transmise"));
        Assert.That(await File.ReadAllTextAsync(Directory.GetFiles(_out.Path).Single()), Does.Contain("F2026-900001").And.Contain("L’Hénaff-Diop").And.Contain("50,00"));
        Assert.That((await _world.SeesAsync(invoice)).HandOverReference, Is.EqualTo("TR7"));
    }

    [Test]
    public async Task What_needs_a_human_is_listed_and_decided()
    {
        var invoice = await _world.InvoiceAsync(5000);
        var idOp = await _world.SentAsync(invoice);
        await _world.PayFip.PayAsync(idOp, "Q");
        await _world.NotifiedAsync(idOp);
        var attempt = (await _world.AttemptAsync(idOp)).Id.ToString();

        var list = await RunAsync("payments", "attention");
        var decided = await RunAsync("payments", "decide", attempt, "--as", "paid");
        var after = await RunAsync("payments", "attention");
        var twice = await RunAsync("payments", "decide", attempt, "--as", "paid");

        Assert.That(list.Output, Does.Contain(attempt).And.Contain("F2026-900001").And.Contain("50,00\u00a0€").And.Contain("demandez à PayFiP"));
        Assert.That((decided.Code, twice.Code), Is.EqualTo((0, 1)), decided.Error);
        Assert.That(after.Output, Does.Contain("Aucun paiement à vérifier."));
        Assert.That(await _world.JournalAsync(invoice), Is.EqualTo(5000));
    }

    [Test]
    public async Task Contested_lines_are_listed_and_answered()
    {
        await _world.BookedAsync("E1", "CANTINE", Monday, state: BookingState.AbsentUnjustified);
        await _world.BillAsync();
        var invoice = (await _world.InvoicesAsync()).Single();
        await _world.Get<Disputes>().OpenAsync(_world.Family.Account, invoice.Id, 0, "Léa était malade.", CancellationToken.None);

        var list = await RunAsync("disputes", "list");
        var answered = await RunAsync("disputes", "answer", "C-000001", "--outcome", "refused", "--text", "Le certificat manque.");
        var unknown = await RunAsync("disputes", "answer", "C-000099", "--outcome", "refused", "--text", "Non.");

        Assert.That(list.Output, Does.Contain("C-000001").And.Contain("L’Hénaff-Diop").And.Contain("le 9 mars").And.Contain("Léa était malade."));
        Assert.That((answered.Code, unknown.Code), Is.EqualTo((0, 1)), answered.Error);
        Assert.That((await _world.Town.MailsAsync(BillingMails.ServiceKind)).Single().Text, Does.Contain("Restauration scolaire, 4,20\u00a0€").And.Not.Contain("malade"), "no health in a mailbox");
        Assert.That((await _world.Town.MailsAsync(BillingMails.DisputeKind)).Select(mail => mail.Text), Has.Some.Contains("Le certificat manque."));
    }

    [Test]
    public async Task A_PayFiP_contract_is_checked()
    {
        var found = await RunAsync("payfip", "check", "--mail", "regie@exemple.fr");
        _world.PayFip.Weather = _ => SimulatedTrouble.Unavailable;
        var silent = await RunAsync("payfip", "check");

        Assert.That((found.Code, found.Output), Is.EqualTo((0, found.Output)), found.Error);
        Assert.That(found.Output, Does.Contain("VILLE SIMULEE").And.Contain("opération de 1\u00a0€ ouverte").And.Contain(_world.PayFip.Book.All.Single().IdOp));
        Assert.That((silent.Code, silent.Output), Is.EqualTo((1, silent.Output)));
        Assert.That(silent.Output, Does.Contain("PayFiP est indisponible"));
    }

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] command) => SiteCommand.RunAsync(_world.Town.DataPath,
    [
        .. command, "--Site:PublicAddress", "https://famille.exemple.fr",
        "--Billing:Kinds:0:Key", "FAM", "--Billing:Kinds:0:Name", "Restauration", "--Billing:Kinds:0:Numcli", "090909", "--Billing:Kinds:0:Court", "tribunal administratif de Cergy-Pontoise",
        "--Billing:PayFip:Endpoint", _world.PayFip.Endpoint.AbsoluteUri, "--Billing:PayFip:PaymentPage", _world.PayFip.PaymentPage.AbsoluteUri, "--Billing:PayFip:Saisie", "T",
    ]);
}
