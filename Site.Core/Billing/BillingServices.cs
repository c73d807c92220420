using Microsoft.Extensions.DependencyInjection;

namespace Site.Core.Billing;

public static class BillingServices
{
    /// <summary>Needs <see cref="BillingOptions"/>, <see cref="IBillingAddresses"/>, providers, the portal's database with its outbox, and the mails' composer.</summary>
    public static IServiceCollection AddBilling(this IServiceCollection services)
    {
        services.AddSingleton<BillingMails>();
        services.AddSingleton<InvoiceIssue>();
        services.AddSingleton<BillRun>();
        services.AddSingleton<InvoiceReader>();
        services.AddSingleton<PaymentProviders>();
        services.AddSingleton<AttemptLog>();
        services.AddSingleton<PaymentResults>();
        services.AddSingleton<PaymentStart>();
        services.AddSingleton<Reconciliation>();
        services.AddSingleton<Disputes>();
        return services;
    }
}
