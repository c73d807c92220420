using Site.Billing.Documents;
using Site.Billing.PayFip;
using Site.Core.Billing;
using Site.Web;

namespace Site.Billing;

internal static class BillingRegistration
{
    /// <summary>After the reservations, which are billed.</summary>
    public static void AddBilling(this WebApplicationBuilder builder)
    {
        builder.AddBillingData();
        builder.AddPayFip();
        builder.Services.AddScoped<FamilyDocuments>();
        builder.Services.AddSingleton<BillingLimiter>();
        if (builder.Configuration[$"{BillingOptions.Section}:{nameof(BillingOptions.Transfer)}:{nameof(TransferOptions.Iban)}"] is { Length: > 0 })
            builder.Services.AddSingleton<IPaymentProvider, TransferProvider>();
        builder.Services.AddSingleton<ReconciliationWorker>().AddHostedService(provider => provider.GetRequiredService<ReconciliationWorker>());
    }

    /// <summary>For the site, and for commands that write.</summary>
    public static void AddBillingData(this WebApplicationBuilder builder)
    {
        builder.AddBillingOptions();
        builder.Services.AddSingleton<IBillingAddresses, AbsoluteAddresses>();
        builder.Services.AddBilling();
        builder.Services.AddBillingFiles();
    }

    /// <summary>For commands that only read.</summary>
    public static void AddBillingReading(this WebApplicationBuilder builder)
    {
        builder.AddBillingOptions();
        builder.Services.AddBillingReading();
    }

    private static void AddBillingOptions(this WebApplicationBuilder builder) =>
        builder.Services.AddOptions<BillingOptions>().BindConfiguration(BillingOptions.Section).ValidateDataAnnotations().ValidateOnStart();

    private sealed class AbsoluteAddresses(PublicAddress address) : IBillingAddresses
    {
        public Uri Invoice(Guid id) => new(address.Absolute(BillingAddresses.InvoiceFor(id)));

        public Uri Notification => new(address.Absolute(BillingAddresses.Notification));

        public Uri Return => new(address.Absolute(BillingAddresses.Return));
    }
}
