using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Management.Security;
using Site.Cms.Users;

namespace Site.Cms.Backoffice.Login;

/// <summary>The pages behind the links of mails: open one's account, choose a new password; and the one that asks for such a link.</summary>
internal static class LinkEndpoints
{
    public const string ForgottenAddress = "/umbraco/mot-de-passe-oublie";

    private static readonly LinkPage Invitation = new(
        StaffLinkPurpose.Invitation, StaffInvitations.InvitationAddress, "Ouvrir votre compte", "Ouvrir mon compte", AsksName: true,
        "Ce lien ne fonctionne pas, ou plus\u00a0: il sert une seule fois, dans les 72 heures.",
        "Si vous avez déjà choisi votre mot de passe, connectez-vous. Sinon, demandez une nouvelle invitation à un administrateur de la rédaction.");

    private static readonly LinkPage NewPassword = new(
        StaffLinkPurpose.Password, StaffInvitations.PasswordAddress, "Nouveau mot de passe", "Enregistrer", AsksName: false,
        "Ce lien ne fonctionne pas, ou plus\u00a0: il sert une seule fois, dans les deux heures.",
        $"""Demandez-en un autre\u00a0: <a href="{ForgottenAddress}">mot de passe oublié</a>.""");

    public static void MapLinks(this IEndpointRouteBuilder pages)
    {
        foreach (var page in new[] { Invitation, NewPassword })
        {
            pages.MapGet(page.Address, (HttpContext context, SignInForms forms, StaffInvitations invitations) => ShowAsync(context, page, forms, invitations));
            pages.MapPost(page.Address, (HttpContext context, SignInForms forms, StaffInvitations invitations, StaffDirectory directory, CmsOptions options) =>
                AcceptAsync(context, page, forms, invitations, directory, options));
        }
        pages.MapGet(ForgottenAddress, (HttpContext context, StaffInvitations invitations) =>
            invitations.CanSend ? WriteForgottenAsync(context, null, []) : WriteNoMailAsync(context));
        pages.MapPost(ForgottenAddress, ForgetAsync);
    }

    private static async Task ShowAsync(HttpContext context, LinkPage page, SignInForms forms, StaffInvitations invitations)
    {
        var token = context.Request.Query["token"].ToString();
        if (forms.WaitOf(context) is { } wait)
            await WriteAsync(context, page, token, null, null, [LoginEndpoints.TooMany(context, wait)], StatusCodes.Status429TooManyRequests);
        else if (await OwnerAsync(context, page, token, forms, invitations) is { } account)
            await WriteAsync(context, page, token, account, account.Member.Name, []);
    }

    private static async Task AcceptAsync(
        HttpContext context, LinkPage page, SignInForms forms, StaffInvitations invitations, StaffDirectory directory, CmsOptions options)
    {
        if (await LoginEndpoints.ReadOwnFormAsync(context, options) is not { } form)
            return;
        string token = form["token"].ToString(), name = form["name"].ToString().Trim(), password = form["password"].ToString();
        if (forms.WaitOf(context) is { } wait)
        {
            await WriteAsync(context, page, token, null, name, [LoginEndpoints.TooMany(context, wait)], StatusCodes.Status429TooManyRequests);
            return;
        }
        if (await OwnerAsync(context, page, token, forms, invitations) is not { } account)
            return;
        var errors = new List<FormError>();
        if (page.AsksName && name.Length is 0 or > 255)
            errors.Add(new FormError("Saisissez votre prénom et votre nom.", "name"));
        if (password.Length < PasswordRules.MinimumLength)
            errors.Add(SetupEndpoints.TooShort);
        if (errors.Count == 0)
        {
            var result = await invitations.AcceptAsync(token, page.Purpose, page.AsksName ? name : null, password);
            if (result.Succeeded)
            {
                await CompleteAsync(context, page, directory.Account(account.Id)!);
                return;
            }
            if (result.Status == UserOperationStatus.InvalidToken)
            {
                await WriteVoidAsync(context, page);
                return;
            }
            errors.Add(SetupEndpoints.TooEasy);
        }
        await WriteAsync(context, page, token, account, name, errors, StatusCodes.Status400BadRequest);
    }

    /// <summary>Who opens an account is signed in. Who had a password may have a second factor too, and signs in.</summary>
    private static async Task CompleteAsync(HttpContext context, LinkPage page, StaffAccount account)
    {
        if (page.Purpose == StaffLinkPurpose.Invitation)
        {
            await StaffSession.SignInAsync(context, account);
            LoginEndpoints.SeeOther(context, BackofficeAddress.Root);
        }
        else
            LoginEndpoints.SeeOther(context, $"{LoginEndpoints.Address}?mot-de-passe=1");
    }

