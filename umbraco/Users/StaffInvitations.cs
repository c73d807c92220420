using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Site.Cms.Users;

/// <summary>Accounts that people open themselves, and passwords that they choose anew, by a link in a mail.</summary>
internal sealed partial class StaffInvitations(
    StaffAccounts accounts, StaffLinks links, StaffLetters letters, StaffDirectory directory, StaffDbContext db, StaffOptions options, CmsOptions cms,
    TimeProvider time, ILogger<StaffInvitations> log)
{
    public const string InvitationAddress = "/umbraco/invitation";
    public const string PasswordAddress = "/umbraco/nouveau-mot-de-passe";
    public const int LongestMessage = 1000;

    /// <summary>Between two mails about a forgotten password to the same account.</summary>
    private static readonly TimeSpan PasswordPause = TimeSpan.FromMinutes(5);

    public bool CanSend => options.Mail is not null;

    /// <summary>Makes the account and mails its link. When the mail cannot be sent there is no account.</summary>
    public async Task<UserResult> InviteAsync(CreateUser request, string? message, StaffMember by)
    {
        if (!CanSend)
            return UserOperationStatus.CannotInvite;
        if (message?.Length > LongestMessage)
            return UserOperationStatus.MessageTooLong;
        var made = await accounts.CreateAsync(request with { IsApi = false, Password = null });
        if (!made.Succeeded)
            return made;
        await MarkAsync(made.Id);
        if (await SendAsync(made.Id, message, by))
            return made;
        await accounts.DeleteAsync([made.Id], by.Id);
        return UserOperationStatus.InvitationNotSent;
    }

    /// <summary>A new link for somebody who has not come yet; the one before is void.</summary>
    public async Task<UserResult> ResendAsync(Guid id, string? message, StaffMember by)
    {
        if (!CanSend)
            return UserOperationStatus.CannotInvite;
        if (message?.Length > LongestMessage)
            return UserOperationStatus.MessageTooLong;
        if (directory.Account(id) is not { } account)
            return UserOperationStatus.UserNotFound;
        if (account.State(time.GetUtcNow().UtcDateTime) != StaffState.Invited)
            return UserOperationStatus.NotInInviteState;
        await MarkAsync(id);
        return await SendAsync(id, message, by) ? UserOperationStatus.Success : UserOperationStatus.InvitationNotSent;
    }

    /// <summary>
    /// Mails a link, if the address belongs to somebody who may sign in with a password. Returns as fast and as silently when it does not: who asks
    /// learns nothing about who has an account.
    /// </summary>
    /// <returns>What is sent meanwhile; the caller need not wait for it.</returns>
    public async Task<Task> ForgetPasswordAsync(string email)
    {
        var account = directory.Accounts.FirstOrDefault(known => known.Member.Email.Equals(email.Trim(), StringComparison.OrdinalIgnoreCase));
        if (!CanSend || account is null or { IsDisabled: true } or { Member.IsApi: true } or { HasPassword: false }
            || await links.IssuedAsync(account.Id, StaffLinkPurpose.Password) > time.GetUtcNow().UtcDateTime - PasswordPause)
            return Task.CompletedTask;
        var token = await links.IssueAsync(account.Id, StaffLinkPurpose.Password);
        return SendOrLogAsync(letters.ForgottenPassword(account, LinkTo(PasswordAddress, token)));
    }

    public async Task<StaffAccount?> OwnerOfAsync(string? token, StaffLinkPurpose purpose) =>
        await links.OwnerOfAsync(token, purpose) is { } id && directory.Account(id) is { IsDisabled: false } account ? account : null;

    /// <summary>Uses the link up and sets the password; a password that is refused leaves the link as it is.</summary>
    /// <param name="name">What the person calls themselves; null leaves it.</param>
    public async Task<UserResult> AcceptAsync(string token, StaffLinkPurpose purpose, string? name, string password)
    {
        if (await OwnerOfAsync(token, purpose) is not { } account)
            return UserOperationStatus.InvalidToken;
        var check = await accounts.CheckPasswordAsync(name ?? account.Member.Name, account.Member.Email, password);
        if (!check.Succeeded)
            return check;
        if (!await links.RedeemAsync(token, purpose))
            return UserOperationStatus.InvalidToken;
        if (name is not null)
            await db.Users.Where(user => user.Id == account.Id).ExecuteUpdateAsync(user => user.SetProperty(own => own.Name, name.Trim()));
        return await accounts.SetPasswordAsync(account.Id, password);
    }

    private async Task MarkAsync(Guid id)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await db.Users.Where(user => user.Id == id).ExecuteUpdateAsync(user => user.SetProperty(own => own.InvitedDate, now));
        directory.Reload();
    }

    private async Task<bool> SendAsync(Guid id, string? message, StaffMember by)
    {
        var token = await links.IssueAsync(id, StaffLinkPurpose.Invitation);
        return await SendOrLogAsync(letters.Invitation(directory.Account(id)!, LinkTo(InvitationAddress, token), by.Name, message));
    }

    private async Task<bool> SendOrLogAsync(StaffLetter letter)
    {
        try
        {
            await options.Mail!.SendAsync(letter);
            return true;
        }
        catch (StaffMailException error)
        {
            NotSent(error);
            return false;
        }
    }

    private Uri LinkTo(string address, string token) => new(cms.StaffAddress(), $"{address}?token={token}");

    [LoggerMessage(LogLevel.Error, "A mail about a staff account could not be sent.")]
    private partial void NotSent(Exception error);
}
