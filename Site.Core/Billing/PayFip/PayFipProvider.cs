using Microsoft.Extensions.Options;

namespace Site.Core.Billing.PayFip;

/// <summary>PayFiP behind the port: what its results and faults mean for an attempt.</summary>
public sealed class PayFipProvider(PayFipClient client, IOptions<PayFipOptions> options, IBillingAddresses addresses) : IPaymentProvider
{
    public const string ProviderKey = "payfip";

    public string Key => ProviderKey;

    public TimeSpan Lock => TimeSpan.FromMinutes(20);

    public TimeSpan? Opens => TimeSpan.FromMinutes(15);

    public bool IsAsked => true;

    public Uri? PageOf(string reference) => client.PaymentPage(reference);

    public async Task<ProviderStart> StartAsync(PaymentOrder order, CancellationToken cancellation) =>
        await client.CreateAsync(
            new PayFipOrder(order.Numcli, order.Exer, order.Refdet, PayFipFormat.Objet(order.Object), order.AmountCents, order.Mail, addresses.Notification, addresses.Return), cancellation) switch
        {
            PayFipAnswer<string>.Done done => new ProviderStart.Started(done.Value),
            PayFipAnswer<string>.Refused refused => new ProviderStart.Refused(refused.Fault.Code, refused.Fault.Meaning == PayFipFaultMeaning.TryLater),
            PayFipAnswer<string>.Malformed malformed => new ProviderStart.Refused(malformed.Field.ToString(), MayWorkLater: false),
            _ => new ProviderStart.NoAnswer(),
        };

    public async Task<ProviderResult> ReadAsync(string reference, CancellationToken cancellation) => await client.ReadAsync(reference, cancellation) switch
    {
        PayFipAnswer<PayFipDetail>.Done done => Of(done.Value),
        PayFipAnswer<PayFipDetail>.Refused refused => Of(refused.Fault),
        PayFipAnswer<PayFipDetail>.Malformed => new ProviderResult.NoSuchOrder(),
        _ => new ProviderResult.NoAnswer(),
    };

    private ProviderResult Of(PayFipDetail detail) => detail.ResultTrans switch
    {
        // A payment in another mode than ours has moved no money of ours.
        "P" or "V" when detail.Saisie != options.Value.Saisie => new ProviderResult.Strange { Code = $"{detail.ResultTrans}/{detail.Saisie}" },
        "P" => new ProviderResult.Paid(detail.AmountCents, detail.Refdet, detail.Numcli, PaymentMeans.Card, detail.PaidAt) { Code = "P" },
        "V" => new ProviderResult.Paid(detail.AmountCents, detail.Refdet, detail.Numcli, PaymentMeans.DirectDebit, detail.PaidAt) { Code = "V" },
        "R" or "Z" => new ProviderResult.Declined { Code = detail.ResultTrans },
        "A" => new ProviderResult.GivenUp { Code = "A" },
        var other => new ProviderResult.Strange { Code = other.Length > 10 ? other[..10] : other },
    };

    private static ProviderResult Of(PayFipFault fault) => fault.Meaning switch
    {
        PayFipFaultMeaning.UnknownOperation => new ProviderResult.NoSuchOrder { Code = fault.Code },
        // P3 and P4 are said of the payer's page; of a result they mean that there is none yet.
        PayFipFaultMeaning.NotKnownYet or PayFipFaultMeaning.TooOld or PayFipFaultMeaning.AlreadyUsed => new ProviderResult.NotYet { Code = fault.Code },
        _ => new ProviderResult.NoAnswer { Code = fault.Code.Length > 0 ? fault.Code : null },
    };
}
