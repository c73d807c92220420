namespace Site.Account;

/// <summary>
/// Sends what is meant for a provider's public address to where it can be reached from inside. The <c>Host</c> header keeps the public name, by which the
/// provider knows itself.
/// </summary>
/// <param name="inside">Null: as it is.</param>
internal sealed class InternalAddressHandler(Uri authority, Func<Uri?> inside) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is { } asked && asked.Authority == authority.Authority && inside() is { } address)
        {
            request.Headers.Host = asked.Authority;
            request.RequestUri = new UriBuilder(asked) { Scheme = address.Scheme, Host = address.Host, Port = address.Port }.Uri;
        }
        return base.SendAsync(request, cancellationToken);
    }
}
