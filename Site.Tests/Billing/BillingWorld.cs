using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Site.Billing.PayFip.Simulator;
using Site.Core.Billing;
using Site.Core.Billing.PayFip;
using Site.Core.Reservations;
using Site.Tests.Families;
using Site.Tests.Feedback;
using Site.Tests.Reservations;
using Site.Tests.Support;

namespace Site.Tests.Billing;

/// <summary>
/// Billing's services over the town of <see cref="TownOfActivities"/>, on a real database, with PayFiP's simulator over HTTP and one clock for all. Notifications are not
/// delivered here: tests bring them in whatever order they like.
/// </summary>
internal sealed class BillingWorld : IAsyncDisposable
{
    public static readonly DateOnly March = new(2026, 3, 1);

    private BillingWorld(FamilyWorld town, PayFipSimulator simulator, string? postgreSql) => (Town, PayFip, PostgreSql) = (town, simulator, postgreSql);

    /// <summary>A connection string; null: the data is a SQLite file.</summary>
    public string? PostgreSql { get; }

    public FamilyWorld Town { get; }

    public PayFipSimulator PayFip { get; }

    public ManualTime Time => Town.Time;

    /// <summary>L’Hénaff-Diop, with Léa (E1) and Noé (E2); who may pay.</summary>
    public (Guid Account, Guid Dossier) Family { get; private set; }

    public static async Task<BillingWorld> StartAsync(Store store = Store.Sqlite, bool reopensAfterCancel = true, BillingOptions? options = null)
    {
        var time = new ManualTime();
        var simulator = await PayFipSimulator.StartAsync(new PayFipSimulatorOptions { Time = time, ReopensAfterCancel = reopensAfterCancel });
        var postgreSql = PostgreSqlServer.For(store);
        var town = await TownOfActivities.StartAsync(postgreSql, services => Add(services, simulator, options ?? Settings()), time);
        return new BillingWorld(town, simulator, postgreSql) { Family = await town.LinkedAsync("elodie", "L’Hénaff-Diop", Families.Town.LHenaff) };
    }

    public static BillingOptions Settings() => new() { Kinds = [new InvoiceKindOptions { Key = "FAM", Name = "Restauration et accueils", Numcli = "090909", Court = "tribunal administratif de Cergy-Pontoise" }] };

    public T Get<T>() where T : notnull => Town.Get<T>();

    /// <summary>A booking as it stands, whatever made it so.</summary>
    public async Task<Booking> BookedAsync(
        string child, string activity, DateOnly day, Slot slot = Slot.Day, BookingState state = BookingState.Booked, int surcharge = 0, bool unbooked = false, Guid? dossier = null)
    {
        var booking = new Booking
        {
            Id = Guid.NewGuid(), ChildId = await Town.ChildAsync(child), ActivityId = (await Town.AllAsync<Activity>()).Single(one => one.Key == activity).Id, Day = day, Slot = slot,
            DossierId = dossier ?? Family.Dossier, State = state, PriceCents = activity == "CANTINE" ? 420 : 450, SurchargeCents = surcharge, IsUnbooked = unbooked, ChangedAt = Time.GetUtcNow(),
        };
        await ChangeAsync(context => context.Add(booking));
        return booking;
    }

    public async Task ChangeAsync(Action<DbContext> change)
    {
        await using var context = await Town.ContextAsync();
        change(context);
        await context.SaveChangesAsync();
    }

    public Task<BillSummary> BillAsync(DateOnly? month = null) => Get<BillRun>().IssueAsync(month ?? March, new Progress<BillProgress>(), CancellationToken.None);

    /// <summary>An invoice of one line.</summary>
    public async Task<Guid> InvoiceAsync(int cents, string number = "F2026-900001", string dossier = Families.Town.LHenaff)
    {
        var amount = string.Create(CultureInfo.InvariantCulture, $"{cents / 100},{cents % 100:00}");
        var log = await Town.ImportAsync(("invoices.csv", $"number;dossier;period;due;text;quantity;unit\n{number};{dossier};01/02/2026;31/03/2026;Accueil de février;1;{amount}"));
        Assert.That(log.Refusals, Is.Empty);
        return (await Town.AllAsync<Invoice>()).Single(invoice => invoice.Number == number).Id;
    }

