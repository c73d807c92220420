using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Site.Cms.Users;

/// <summary>Client credentials, with which machines sign in.</summary>
internal sealed partial class StaffAccounts
{
    /// <summary>The browser client's own id, and with a dash what every other client's id begins with.</summary>
    public const string BackofficeClient = "umbraco-back-office";

    /// <summary>Client ids of an account, in order.</summary>
    public async Task<IReadOnlyList<string>> ClientsOf(Guid user) =>
        await db.Clients.Where(client => client.UserId == user).OrderBy(client => client.ClientId).Select(client => client.ClientId).ToListAsync();

    /// <summary>The account that a client id signs in, unless it is disabled.</summary>
    public async Task<StaffAccount?> OwnerOf(string clientId) =>
        await db.Clients.Where(client => client.ClientId == clientId).Select(client => (Guid?)client.UserId).SingleOrDefaultAsync() is { } user
        && directory.Account(user) is { IsDisabled: false } account ? account : null;

    /// <param name="clientId">Gets the prefix of all clients where it lacks it.</param>
    public async Task<UserResult> AddClientAsync(Guid user, string clientId, string secret)
    {
        if (directory.Account(user) is not { } account)
            return UserOperationStatus.UserNotFound;
        if (!account.Member.IsApi)
            return UserOperationStatus.InvalidUserType;
        const string prefix = BackofficeClient + "-";
        var full = clientId.StartsWith(prefix, StringComparison.Ordinal) ? clientId : prefix + clientId;
        if (full.Length is > 100 or <= 20 || !full.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_' or '.'))
            return UserOperationStatus.InvalidClientId;
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (await applications.FindByClientIdAsync(full) is not null)
            return UserOperationStatus.DuplicateClientId;
        await applications.CreateAsync(new OpenIddictApplicationDescriptor
        {
            ClientId = full,
            ClientSecret = secret,
            ClientType = ClientTypes.Confidential,
            DisplayName = $"API: {full}",
            Permissions = { Permissions.Endpoints.Token, Permissions.Endpoints.Revocation, Permissions.GrantTypes.ClientCredentials },
        });
        db.Clients.Add(new StaffClient { ClientId = full, UserId = user });
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return UserOperationStatus.Success;
    }

    /// <summary>Its tokens are void from then on.</summary>
    public async Task<UserResult> RemoveClientAsync(Guid user, string clientId)
    {
        if (!await db.Clients.AnyAsync(client => client.ClientId == clientId && client.UserId == user))
            return UserOperationStatus.InvalidClientId;
        await using var transaction = await db.Database.BeginTransactionAsync();
        await DeleteClientAsync(clientId);
        await transaction.CommitAsync();
        return UserOperationStatus.Success;
    }

    private async Task DeleteClientAsync(string clientId)
    {
        await db.Clients.Where(client => client.ClientId == clientId).ExecuteDeleteAsync();
        if (await applications.FindByClientIdAsync(clientId) is { } application)
            await applications.DeleteAsync(application);
    }
}
