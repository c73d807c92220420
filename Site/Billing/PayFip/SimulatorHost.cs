using Microsoft.Extensions.Options;
using Site.Billing.PayFip.Simulator;
using Site.Core.Billing.PayFip;

namespace Site.Billing.PayFip;

/// <summary>Runs PayFiP's simulator beside the site in Development, and points the client at it.</summary>
internal sealed class SimulatorHost(IOptions<SimulatorSettings> settings, TimeProvider time) : IHostedService, IAsyncDisposable
{
    private PayFipSimulator? _simulator;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            _simulator = await PayFipSimulator.StartAsync(new PayFipSimulatorOptions { Address = settings.Value.Address.AbsoluteUri, Time = time });
        }
        catch (IOException taken)
        {
            throw new SimulatorAddressException(settings.Value.Address, taken);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken) => await DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _simulator, null) is { } simulator)
            await simulator.DisposeAsync();
    }
}

/// <summary>The simulator cannot listen; the message says what to do.</summary>
public sealed class SimulatorAddressException(Uri address, Exception inner) : Exception(
    $"{SimulatorSettings.Section}:Address is {address}, where another program listens. Choose another port, or none of it with --{SimulatorSettings.Section}:On false.", inner);

/// <summary>Section <c>Billing:PayFip:Simulator</c>.</summary>
public sealed class SimulatorSettings
{
    public const string Section = PayFipOptions.Section + ":Simulator";

    public bool On { get; init; }

    public Uri Address { get; init; } = new("http://127.0.0.1:5080");
}
