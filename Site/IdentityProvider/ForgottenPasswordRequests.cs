using System.Net;
using System.Threading.Channels;
using Site.Core.Data;

namespace Site.IdentityProvider;

/// <summary>
/// « Mot de passe oublié », after the answer: a known address costs a write and an unknown one none, which the time of an answer would tell. What waits at
/// shutdown is still done.
/// </summary>
public sealed partial class ForgottenPasswordRequests(IServiceScopeFactory scopes, ILogger<ForgottenPasswordRequests> log)
    : WriteBehind<ForgottenPasswordRequest>(Channel.CreateBounded<ForgottenPasswordRequest>(new BoundedChannelOptions(Capacity) { SingleReader = true }))
{
    private const int Capacity = 1000;

    /// <returns>False when too many wait.</returns>
    public bool Ask(string mail, IPAddress? address) => Leave(new ForgottenPasswordRequest(mail, address));

    /// <summary>Returns once everything that was asked before has been done.</summary>
    internal Task SettleAsync()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return Leave(new ForgottenPasswordRequest("", Address: null, reached)) ? reached.Task : throw new InvalidOperationException("The queue is full or closed.");
    }

    protected override async Task StoreAsync(IReadOnlyList<ForgottenPasswordRequest> batch)
    {
        foreach (var request in batch)
        {
            if (request.Reached is { } reached)
                reached.SetResult();
            else
                await DoAsync(request);
        }
    }

    protected override void NotStored(Exception failure, IReadOnlyList<ForgottenPasswordRequest> batch) => Failed(failure);

    private async Task DoAsync(ForgottenPasswordRequest request)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ForgottenPassword>().AskAsync(request.Mail, request.Address, CancellationToken.None);
        }
#pragma warning disable CA1031 // One that fails must not take the others with it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Failed(failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "A mail for a forgotten password was not written.")]
    private partial void Failed(Exception failure);
}

/// <param name="Reached">Of a mark between requests.</param>
public sealed record ForgottenPasswordRequest(string Mail, IPAddress? Address, TaskCompletionSource? Reached = null);
