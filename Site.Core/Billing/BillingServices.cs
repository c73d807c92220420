using Microsoft.Extensions.DependencyInjection;
using Site.Core.Import;

namespace Site.Core.Billing;

public static class BillingServices
{
    /// <summary>Needs <see cref="BillingOptions"/>, <see cref="IBillingAddresses"/>, the portal's database with its outbox, and the mails' composer; and providers, to be paid.</summary>
    public static IServiceCollection AddBilling(this IServiceCollection services)
    {
        services.AddSingleton<BillingMails>();
        services.AddSingleton<InvoiceIssue>();
        services.AddSingleton<BillRun>();
        services.AddSingleton<InvoiceReader>();
        services.AddSingleton<PaymentReader>();
        services.AddSingleton<Attestations>();
        services.AddSingleton<PaymentProviders>();
        services.AddSingleton<AttemptLog>();
        services.AddSingleton<PaymentResults>();
        services.AddSingleton<PaymentStart>();
        services.AddSingleton<Reconciliation>();
        services.AddSingleton<Disputes>();
        services.AddSingleton<HandOver>();
        services.AddSingleton<AttentionDesk>();
        return services;
    }

    /// <summary>What staff's commands read with. Needs <see cref="BillingOptions"/>, <c>TimeProvider</c> and the portal's database.</summary>
    public static IServiceCollection AddBillingReading(this IServiceCollection services)
    {
        services.AddSingleton<PaymentsReport>();
        services.AddSingleton<OpenDisputes>();
        return services;
    }

    /// <summary>What an import takes in, after the reservations' files. Needs <see cref="AddBilling"/>.</summary>
    public static IServiceCollection AddBillingFiles(this IServiceCollection services)
    {
        services.AddSingleton<ImportFile, InvoicesFile>();
        services.AddSingleton<ImportFile, PaymentsReceivedFile>();
        services.AddSingleton<ImportFile, TransfersFile>();
        return services;
    }
}
