using System.Net;
using System.Text.Json.Nodes;

namespace Site.Account;

/// <summary>What the portal asks its embedded provider beside OpenID Connect. Another provider has none of it, and the portal does without.</summary>
public interface IEmbeddedProvider
{
    /// <summary>How the portal stores who vouches for an account of the embedded provider. Its tokens say the site's public address, which may change one day.</summary>
    const string Issuer = "urn:portail-famille:compte";

    /// <summary>Ends one session at the provider, so that its device has to give the password again.</summary>
    /// <param name="session">As the provider's tokens name it (<c>sid</c>).</param>
    Task EndSessionAsync(string session, CancellationToken cancellation);

    /// <summary>Ends all of them.</summary>
    /// <param name="subject">Whose, as the provider's tokens name the account (<c>sub</c>).</param>
    Task SignOutEverywhereAsync(string subject, IPAddress? address, CancellationToken cancellation);

    /// <summary>What the provider keeps of an account, for its owner; no secrets. Null when there is no such account.</summary>
    Task<JsonObject?> DataAsync(string subject, CancellationToken cancellation);
}
