namespace Site.Core.Billing;

/// <summary>Those through which the town is paid.</summary>
public sealed class PaymentProviders(IEnumerable<IPaymentProvider> providers)
{
    private readonly Dictionary<string, IPaymentProvider> _providers = providers.ToDictionary(provider => provider.Key, StringComparer.Ordinal);

    /// <summary>In the order in which they are offered.</summary>
    public IReadOnlyList<IPaymentProvider> All { get; } = [.. providers];

    /// <summary>Null: the town no longer has it, or never had.</summary>
    public IPaymentProvider? Find(string key) => _providers.GetValueOrDefault(key);
}
