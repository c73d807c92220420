using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Site.Cms.Users;

namespace Site.Cms.Management.Security;

/// <summary>What the sign-in page and its JSON twin share: where attempts may come from, how many, and what they leave in cookies.</summary>
internal sealed partial class SignInForms(
    StaffSignIn signIn, StaffDirectory directory, AttemptLimiter limiter, CmsOptions options, ILogger<SignInForms> log)
{
    public bool IsForeign(HttpContext context) => RequestOrigin.IsForeign(context.Request, options);

    public TimeSpan? WaitOf(HttpContext context) => limiter.WaitOf(context.Connection.RemoteIpAddress);

    /// <summary>Counts something that costs us as much as a sign-in, such as a mail. False when the address has to wait.</summary>
    public bool TakesAttempt(HttpContext context)
    {
        if (WaitOf(context) is not null)
            return false;
        CountFailure(context);
        return true;
    }

    public void CountFailure(HttpContext context) => limiter.Failed(context.Connection.RemoteIpAddress);

    /// <summary>Leaves the session, or with <see cref="SignInStatus.CodeNeeded"/> who is half signed in.</summary>
    public async Task<SignInResult> WithPasswordAsync(HttpContext context, string userName, string password)
    {
        var result = await signIn.WithPasswordAsync(userName.Trim(), password);
        if (result is { Status: SignInStatus.CodeNeeded, Account: { } half })
            await context.SignInAsync(StaffSession.SecondFactorScheme, StaffSession.PrincipalOf(half, StaffSession.SecondFactorScheme));
        await CompleteAsync(context, result);
        return result;
    }

    /// <summary>The second step. Refused when the first was too long ago.</summary>
    public async Task<SignInResult> WithCodeAsync(HttpContext context, string code)
    {
        if (await HalfSignedInAsync(context) is not { } half)
            return new SignInResult(SignInStatus.Refused);
        var result = await signIn.WithCodeAsync(half.Id, code);
        await CompleteAsync(context, result);
        return result;
    }

    /// <summary>Who has given the right password a moment ago.</summary>
    public async Task<StaffAccount?> HalfSignedInAsync(HttpContext context) =>
        StaffSession.AccountOf((await context.AuthenticateAsync(StaffSession.SecondFactorScheme)).Principal, directory);

    private async Task CompleteAsync(HttpContext context, SignInResult result)
    {
        switch (result)
        {
            case { Status: SignInStatus.SignedIn, Account: { } account }:
                await StaffSession.SignInAsync(context, account);
                SignedIn(account.Id);
                break;
            case { Status: not SignInStatus.CodeNeeded }:
                limiter.Failed(context.Connection.RemoteIpAddress);
                Failed(result.Status);
                break;
        }
    }

    [LoggerMessage(LogLevel.Information, "Member of staff {Account} signed in.")]
    private partial void SignedIn(Guid account);

    [LoggerMessage(LogLevel.Warning, "A sign-in to the CMS failed: {Status}.")]
    private partial void Failed(SignInStatus status);
}
