using Microsoft.AspNetCore.Mvc;
using Site.Core.Desk;
using Site.IdentityProvider;
using Site.Web;

namespace Site.Desk;

/// <summary>
/// Helps with accounts of the embedded provider. These live in another database than the trail: what was begun stands there before anything is done, and
/// how it went afterwards.
/// </summary>
public sealed class DeskAccountsController(AccountDesk accounts, DeskOverview overview, DeskTrail trail) : DeskApi
{
    [Get("accounts/{id:guid}")]
    public async Task<IActionResult> Account(Guid id)
    {
        if (await overview.AccountAsync(id, HttpContext.RequestAborted) is not { } view)
            return Missing();
        await trail.NoteAsync(new DeskNote(Staff, DeskActionKind.LookedAtAccount, view.Account.UserName, SubjectId: id), CancellationToken.None);
        return Answer(view);
    }

    /// <summary>No reason is asked: the mail goes where it went before.</summary>
    [HttpPost("sign-ups/{id:guid}/activation")]
    public async Task<IActionResult> SendActivation(Guid id)
    {
        if (await accounts.SignUpAsync(id, HttpContext.RequestAborted) is not { } signUp)
            return Missing();
        return await DoAsync(new DeskNote(Staff, DeskActionKind.ActivationSent, signUp.UserName, SubjectId: id),
            async () => await accounts.SendActivationAsync(id, mail: null, CancellationToken.None) ? null : Missing());
    }

    [HttpPost("sign-ups/{id:guid}/mail")]
    public async Task<IActionResult> CorrectSignUp(Guid id, [FromBody] DeskBody? body)
    {
        if (await accounts.SignUpAsync(id, HttpContext.RequestAborted) is not { } signUp)
            return Missing();
        if (Wrong(body, signUp.Mail, out var mail) is { } refusal)
            return refusal;
        return await DoAsync(new DeskNote(Staff, DeskActionKind.SignUpMailCorrected, signUp.UserName, SubjectId: id, Reason: body!.Reason!.Trim()),
            async () => await accounts.SendActivationAsync(id, mail, CancellationToken.None) ? null : Missing());
    }

    /// <summary>No reason is asked: it gives nobody access who does not know the password.</summary>
    [HttpPost("accounts/{id:guid}/unlock")]
    public async Task<IActionResult> Unlock(Guid id)
    {
        if (await accounts.AccountsAsync([id], HttpContext.RequestAborted) is not [var account])
            return Missing();
        return await DoAsync(new DeskNote(Staff, DeskActionKind.AccountUnlocked, account.UserName, SubjectId: id),
            async () => await accounts.UnlockAsync(id, CancellationToken.None) ? null : Missing());
    }

    [HttpPost("accounts/{id:guid}/mail")]
    public async Task<IActionResult> CorrectMail(Guid id, [FromBody] DeskBody? body)
    {
        if (await accounts.AccountsAsync([id], HttpContext.RequestAborted) is not [var account])
            return Missing();
        if (Wrong(body, account.Mail, out var mail) is { } refusal)
            return refusal;
        return await DoAsync(new DeskNote(Staff, DeskActionKind.AccountMailCorrected, account.UserName, SubjectId: id, Reason: body!.Reason!.Trim()),
            async () => await accounts.CorrectMailAsync(id, mail, CancellationToken.None) switch
            {
                true => null,
                false => Refuse(StatusCodes.Status409Conflict, DeskTexts.MailTaken),
                null => Missing(),
            });
    }

    [HttpPost("accounts/{id:guid}/code/end")]
    public async Task<IActionResult> RemoveAuthenticator(Guid id, [FromBody] DeskBody? body)
    {
        if (await accounts.AccountsAsync([id], HttpContext.RequestAborted) is not [var account])
            return Missing();
        if (ReasonOf(body, out var refusal) is not { } reason)
            return refusal!;
        return await DoAsync(new DeskNote(Staff, DeskActionKind.AuthenticatorRemoved, account.UserName, SubjectId: id, Reason: reason),
            async () => await accounts.RemoveAuthenticatorAsync(id, CancellationToken.None) switch
            {
                true => null,
                false => Refuse(StatusCodes.Status409Conflict, DeskTexts.NoAuthenticator),
                null => Missing(),
            });
    }

    private ObjectResult? Wrong(DeskBody? body, string current, out string mail)
    {
        mail = body?.Mail?.Trim() ?? "";
        if (MailRules.Problem(mail) is { } problem)
            return Refuse(StatusCodes.Status400BadRequest, problem);
        if (string.Equals(mail, current, StringComparison.OrdinalIgnoreCase))
            return Refuse(StatusCodes.Status400BadRequest, DeskTexts.MailSame);
        return ReasonOf(body, out var refusal) is null ? refusal : null;
    }

    /// <param name="act">Answers a refusal, or null when it is done.</param>
    private async Task<IActionResult> DoAsync(DeskNote note, Func<Task<ObjectResult?>> act)
    {
        var line = await trail.BeginAsync(note, CancellationToken.None);
        var refusal = await act();
        await trail.EndAsync(line, succeeded: refusal is null, CancellationToken.None);
        return refusal is null ? NoContent() : refusal;
    }
}
