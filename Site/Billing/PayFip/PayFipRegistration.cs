using Microsoft.Extensions.Options;
using Site.Core.Billing;
using Site.Core.Billing.PayFip;

namespace Site.Billing.PayFip;

internal static class PayFipRegistration
{
    public static void AddPayFip(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<PayFipOptions>().BindConfiguration(PayFipOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<SimulatorSettings>().BindConfiguration(SimulatorSettings.Section)
            .Validate(simulator => !simulator.On || !builder.Environment.IsProduction(), "Billing:PayFip:Simulator:On: the simulator moves no money, and is not for Production.").ValidateOnStart();
        services.AddOptions<PayFipOptions>().PostConfigure<IOptions<SimulatorSettings>>(UseSimulator);
        services.AddSingleton(provider => new PayFipClient(
            new HttpClient(Handler(provider.GetRequiredService<IOptions<PayFipOptions>>().Value)) { Timeout = Timeout.InfiniteTimeSpan },
            provider.GetRequiredService<IOptions<PayFipOptions>>(), provider.GetRequiredService<ILogger<PayFipClient>>()));
        services.AddSingleton<IPaymentProvider, PayFipProvider>();
        services.AddSingleton<PaymentOrigin>();
        if (builder.Configuration.GetValue<bool>($"{SimulatorSettings.Section}:{nameof(SimulatorSettings.On)}") && !builder.Environment.IsProduction())
            services.AddHostedService<SimulatorHost>();
    }

    /// <summary>A town's proxy, where there is one, leads outside: not to the simulator on this machine.</summary>
    private static SocketsHttpHandler Handler(PayFipOptions payFip) =>
        new() { AllowAutoRedirect = false, UseCookies = false, UseProxy = !payFip.Endpoint.IsLoopback, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };

    private static void UseSimulator(PayFipOptions payFip, IOptions<SimulatorSettings> simulator)
    {
        if (!simulator.Value.On)
            return;
        payFip.Endpoint = new Uri(simulator.Value.Address, "/tpa/services/securite");
        payFip.PaymentPage = new Uri(simulator.Value.Address, "/tpa/paiementws.web");
        payFip.Saisie = "T";
    }
}

/// <summary>Where « Confirmer et payer » ends up (<c>form-action</c> holds for redirects too).</summary>
internal sealed class PaymentOrigin(IOptions<PayFipOptions> options)
{
    public string Origin => options.Value.PaymentPage.GetLeftPart(UriPartial.Authority);
}
