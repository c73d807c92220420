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
    : RepeatedWork(TimeSpan.FromMinutes(20), TimeSpan.FromDays(1), time)
{
    internal override async Task RoundAsync(CancellationToken cancellation)
    {
        var after = new UnusedAfter(options.Value.InactiveMonths, TimeSpan.FromDays(options.Value.InactiveWarningDays));
        var embedded = links.IsEmbedded ? address.Root.ToString() : null;
        var warned = await endings.WarnUnusedAsync(after, embedded, cancellation);
        var removed = await endings.RemoveUnusedAsync(after, embedded, cancellation);
        Done(warned, removed);
    }

    [LoggerMessage(LogLevel.Information, "Unused accounts of other providers: {Warned} owners were warned, {Removed} accounts were removed.")]
    private partial void Done(int warned, int removed);

    [LoggerMessage(LogLevel.Error, "Unused accounts of other providers were not looked through to the end.")]
    protected override partial void Failed(Exception error);
}