    /// <summary>Null with the refusal written.</summary>
    private static async Task<StaffAccount?> OwnerAsync(HttpContext context, LinkPage page, string token, SignInForms forms, StaffInvitations invitations)
    {
        if (await invitations.OwnerOfAsync(token, page.Purpose) is { } account)
            return account;
        forms.CountFailure(context);
        await WriteVoidAsync(context, page);
        return null;
    }

    private static async Task ForgetAsync(HttpContext context, SignInForms forms, StaffInvitations invitations, CmsOptions options)
    {
        if (await LoginEndpoints.ReadOwnFormAsync(context, options) is not { } form)
            return;
        var email = form["username"].ToString().Trim();
        if (!invitations.CanSend)
            await WriteNoMailAsync(context);
        else if (email.Length == 0)
            await WriteForgottenAsync(context, email, [new FormError("Saisissez votre adresse e-mail.", "username")], StatusCodes.Status400BadRequest);
        else if (!forms.TakesAttempt(context))
            await WriteForgottenAsync(context, email, [LoginEndpoints.TooMany(context, forms.WaitOf(context)!.Value)], StatusCodes.Status429TooManyRequests);
        else
        {
            _ = await invitations.ForgetPasswordAsync(email);
            await new SignInPage
            {
                Title = "Consultez votre messagerie",
                Content = $"""
                    <p>Si un compte existe pour {SignInPage.Encode(email)}, un lien pour choisir un nouveau mot de passe vient d’y être envoyé. Il sert une seule fois, dans les deux heures.</p>
                    <p>Rien reçu au bout de quelques minutes{"\u00a0"}? Regardez dans les courriers indésirables, ou demandez à un administrateur de la rédaction.</p>
                    <p><a class="button" href="{LoginEndpoints.Address}">Aller à la page de connexion</a></p>
                    """,
            }.WriteAsync(context);
        }
    }

    private static Task WriteAsync(
        HttpContext context, LinkPage page, string token, StaffAccount? account, string? name, IReadOnlyList<FormError> errors, int status = StatusCodes.Status200OK) =>
        new SignInPage
        {
            Title = page.Title, Errors = errors, Status = status,
            Content = $"""
                {(account is null ? "" : $"<p>Votre adresse de connexion est <strong>{SignInPage.Encode(account.Member.Email)}</strong>.</p>")}
                <form method="post" action="{page.Address}">
                <input type="hidden" name="token" value="{SignInPage.Encode(token)}">
                {(page.AsksName ? Fields.Text("name", "Prénom et nom", "name", name, errors) : "")}
                {Fields.Password("password", "new-password", errors, SetupEndpoints.PasswordHint, focus: true)}
                <button class="button" type="submit">{page.Action}</button>
                </form>
                """,
        }.WriteAsync(context);

    private static Task WriteVoidAsync(HttpContext context, LinkPage page) => new SignInPage
    {
        Title = "Lien périmé", Status = StatusCodes.Status404NotFound,
        Content = $"""
            <p>{page.WhyVoid}</p>
            <p>{page.WhatNow}</p>
            <p><a class="button" href="{LoginEndpoints.Address}">Aller à la page de connexion</a></p>
            """,
    }.WriteAsync(context);

    private static Task WriteForgottenAsync(HttpContext context, string? email, IReadOnlyList<FormError> errors, int status = StatusCodes.Status200OK) =>
        new SignInPage
        {
            Title = "Mot de passe oublié", Errors = errors, Status = status,
            Content = $"""
                <p>Indiquez l’adresse de votre compte{"\u00a0"}: vous recevrez un lien pour choisir un nouveau mot de passe.</p>
                <form method="post" action="{ForgottenAddress}">
                {Fields.Mail("username", email, errors, focus: true)}
                <button class="button" type="submit">Recevoir le lien</button>
                </form>
                <p class="hint"><a href="{LoginEndpoints.Address}">Revenir à la connexion</a></p>
                """,
        }.WriteAsync(context);

    private static Task WriteNoMailAsync(HttpContext context) => new SignInPage
    {
        Title = "Mot de passe oublié",
        Content = $"""
            <p>Ce site n’envoie pas de mails. Un administrateur de la rédaction peut vous donner un nouveau mot de passe.</p>
            <p><a class="button" href="{LoginEndpoints.Address}">Aller à la page de connexion</a></p>
            """,
    }.WriteAsync(context);

    /// <param name="WhyVoid">HTML.</param>
    /// <param name="WhatNow">HTML.</param>
    private sealed record LinkPage(
        StaffLinkPurpose Purpose, string Address, string Title, string Action, bool AsksName, string WhyVoid, string WhatNow);
}
