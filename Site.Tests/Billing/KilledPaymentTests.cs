using Site.Billing.PayFip.Simulator;
using Site.Core.Billing;
using Site.Tests.Account;
using Site.Tests.Support;

namespace Site.Tests.Billing;

/// <summary>The site is killed (SIGKILL) at each step between « Confirmer et payer » and « Payée »; the next start finds out what became of the money.</summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class KilledPaymentTests(Store store)
{
    private const string Password = "quatre chats bleus";
    private const int Cents = 4250;

    private SmtpSink _mails = null!;
    private BillingWorld _world = null!;
    private Guid _invoice;

    [SetUp]
    public async Task Start()
    {
        _mails = new SmtpSink();
        _world = await BillingWorld.StartAsync(store);
        // The site goes by today's clock.
        _world.Time.Pass(TimeProvider.System.GetUtcNow() - _world.Time.GetUtcNow());
        _invoice = await _world.InvoiceAsync(Cents, dossier: Families.Town.Vasseur);
    }

    [TearDown]
    public async Task Stop()
    {
        await _world.DisposeAsync();
        await _mails.DisposeAsync();
    }

    [Test]
    public async Task While_PayFiP_has_the_order_and_nobody_its_answer_nothing_can_be_paid_with_it_and_the_invoice_is_free_again()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _world.PayFip.Weather = _ =>
        {
            asked.TrySetResult();
            return SimulatedTrouble.NoAnswer;
        };
        await using (var site = await StartAsync())
        {
            var parent = await SignUpAsync(site);
            var pressed = PressAsync(parent);
            await asked.Task;
            await site.KillAsync();
            await pressed.ContinueWith(_ => { }, TaskScheduler.Default);
        }
        _world.PayFip.Weather = _ => SimulatedTrouble.None;
        Assert.That((await AttemptAsync()).State, Is.EqualTo(AttemptState.Created), "kept before PayFiP was told");

        await _world.PassAsync(TimeSpan.FromMinutes(3));

        Assert.That((await AttemptAsync()).State, Is.EqualTo(AttemptState.Expired));
        Assert.That((await AttemptAsync()).LockedUntil, Is.LessThanOrEqualTo(_world.Time.GetUtcNow()));
        Assert.That((await _world.JournalAsync(_invoice), _world.PayFip.Book.All.Count(one => one.IsPaid)), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task While_the_parent_pays_the_money_is_found_afterwards()
    {
        await using (var site = await StartAsync())
        {
            await BeginAsync(await SignUpAsync(site));
            await site.KillAsync();
        }
        await _world.PayFip.PayAsync(_world.PayFip.Book.All.Single().IdOp, "P");

        await _world.PassAsync(TimeSpan.FromMinutes(6));

        await PaidOnceAsync();
    }

    [Test]
    public async Task While_a_notification_is_being_looked_into_the_money_is_found_afterwards()
    {
        await using (var site = await StartAsync())
        {
            await BeginAsync(await SignUpAsync(site));
            var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _world.PayFip.Weather = _ =>
            {
                asked.TrySetResult();
                return SimulatedTrouble.NoAnswer;
            };
            var paying = _world.PayFip.PayAsync(_world.PayFip.Book.All.Single().IdOp, "P");
            await asked.Task;
            await site.KillAsync();
            await paying;
        }
        _world.PayFip.Weather = _ => SimulatedTrouble.None;

        await _world.PassAsync(TimeSpan.FromMinutes(6));

        await PaidOnceAsync();
    }

    [Test]
    public async Task Once_it_was_noted_it_stays_so()
    {
        await using (var site = await StartAsync())
        {
            await BeginAsync(await SignUpAsync(site));
            await _world.PayFip.PayAsync(_world.PayFip.Book.All.Single().IdOp, "P");
            await site.KillAsync();
        }

        await PaidOnceAsync();
        await _world.PassAsync(TimeSpan.FromDays(1));
        await PaidOnceAsync();
    }

    private async Task PaidOnceAsync()
    {
        Assert.That((await AttemptAsync()).State, Is.EqualTo(AttemptState.Paid));
        Assert.That(await _world.JournalAsync(_invoice), Is.EqualTo(Cents));
        Assert.That((await _world.Town.AllAsync<JournalEntry>()).Single().Cents, Is.EqualTo(Cents));
    }

    private async Task<PaymentAttempt> AttemptAsync() => (await _world.Town.AllAsync<PaymentAttempt>()).Single();

    private static async Task<HttpResponseMessage> PressAsync(Visitor parent)
    {
        var list = await parent.OpenAsync("/factures");
        var recap = await parent.OpenAsync(list.Links.Single(link => link!.EndsWith("/payer", StringComparison.Ordinal))!);
        var form = recap.Button("Confirmer et payer").Closest("form")!;
        var fields = form.QuerySelectorAll("input[name]").Where(input => input.GetAttribute("type") != "radio").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? "");
        return await parent.Client.PostAsync(new Uri(recap.Address, form.GetAttribute("action")), new FormUrlEncodedContent(fields));
    }

    private async Task BeginAsync(Visitor parent)
    {
        using var page = await PressAsync(parent);
        Assert.That(page.RequestMessage!.RequestUri!.AbsolutePath, Is.EqualTo(_world.PayFip.PaymentPage.AbsolutePath));
    }

    private async Task<Visitor> SignUpAsync(SiteProcess site)
    {
        var visitor = new Visitor(site.Address);
        await visitor.PressAsync(await visitor.OpenAsync("/inscription"), "Créer mon compte",
            ("FamilyName", "Vasseur"), ("DossierNumber", Families.Town.Vasseur), ("UserName", "sofia"), ("Mail", "sofia@exemple.fr"), ("Password", Password));
        MimeKit.MimeMessage mail;
        do
            mail = await _mails.NextAsync();
        while (mail.Subject?.StartsWith("Activez", StringComparison.Ordinal) != true);
        await visitor.PressAsync(await visitor.OpenAsync(SmtpSink.LinkIn(mail).ToString()), "Activer mon compte", ("Password", Password));
        return visitor;
    }

    private Task<SiteProcess> StartAsync() => SiteProcess.StartAsync(SiteProcess.BuiltAssembly, _world.Town.DataPath,
    [
        "--Mail:From", "portail@exemple.fr", "--Mail:Smtp:Host", "127.0.0.1", "--Mail:Smtp:Port", $"{_mails.Port}", "--Mail:Smtp:Security", "None",
        "--Billing:PayFip:Endpoint", _world.PayFip.Endpoint.AbsoluteUri, "--Billing:PayFip:PaymentPage", _world.PayFip.PaymentPage.AbsoluteUri, "--Billing:PayFip:Saisie", "T",
        "--Billing:Kinds:0:Key", "FAM", "--Billing:Kinds:0:Name", "Restauration", "--Billing:Kinds:0:Numcli", "090909", "--Billing:Kinds:0:Court", "tribunal administratif de Cergy-Pontoise",
        .. _world.PostgreSql is { } postgreSql ? ["--Data:PostgreSql", postgreSql] : Array.Empty<string>(),
    ]);
}
