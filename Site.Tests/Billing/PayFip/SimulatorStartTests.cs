using Microsoft.Extensions.Options;
using Site.Billing.PayFip;
using Site.Billing.PayFip.Simulator;
using Site.Web;

namespace Site.Tests.Billing.PayFip;

/// <summary>The simulator beside the site.</summary>
public class SimulatorStartTests
{
    [Test]
    public async Task Where_another_program_listens_on_its_port_the_start_says_what_to_set()
    {
        await using var other = await PayFipSimulator.StartAsync(new PayFipSimulatorOptions());
        var taken = new Uri(other.Endpoint.GetLeftPart(UriPartial.Authority));
        await using var host = new SimulatorHost(Options.Create(new SimulatorSettings { On = true, Address = taken }), TimeProvider.System);

        var refused = Assert.ThrowsAsync<SimulatorAddressException>(() => host.StartAsync(CancellationToken.None));

        Assert.That(StartRefusal.Explain(refused!), Does.Contain($"Billing:PayFip:Simulator:Address is {taken}").And.Contain("--Billing:PayFip:Simulator:On false"));
    }
}
