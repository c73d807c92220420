using System.Net;
using Microsoft.AspNetCore.Http;

namespace Site.Cms.Backoffice;

/// <summary>
/// Who reaches what only staff use: those who come by the backoffice's own host name and from the networks that are allowed. For everybody else there is
/// nothing there. The Delivery API and media belong to the public.
/// </summary>
/// <remarks>Stands behind the site's proxies: by then the connection's address is the client's, if the proxy is trusted.</remarks>
internal sealed class BackofficeGate(BackofficeOptions options)
{
    private static readonly PathString Delivery = "/umbraco/delivery";

    private readonly IReadOnlyList<HostString> _hosts = [.. options.Hosts.Select(host => new HostString(host))];
    private readonly IReadOnlyList<IPNetwork> _networks = [.. options.AllowedNetworks.Select(network => BackofficeOptions.Parse(network)!.Value)];

    public bool Admits(HttpContext context) => !IsForStaff(context.Request.Path) || AdmitsStaff(context);

    /// <summary>For what staff use elsewhere on the site.</summary>
    public bool AdmitsStaff(HttpContext context) => IsOurHost(context.Request.Host) && IsAllowed(context.Connection.RemoteIpAddress);

    private static bool IsForStaff(PathString path) =>
        (path.StartsWithSegments(BackofficeAddress.Root) && !path.StartsWithSegments(Delivery)) || path.StartsWithSegments(BackofficeAddress.Packages);

    private bool IsOurHost(HostString host) => _hosts.Count == 0 || _hosts.Any(own =>
        own.Host.Equals(host.Host, StringComparison.OrdinalIgnoreCase) && (own.Port is null || own.Port == host.Port));

    private bool IsAllowed(IPAddress? address)
    {
        if (_networks.Count == 0)
            return true;
        var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        return plain is not null && _networks.Any(network => network.Contains(plain));
    }
}
