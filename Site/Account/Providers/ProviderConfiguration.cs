using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Site.Account;

/// <summary>
/// What a provider publishes of itself (OpenID Connect Discovery 1.0), with its keys. Read again after a minute, so that nobody is sent to a provider that
/// is down, and at once when a token was signed with a key that is not among them; the tokens come from the provider itself, nobody else can cause that.
/// </summary>
/// <param name="authority">The issuer.</param>
internal sealed class ProviderConfiguration(Uri authority, HttpClient http, TimeProvider time)
    : BaseConfigurationManager, IConfigurationManager<OpenIdConnectConfiguration>, IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    /// <summary>Of a failure: whoever comes meanwhile does not wait for it once more.</summary>
    private static readonly TimeSpan FailureLifetime = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly string _issuer = authority.ToString().TrimEnd('/');
    private volatile Reading? _last;

    /// <exception cref="IOException">It does not answer.</exception>
    /// <exception cref="InvalidOperationException">It answers something else, or is another provider than the settings name.</exception>
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        if (Fresh is { } last)
            return last.Configuration;
        await _turn.WaitAsync(cancel);
        try
        {
            if (Fresh is { } readMeanwhile)
                return readMeanwhile.Configuration;
            var configuration = await ReadAsync(cancel);
            _last = new Reading(time.GetUtcNow() + Lifetime) { Answer = configuration };
            return configuration;
        }
        catch (Exception failure) when (failure is IOException or InvalidOperationException)
        {
            _last = new Reading(time.GetUtcNow() + FailureLifetime) { Failure = failure };
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    private Reading? Fresh => _last is { } last && time.GetUtcNow() < last.Until ? last : null;

    public override async Task<BaseConfiguration> GetBaseConfigurationAsync(CancellationToken cancel) => await GetConfigurationAsync(cancel);

    public override void RequestRefresh() => _last = null;

    public void Dispose() => _turn.Dispose();

    private async Task<OpenIdConnectConfiguration> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            var documents = new HttpDocumentRetriever(http) { RequireHttps = authority.Scheme == Uri.UriSchemeHttps };
            var configuration = await OpenIdConnectConfigurationRetriever.GetAsync($"{_issuer}/.well-known/openid-configuration", documents, cancellation);
            return configuration.Issuer?.TrimEnd('/') == _issuer
                ? configuration
                : throw new InvalidOperationException($"The provider at {_issuer} says that it is « {configuration.Issuer} ».");
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new IOException($"The provider at {_issuer} does not answer in time.", late);
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or System.Text.Json.JsonException)
        {
            throw new InvalidOperationException($"What the provider at {_issuer} answers is no OpenID configuration.", unreadable);
        }
    }

    private sealed record Reading(DateTimeOffset Until)
    {
        public OpenIdConnectConfiguration? Answer { get; init; }

        public Exception? Failure { get; init; }

        public OpenIdConnectConfiguration Configuration => Answer ?? throw new IOException("The provider did not answer a moment ago.", Failure);
    }
}
