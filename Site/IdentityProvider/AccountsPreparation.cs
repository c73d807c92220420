using Site.Core.Data;

namespace Site.IdentityProvider;

/// <summary>Where several nodes share the accounts: their tables are there, and up to date, before the first request and the first look for mails.</summary>
internal sealed class AccountsPreparation(Databases databases, AccountsDatabase accounts) : IHostedLifecycleService
{
    /// <summary>The last of <c>Migrations/PostgreSql</c>, by name: looking for them would wake Entity Framework. A test keeps it true.</summary>
    public const string NewestOnPostgreSql = "20261127022729_MailReplyTo";

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (!databases.AreShared || await AppliedMigrations.IncludeAsync(AccountsDatabase.Place(databases), NewestOnPostgreSql, cancellationToken))
            return;
        // Asking for the first one migrates.
        await using var db = accounts.CreateDbContext();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
