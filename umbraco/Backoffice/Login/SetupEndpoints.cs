using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Management.Security;
using Site.Cms.Users;

namespace Site.Cms.Backoffice.Login;

/// <summary>The page behind the one-time link that a start without accounts prints: makes the first administrator.</summary>
internal static class SetupEndpoints
{
    public static readonly string PasswordHint = $"Au moins {PasswordRules.MinimumLength} caractères. Une suite de quatre mots se retient bien.";
    public static readonly FormError TooShort = new($"Choisissez un mot de passe d’au moins {PasswordRules.MinimumLength} caractères.", "password");
    public static readonly FormError TooEasy = new("Ce mot de passe est trop facile à deviner. Choisissez-en un autre, par exemple une suite de quatre mots.", "password");

    public static void MapSetup(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(SetupLink.Address, (HttpContext context, StaffOptions staff, StaffDirectory directory) =>
            IsOpen(staff, directory, context.Request.Query["token"]) ? WriteAsync(context, context.Request.Query["token"], null, null, []) : WriteVoidAsync(context));
        pages.MapPost(SetupLink.Address, CreateAsync);
    }

    private static async Task CreateAsync(HttpContext context, StaffOptions staff, StaffDirectory directory, StaffAccounts accounts, CmsOptions options)
    {
        if (await LoginEndpoints.ReadOwnFormAsync(context, options) is not { } form)
            return;
        string token = form["token"].ToString(), name = form["name"].ToString().Trim(), email = form["username"].ToString().Trim(), password = form["password"].ToString();
        if (!IsOpen(staff, directory, token))
        {
            await WriteVoidAsync(context);
            return;
        }
        var errors = await FaultsAsync(accounts, name, email, password);
        if (errors.Count > 0)
        {
            await WriteAsync(context, token, name, email, errors, StatusCodes.Status400BadRequest);
            return;
        }
        if (!staff.Setup!.Redeem(token))
        {
            await WriteVoidAsync(context);
            return;
        }
        var made = await accounts.CreateAsync(new CreateUser { Name = name, Email = email, UserName = email, Password = password, Groups = StaffStart.FirstAdministratorsGroups });
        if (!made.Succeeded)
            throw new InvalidOperationException($"The first administrator was refused: {made.Status} {made.Detail}");
        await StaffSession.SignInAsync(context, directory.Account(made.Id)!);
        LoginEndpoints.SeeOther(context, BackofficeAddress.Root);
    }

    private static bool IsOpen(StaffOptions staff, StaffDirectory directory, string? token) =>
        directory.Accounts.All(account => account.Member.IsApi) && staff.Setup?.Accepts(token) == true;

    private static async Task<List<FormError>> FaultsAsync(StaffAccounts accounts, string name, string email, string password)
    {
        var errors = new List<FormError>();
        if (name.Length is 0 or > 255)
            errors.Add(new FormError("Saisissez votre prénom et votre nom.", "name"));
        if (!System.Net.Mail.MailAddress.TryCreate(email, out var address) || address.Address != email)
            errors.Add(new FormError("Saisissez une adresse e-mail complète, par exemple prenom.nom@exemple.fr.", "username"));
        if (password.Length < PasswordRules.MinimumLength)
            errors.Add(TooShort);
        else if (!(await accounts.CheckPasswordAsync(name, email, password)).Succeeded)
            errors.Add(TooEasy);
        return errors;
    }

    private static Task WriteAsync(HttpContext context, string? token, string? name, string? email, IReadOnlyList<FormError> errors, int status = StatusCodes.Status200OK) =>
        new SignInPage
        {
            Title = "Premier administrateur", Errors = errors, Status = status,
            Content = $"""
                <p>Ce compte pourra ensuite créer ceux des autres membres de la rédaction.</p>
                <form method="post" action="{SetupLink.Address}">
                <input type="hidden" name="token" value="{SignInPage.Encode(token)}">
                {Fields.Text("name", "Prénom et nom", "name", name, errors, focus: true)}
                {Fields.Mail("username", email, errors)}
                {Fields.Password("password", "new-password", errors, PasswordHint)}
                <button class="button" type="submit">Créer le compte</button>
                </form>
                """,
        }.WriteAsync(context);

    private static Task WriteVoidAsync(HttpContext context) => new SignInPage
    {
        Title = "Lien périmé", Status = StatusCodes.Status404NotFound,
        Content = """
            <p>Ce lien ne fonctionne pas, ou plus : il sert une seule fois, dans les 24 heures.</p>
            <p>S’il n’y a encore aucun compte, redémarrez le site : il affiche un nouveau lien dans son journal.</p>
            <p><a class="button" href="/umbraco/login">Aller à la page de connexion</a></p>
            """,
    }.WriteAsync(context);
}
