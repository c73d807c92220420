namespace Site.Core.Billing;

/// <summary>
/// Somebody through whom invoices are paid: PayFiP, or the bank by transfer. It is told an order, gives it a reference, and says what became of it when asked; it
/// decides nothing about invoices.
/// </summary>
public interface IPaymentProvider
{
    /// <summary>As attempts keep it, e.g. <c>payfip</c>.</summary>
    string Key { get; }

    /// <summary>How long after an attempt began no other may begin on the same debt, and how long it may take.</summary>
    TimeSpan Lock { get; }

    /// <summary>How long after it began the parent can still go to the provider's page; null: there is no such page.</summary>
    TimeSpan? Opens { get; }

    /// <summary>Whether it is asked from time to time; false: it tells by itself, e.g. by a file.</summary>
    bool IsAsked { get; }

    /// <summary>Tells the order, once: never repeated by itself.</summary>
    Task<ProviderStart> StartAsync(PaymentOrder order, CancellationToken cancellation);

    /// <summary>What became of it; may be asked again and again.</summary>
    Task<ProviderResult> ReadAsync(string reference, CancellationToken cancellation);

    /// <summary>Where the parent pays; null: nowhere on the web.</summary>
    Uri? PageOf(string reference);
}

/// <param name="Object">In French; the provider's own limits are its adapter's.</param>
/// <param name="AmountCents">In cents.</param>
/// <param name="Mail">Where the provider sends its ticket.</param>
public sealed record PaymentOrder(Guid AttemptId, string Numcli, string Exer, string Refdet, string Object, int AmountCents, string Mail);

/// <summary>What the provider said to an order.</summary>
public abstract record ProviderStart
{
    private ProviderStart()
    {
    }

    public sealed record Started(string Reference) : ProviderStart;

    /// <summary>It did not take it; nothing can be paid with it.</summary>
    /// <param name="Code">The provider's own.</param>
    /// <param name="MayWorkLater">False: somebody has to mend something first.</param>
    public sealed record Refused(string Code, bool MayWorkLater) : ProviderStart;

    /// <summary>It may or may not have taken it. Nobody has its reference, so that nobody can pay with it.</summary>
    public sealed record NoAnswer : ProviderStart;
}

/// <summary>What the provider knows of an order.</summary>
public abstract record ProviderResult
{
    private ProviderResult()
    {
    }

    /// <summary>The provider's own; null: it gave none.</summary>
    public string? Code { get; init; }

    /// <param name="Cents">What it says was paid.</param>
    /// <param name="Refdet">Of the debt, as it says; likewise <paramref name="Numcli"/>. Null: it does not say.</param>
    /// <param name="At">Null: it does not say.</param>
    public sealed record Paid(int Cents, string? Refdet, string? Numcli, PaymentMeans Means, DateTimeOffset? At) : ProviderResult;

    /// <summary>By the bank; for good.</summary>
    public sealed record Declined : ProviderResult;

    /// <summary>By the parent, who may think better of it.</summary>
    public sealed record GivenUp : ProviderResult;

    /// <summary>Nothing is known yet.</summary>
    public sealed record NotYet : ProviderResult;

    /// <summary>It does not know the reference, or no longer.</summary>
    public sealed record NoSuchOrder : ProviderResult;

    /// <summary>It answered what is in no document.</summary>
    public sealed record Strange : ProviderResult;

    /// <summary>It cannot be reached, or did not answer.</summary>
    public sealed record NoAnswer : ProviderResult;
}
