using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace Site.Cms.Backoffice;

/// <summary>Section <c>Cms:Backoffice</c>: where staff may work from. Everywhere when nothing is set.</summary>
public sealed class BackofficeOptions
{
    /// <summary>Host names of the backoffice alone, e.g. <c>redaction.exemple.fr</c>, with a port where it is not the site's; the first one stands in mails.</summary>
    public IList<string> Hosts { get; } = [];

    /// <summary>Addresses and networks (CIDR) that may reach it, e.g. the town hall's <c>10.0.0.0/8</c>.</summary>
    public IList<string> AllowedNetworks { get; } = [];

    public IEnumerable<ValidationResult> Faults()
    {
        foreach (var host in Hosts.Where(host => !IsHost(host)))
            yield return new ValidationResult($"Cms:Backoffice:Hosts: « {host} » is no host name such as redaction.exemple.fr.");
        foreach (var network in AllowedNetworks.Where(network => Parse(network) is null))
            yield return new ValidationResult($"Cms:Backoffice:AllowedNetworks: « {network} » is neither an IP address nor a network such as 10.0.0.0/8.");
    }

    /// <summary>Null for what is no network.</summary>
    internal static IPNetwork? Parse(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;

    private static bool IsHost(string text) =>
        Uri.TryCreate($"https://{text}/", UriKind.Absolute, out var address) && address.PathAndQuery == "/" && address.UserInfo.Length == 0 && address.Fragment.Length == 0
        && new HostString(text).Host.Trim('[', ']').Equals(address.Host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase);
}