    /// <summary>By number.</summary>
    public async Task<IReadOnlyList<Invoice>> InvoicesAsync()
    {
        await using var context = await Town.ContextAsync();
        return [.. (await context.Set<Invoice>().AsNoTracking().Include(invoice => invoice.Lines).ToListAsync()).OrderBy(invoice => invoice.Number, StringComparer.Ordinal)];
    }

    public async Task<InvoiceDetail> SeesAsync(Guid invoice) => (await Get<InvoiceReader>().FindAsync(Family.Account, invoice, CancellationToken.None))!;

    public async Task<InvoiceStanding> StandingAsync(Guid invoice) => (await SeesAsync(invoice)).Summary.Standing;

    public async Task<StartResult> BeginAsync(Guid invoice, int? cents = null) =>
        await Get<PaymentStart>().BeginAsync(Family.Account, invoice, PayFipProvider.ProviderKey, cents ?? (await StandingAsync(invoice)).DueCents, CancellationToken.None);

    /// <summary>A payment that has been sent to PayFiP.</summary>
    /// <returns>The idop.</returns>
    public async Task<string> SentAsync(Guid invoice)
    {
        var begun = await BeginAsync(invoice);
        Assert.That(begun, Is.InstanceOf<StartResult.Sent>(), begun.ToString());
        return (await AttemptAsync(((StartResult.Sent)begun).AttemptId)).ProviderReference!;
    }

    public async Task<PaymentAttempt> AttemptAsync(Guid id) => (await Town.AllAsync<PaymentAttempt>()).Single(attempt => attempt.Id == id);

    /// <summary>Of the only attempt with this idop.</summary>
    public async Task<PaymentAttempt> AttemptAsync(string idOp) => (await Town.AllAsync<PaymentAttempt>()).Single(attempt => attempt.ProviderReference == idOp);

    public Task<Guid?> NotifiedAsync(string idOp) => Get<PaymentResults>().LookAsync(PayFipProvider.ProviderKey, idOp, StepSource.Notification, CancellationToken.None);

    /// <summary>The clock goes on, and the worker makes its round.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Time.Pass(time);
        await Get<Reconciliation>().RunAsync(CancellationToken.None);
    }

    public async Task<int> JournalAsync(Guid invoice) => (await Town.AllAsync<JournalEntry>()).Where(entry => entry.InvoiceId == invoice && entry.Means != PaymentMeans.Moved).Sum(entry => entry.Cents);

    public async ValueTask DisposeAsync()
    {
        await Town.DisposeAsync();
        await PayFip.DisposeAsync();
    }

    private static void Add(IServiceCollection services, PayFipSimulator simulator, BillingOptions options)
    {
        var payFip = new PayFipOptions { Endpoint = simulator.Endpoint, PaymentPage = simulator.PaymentPage, Saisie = "T", Timeout = TimeSpan.FromSeconds(2) };
        services.AddSingleton(Options.Create(options)).AddSingleton(Options.Create(payFip)).AddSingleton<IBillingAddresses, Addresses>();
        services.AddSingleton(provider => new PayFipClient(new HttpClient { Timeout = Timeout.InfiniteTimeSpan }, Options.Create(payFip), provider.GetRequiredService<ILogger<PayFipClient>>()));
        services.AddSingleton<IPaymentProvider, PayFipProvider>().AddSingleton<IPaymentProvider, TransferProvider>();
        services.AddBilling().AddBillingFiles().AddBillingReading();
    }

    private sealed class Addresses : IBillingAddresses
    {
        public Uri Invoice(Guid id) => new($"https://famille.exemple.fr/factures/{id}");

        // Nobody listens there.
        public Uri Notification => new("http://127.0.0.1:9/notification");

        public Uri Return => new("https://famille.exemple.fr/factures/retour");
    }
}
