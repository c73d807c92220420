using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Site.Cms.Users;

/// <summary>Links that mails carry: 256 random bits, for one account and one purpose, once, for a time. A newer one voids the one before.</summary>
internal sealed class StaffLinks(StaffDbContext db, TimeProvider time)
{
    public static readonly TimeSpan InvitationLifetime = TimeSpan.FromHours(72);
    public static readonly TimeSpan PasswordLifetime = TimeSpan.FromHours(2);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <returns>The token to put into the link.</returns>
    public async Task<string> IssueAsync(Guid user, StaffLinkPurpose purpose)
    {
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        await using var transaction = await db.Database.BeginTransactionAsync();
        await VoidAsync(user, purpose);
        db.Links.Add(new StaffLink { Hash = Hash(token), UserId = user, Purpose = purpose, Expires = Now + LifetimeOf(purpose) });
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return token;
    }

    /// <summary>Whose link it is; null when it is void.</summary>
    public async Task<Guid?> OwnerOfAsync(string? token, StaffLinkPurpose purpose)
    {
        if (string.IsNullOrEmpty(token))
            return null;
        var (hash, now) = (Hash(token), Now);
        return await db.Links.Where(link => link.Hash == hash && link.Purpose == purpose && link.Expires > now)
            .Select(link => (Guid?)link.UserId).SingleOrDefaultAsync();
    }

    /// <summary>Uses the link up. False when it is void; of two who come at once one gets true.</summary>
    public async Task<bool> RedeemAsync(string token, StaffLinkPurpose purpose)
    {
        var (hash, now) = (Hash(token), Now);
        return await db.Links.Where(link => link.Hash == hash && link.Purpose == purpose && link.Expires > now).ExecuteDeleteAsync() == 1;
    }

    /// <summary>When the account's link was made that still waits; null when there is none.</summary>
    public async Task<DateTime?> IssuedAsync(Guid user, StaffLinkPurpose purpose) =>
        await db.Links.Where(link => link.UserId == user && link.Purpose == purpose).Select(link => (DateTime?)link.Expires).SingleOrDefaultAsync() is { } expires
            ? expires - LifetimeOf(purpose) : null;

    public Task VoidAsync(Guid user, StaffLinkPurpose purpose) =>
        db.Links.Where(link => link.UserId == user && link.Purpose == purpose).ExecuteDeleteAsync();

    private static TimeSpan LifetimeOf(StaffLinkPurpose purpose) => purpose == StaffLinkPurpose.Invitation ? InvitationLifetime : PasswordLifetime;

    private static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
