using Microsoft.Extensions.Options;
using Site.Core.Billing;
using Site.Core.Billing.PayFip;
using Site.Web;
using Site.Web.Commands;

namespace Site.Billing.PayFip;

/// <summary><c>payfip check</c>: asks PayFiP about the contracts of the settings; with a mail address it opens the operation of 1 € that an activation asks for.</summary>
internal static class PayFipCheckCommand
{
    public const string Usage = "payfip check [--mail <address>]";

    public static Task<int> RunAsync(string[] args) => args is ["check", .. var rest] ? CheckAsync(new CommandOptions(rest, "--mail")) : CommandOptions.RefuseAsync(CommandOptions.UsageOf(Usage));

    private static async Task<int> CheckAsync(CommandOptions options)
    {
        if (!options.IsSound)
            return await CommandOptions.RefuseAsync(CommandOptions.UsageOf(Usage));
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = options.Settings, ContentRootPath = SiteFolders.ContentRoot });
        builder.Logging.ClearProviders();
        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateOnBuild = false);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSiteAddress();
        builder.AddBillingData();
        builder.AddPayFip();
        await using var app = builder.Build();
        var client = app.Services.GetRequiredService<PayFipClient>();
        var settings = app.Services.GetRequiredService<IOptions<PayFipOptions>>().Value;
        var kinds = app.Services.GetRequiredService<IOptions<BillingOptions>>().Value.Kinds;
        Console.WriteLine($"PayFiP\u00a0: {settings.Endpoint}, saisie {settings.Saisie}");
        if (kinds.Count == 0)
            return await CommandOptions.RefuseAsync("Aucune sorte de facture n’est dans les réglages (Billing:Kinds).");
        var isSound = true;
        foreach (var kind in kinds)
        {
            Console.WriteLine($"{kind.Key}, client {kind.Numcli}\u00a0:");
            isSound &= Say(await client.ClientAsync(kind.Numcli, CancellationToken.None), town => $"reconnu\u00a0: {string.Join(", ", new[] { town.LibelleN1, town.LibelleN2, town.LibelleN3 }.Where(text => text is not null))}");
            if (options["--mail"] is { } mail)
                isSound &= Say(await OrderAsync(app.Services, client, kind, mail), idOp => $"opération de 1\u00a0€ ouverte\u00a0: payez-la dans les 15 minutes sur {client.PaymentPage(idOp)}");
        }
        return isSound ? 0 : 1;
    }

    private static Task<PayFipAnswer<string>> OrderAsync(IServiceProvider services, PayFipClient client, InvoiceKindOptions kind, string mail)
    {
        var (addresses, today) = (services.GetRequiredService<IBillingAddresses>(), DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime));
        return client.CreateAsync(
            new PayFipOrder(kind.Numcli, kind.ExerOf(today, today), kind.RefdetOf("TEST000000", 0, today), "Essai d activation", BillingOptions.LeastCents, mail, addresses.Notification, addresses.Return), CancellationToken.None);
    }

    private static bool Say<T>(PayFipAnswer<T> answer, Func<T, string> done)
    {
        Console.WriteLine("  " + answer switch
        {
            PayFipAnswer<T>.Done ok => done(ok.Value),
            PayFipAnswer<T>.Refused refused => $"refusé ({(refused.Fault.Code.Length > 0 ? refused.Fault.Code : refused.Fault.Kind)}). {PayFipFaultTexts.WhatToDo(refused.Fault)}",
            PayFipAnswer<T>.Malformed malformed => $"non demandé\u00a0: le champ {malformed.Field} n’a pas la forme que PayFiP attend.",
            PayFipAnswer<T>.NoAnswer none => $"pas de réponse ({none.Why}). Vérifiez le réseau et le pare-feu.",
            _ => "",
        });
        return answer is PayFipAnswer<T>.Done;
    }
}
