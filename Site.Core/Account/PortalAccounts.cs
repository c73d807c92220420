using Microsoft.EntityFrameworkCore;
using Site.Core.Data;

namespace Site.Core.Account;

/// <summary>The portal's accounts: made and kept up to date by signing in.</summary>
public sealed class PortalAccounts(PortalWriter writer, TimeProvider time)
{
    /// <returns>The account's id, the same at each sign-in of the same person at the same provider.</returns>
    public Task<Guid> SignedInAsync(SignedInPerson person, CancellationToken cancellation) => writer.WriteAsync(async (context, token) =>
    {
        var account = await context.Set<PortalAccount>().SingleOrDefaultAsync(a => a.Issuer == person.Issuer && a.Subject == person.Subject, token);
        if (account is null)
        {
            account = new PortalAccount { Id = Guid.NewGuid(), Issuer = person.Issuer, Subject = person.Subject, LastSeenAt = time.GetUtcNow() };
            context.Add(account);
        }
        (account.UserName, account.Mail, account.LastSeenAt) = (person.UserName, person.VerifiedMail, time.GetUtcNow());
        await context.SaveChangesAsync(token);
        return account.Id;
    }, cancellation);
}

/// <summary>What the provider said at sign-in.</summary>
/// <param name="VerifiedMail">Null when the provider has not verified it.</param>
public sealed record SignedInPerson(string Issuer, string Subject, string? UserName, string? VerifiedMail);
