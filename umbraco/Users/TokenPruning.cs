using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;

namespace Site.Cms.Users;

/// <summary>Throws away codes, tokens and authorizations that have been void for a day, once a day.</summary>
internal sealed partial class TokenPruning : IDisposable
{
    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);

    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _time;
    private readonly ILogger<TokenPruning> _log;
    private readonly ITimer _timer;

    public TokenPruning(IServiceScopeFactory scopes, TimeProvider time, ILogger<TokenPruning> log)
    {
        (_scopes, _time, _log) = (scopes, time, log);
        _timer = time.CreateTimer(_ => _ = RunAsync(), null, TimeSpan.FromMinutes(1), Daily);
    }

    public async Task RunAsync()
    {
        try
        {
            await using var scope = _scopes.CreateAsyncScope();
            var before = _time.GetUtcNow() - Daily;
            // Tokens first: an authorization goes when it has none left.
            await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(before);
            await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(before);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            PruningFailed(error);
        }
    }

    public void Dispose() => _timer.Dispose();

    [LoggerMessage(LogLevel.Warning, "Old tokens were not thrown away; it will be tried again tomorrow.")]
    private partial void PruningFailed(Exception error);
}
