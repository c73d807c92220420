using System.Threading.Channels;
using Site.Core.Data;

namespace Site.IdentityProvider;

/// <summary>
/// What is done only after an answer, one thing after the other: a known account costs a write and an unknown one none, which the time of the answer would
/// tell. What waits at shutdown is still done; a crash loses it.
/// </summary>
public sealed partial class AfterTheAnswer(IServiceScopeFactory scopes, ILogger<AfterTheAnswer> log)
    : WriteBehind<Func<IServiceProvider, Task>>(Channel.CreateBounded<Func<IServiceProvider, Task>>(new BoundedChannelOptions(Capacity) { SingleReader = true }))
{
    private const int Capacity = 1000;

    /// <param name="work">Gets a service of a scope of its own.</param>
    /// <returns>False when too much waits, or the site is shutting down.</returns>
    public bool Leave<TService>(Func<TService, Task> work) where TService : notnull => Leave(services => work(services.GetRequiredService<TService>()));

    /// <summary>Returns once everything that was left before has been done.</summary>
    internal Task SettleAsync()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return Leave(_ => { reached.SetResult(); return Task.CompletedTask; }) ? reached.Task : throw new InvalidOperationException("The queue is full or closed.");
    }

    protected override async Task StoreAsync(IReadOnlyList<Func<IServiceProvider, Task>> batch)
    {
        foreach (var work in batch)
            await DoAsync(work);
    }

    protected override void NotStored(Exception failure, IReadOnlyList<Func<IServiceProvider, Task>> batch) => Failed(failure);

    private async Task DoAsync(Func<IServiceProvider, Task> work)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await work(scope.ServiceProvider);
        }
#pragma warning disable CA1031 // One that fails must not take the others with it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Failed(failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "A mail for a forgotten password or a line about a refused sign-in was not written.")]
    private partial void Failed(Exception failure);
}
