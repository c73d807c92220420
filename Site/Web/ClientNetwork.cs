using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Site.Web;

/// <summary>What of a visitor's network address counts, where attempts are counted.</summary>
internal static class ClientNetwork
{
    /// <summary>SHA-256 of <see cref="Of"/>; null for an unknown address.</summary>
    public static byte[]? DigestOf(IPAddress? address) => address is null ? null : SHA256.HashData(Of(address));

    /// <summary>Four bytes of IPv4, eight of IPv6, because a household or a machine owns a whole /64; none for an unknown address.</summary>
    public static byte[] Of(IPAddress? address)
    {
        if (address is null)
            return [];
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        return plain.AddressFamily == AddressFamily.InterNetworkV6 ? bytes[..8] : bytes;
    }
}
