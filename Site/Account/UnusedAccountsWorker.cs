using Microsoft.Extensions.Options;
using Site.Core.Account;
using Site.IdentityProvider;
using Site.Web;

namespace Site.Account;

/// <summary>
/// Once a day: warns and removes accounts of other providers that nobody uses, after the time that the embedded provider gives its own
/// (<see cref="AccountsOptions"/>).
/// </summary>
public sealed partial class UnusedAccountsWorker(
    AccountEndings endings, AccountLinks links, PublicAddress address, IOptions<AccountsOptions> options, TimeProvider time, ILogger<UnusedAccountsWorker> log)
    : BackgroundService
{
    /// <summary>The start has better things to do.</summary>
    private static readonly TimeSpan FirstRound = TimeSpan.FromMinutes(20);

    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    internal async Task RoundAsync(CancellationToken cancellation)
    {
        var after = new UnusedAfter(options.Value.InactiveMonths, TimeSpan.FromDays(options.Value.InactiveWarningDays));
        var embedded = links.IsEmbedded ? address.Root.ToString() : null;
        var warned = await endings.WarnUnusedAsync(after, embedded, cancellation);
        var removed = await endings.RemoveUnusedAsync(after, embedded, cancellation);
        Done(warned, removed);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var pause = FirstRound; ; pause = Every)
        {
            await Task.Delay(pause, time, stoppingToken);
            try
            {
                await RoundAsync(stoppingToken);
            }
#pragma warning disable CA1031 // A database that cannot be reached now must not end the site; tomorrow is another day.
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Failed(error);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Unused accounts of other providers: {Warned} owners were warned, {Removed} accounts were removed.")]
    private partial void Done(int warned, int removed);

    [LoggerMessage(LogLevel.Error, "Unused accounts of other providers were not looked through to the end.")]
    private partial void Failed(Exception error);
}
