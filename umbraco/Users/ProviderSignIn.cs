using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Site.Cms.Users;

/// <summary>Who somebody is according to the town's provider.</summary>
/// <param name="Subject">Theirs for good, unlike name and mail.</param>
/// <param name="Groups">Values of the group claim.</param>
internal sealed record ProviderIdentity(string Subject, string? Email, bool IsEmailVerified, string? Name, IReadOnlyCollection<string> Groups);

internal enum ProviderSignInStatus
{
    SignedIn,

    /// <summary>None of their groups means anything here.</summary>
    NoGroup,

    /// <summary>The provider does not say which mail address is theirs.</summary>
    NoMail,

    /// <summary>An account has that address, and nothing proves that it is theirs.</summary>
    MailTaken,

    Disabled,

    /// <summary>The provider takes the last administrator's group away. They stay what they are, and outside.</summary>
    LastAdministrator,
}

internal sealed record ProviderSignInResult(ProviderSignInStatus Status, StaffAccount? Account = null);

/// <summary>
/// Signs in whom the town's provider has recognised: finds or makes the account, and takes over the groups that the provider decides. Second factors are
/// the provider's business.
/// </summary>
internal sealed partial class ProviderSignIn(
    UserManager<StaffUser> users, StaffDbContext db, StaffWrite write, StaffDirectory directory, StaffOptions options, CmsOptions cms, TimeProvider time,
    ILogger<ProviderSignIn> log)
{
    public async Task<ProviderSignInResult> SignInAsync(ProviderIdentity identity)
    {
        var provider = options.OpenId ?? throw new InvalidOperationException("No provider is configured.");
        var decided = await db.Groups.Where(group => provider.Groups.Values.Contains(group.Alias)).ToListAsync();
        foreach (var alias in provider.Groups.Values.Except(decided.Select(group => group.Alias)))
            UnknownGroup(alias);
        var aliases = identity.Groups.Select(value => provider.Groups.TryGetValue(value, out var alias) ? alias : null).ToHashSet();
        var given = decided.Where(group => aliases.Contains(group.Alias)).ToList();

        var status = ProviderSignInStatus.SignedIn;
        var result = await write.KeepingAnAdministratorAsync(async () =>
        {
            (status, var user) = await FindAsync(identity, provider, given.Count > 0);
            if (user is null || status == ProviderSignInStatus.Disabled)
                return UserOperationStatus.UserNotFound;
            // Taken away even from whoever does not come in: what the town has withdrawn must not wait here.
            user.Groups = [.. user.Groups.Except(decided), .. given];
            if (given.Count == 0)
                status = ProviderSignInStatus.NoGroup;
            else
                Refresh(user, identity);
            await db.SaveChangesAsync();
            return new UserResult(UserOperationStatus.Success, user.Id);
        });
        if (result.Status == UserOperationStatus.AdminUserGroupMustNotBeEmpty)
            status = ProviderSignInStatus.LastAdministrator;
        if (status != ProviderSignInStatus.SignedIn)
        {
            Refused(status);
            return new ProviderSignInResult(status);
        }
        var account = directory.Account(result.Id)!;
        SignedIn(account.Id);
        return new ProviderSignInResult(status, account);
    }

    private void Refresh(StaffUser user, ProviderIdentity identity)
    {
        if (!string.IsNullOrWhiteSpace(identity.Name))
            user.Name = identity.Name.Trim() is { Length: > 255 } longName ? longName[..255] : identity.Name.Trim();
        user.LastLoginDate = user.UpdateDate = Now;
    }

    private async Task<(ProviderSignInStatus Status, StaffUser? User)> FindAsync(ProviderIdentity identity, StaffOpenIdOptions provider, bool mayCreate)
    {
        if (await db.Users.Include(user => user.Groups).SingleOrDefaultAsync(user => user.ProviderSubject == identity.Subject) is { } known)
            return (known.IsDisabled ? ProviderSignInStatus.Disabled : ProviderSignInStatus.SignedIn, known);
        if (!mayCreate)
            return (ProviderSignInStatus.NoGroup, null);
        if (!System.Net.Mail.MailAddress.TryCreate(identity.Email, out var mail) || mail.Address != identity.Email)
            return (ProviderSignInStatus.NoMail, null);
        var normalized = users.NormalizeEmail(identity.Email);
        if (await db.Users.Include(user => user.Groups).SingleOrDefaultAsync(user => user.NormalizedEmail == normalized) is { } same)
        {
            if (same.IsApi || same.ProviderSubject is not null || !(identity.IsEmailVerified || provider.TrustMail))
                return (ProviderSignInStatus.MailTaken, null);
            same.ProviderSubject = identity.Subject;
            return (same.IsDisabled ? ProviderSignInStatus.Disabled : ProviderSignInStatus.SignedIn, same);
        }
        var made = new StaffUser
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), Name = identity.Email!, UserName = identity.Email, Email = identity.Email, EmailConfirmed = true,
            NormalizedEmail = normalized, NormalizedUserName = users.NormalizeName(identity.Email), SecurityStamp = StaffAccounts.NewStamp(),
            LanguageIsoCode = StaffAccounts.LanguageOf(cms), ProviderSubject = identity.Subject, CreateDate = Now, UpdateDate = Now,
        };
        db.Users.Add(made);
        return (ProviderSignInStatus.SignedIn, made);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    [LoggerMessage(LogLevel.Information, "Member of staff {Account} signed in through the town's provider.")]
    private partial void SignedIn(Guid account);

    [LoggerMessage(LogLevel.Warning, "A sign-in through the town's provider was refused: {Status}.")]
    private partial void Refused(ProviderSignInStatus status);

    [LoggerMessage(LogLevel.Warning, "Cms:StaffSignIn:OpenId:Groups names the user group « {Alias} », which does not exist.")]
    private partial void UnknownGroup(string alias);
}
