using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Backoffice.Browser;

/// <summary>An administrator manages users and groups, and whoever is invited works in what is theirs.</summary>
public class UserTests : Journey
{
    private const string Password = "une-suite-de-mots";

    [Test]
    public async Task Who_is_invited_opens_the_account_from_the_mail_and_sees_only_the_groups_branch()
    {
        var admin = await OpenAsync(Account.Administrator);
        await admin.CreateGroupAsync("Tutoriels seuls", "Aide", "Tutoriels");
        await admin.InviteAsync("Inès Tutorielle", "ines@exemple.fr", "Tutoriels seuls", "Bienvenue dans l’équipe\u00A0!");

        var window = await OpenAsGuestAsync((await UserDesk.LinkToAsync("ines@exemple.fr")).PathAndQuery);
        await Expect(window.Page.GetByLabel("Prénom et nom")).ToHaveValueAsync("Inès Tutorielle");
        await window.Page.GetByLabel("Mot de passe", new() { Exact = true }).FillAsync(Password);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir mon compte" }).ClickAsync();

        await window.ExpandAsync("Aide", "Tutoriels");
        await Expect(window.TreeItem("Gérer les réservations")).ToBeVisibleAsync();
        await Expect(window.TreeItem("FAQ")).ToHaveCountAsync(0);
        await Expect(window.Page.Locator("umb-backoffice-header-sections").GetByRole(AriaRole.Tab)).ToHaveTextAsync(["Contenu"]);
        await window.TreeItem("Gérer les réservations").ClickAsync();
        await Expect(window.Property("title").GetByRole(AriaRole.Textbox)).ToBeEditableAsync();
        await Expect(window.Button("Sauver")).ToBeVisibleAsync();
        await Expect(window.Button("Sauver et publier")).ToBeDisabledAsync();
    }

    [Test]
    public async Task The_list_of_accounts_shows_an_invitation_at_once_and_the_mail_needs_no_message()
    {
        var admin = await OpenAsync(Account.Administrator);

        await admin.InviteAsync("Ida Invitée", "ida@exemple.fr", "Rédaction");

        await Expect(admin.CardOfUser("Ida Invitée")).ToContainTextAsync("Invité");
        using var mail = await UserDesk.MailToAsync("ida@exemple.fr");
        Assert.That(mail.TextBody, Does.Contain("Dominique Admin vous invite").And.Not.Contain("Son message"));
    }

    [Test]
    public async Task Accounts_are_filtered_and_several_are_disabled_at_once()
    {
        var admin = await OpenAsync(Account.Administrator);
        await UserAsync(admin, "Léa Lot");
        await UserAsync(admin, "Luc Lot");
        await admin.OpenUsersAsync();

        await admin.Page.Locator("umb-collection-filter-field input").FillAsync("lot");
        await Expect(admin.CardOfUser("Dominique Admin")).ToHaveCountAsync(0);
        foreach (var name in new[] { "Léa Lot", "Luc Lot" })
        {
            await admin.CardOfUser(name).HoverAsync();
            await admin.CardOfUser(name).GetByRole(AriaRole.Checkbox, new() { Name = "Sélectionner" }).DispatchEventAsync("click");
        }
        await Expect(admin.Page.Locator("umb-collection-selection-actions")).ToContainTextAsync("2 sur 2");
        await admin.Page.Locator("umb-collection-selection-actions").GetByRole(AriaRole.Button, new() { Name = "Désactiver" }).ClickAsync();

        await Expect(admin.CardOfUser("Léa Lot")).ToContainTextAsync("Désactivé");
        await Expect(admin.CardOfUser("Luc Lot")).ToContainTextAsync("Désactivé");
    }

    [Test]
    public async Task The_list_of_accounts_can_be_a_table()
    {
        var admin = await OpenAsync(Account.Administrator);
        await admin.OpenUsersAsync();

        var views = admin.Page.Locator("umb-collection-view-bundle");
        await views.GetByRole(AriaRole.Button, new() { Name = "Affichage" }).ClickAsync();
        await views.Locator("uui-menu-item[label='Tableau']").ClickAsync();

        var table = admin.Page.Locator("umb-table");
        await Expect(table.Locator("uui-table-head-cell")).ToHaveTextAsync(["", "Nom", "Groupe d'utilisateurs", "Dernière connexion", "Statut"]);
        var own = table.Locator("uui-table-row").Filter(new() { HasText = "Dominique Admin" });
        await Expect(own).ToContainTextAsync("Actif");
        await Expect(own).ToContainTextAsync(DateTime.UtcNow.Year.ToString(System.Globalization.CultureInfo.InvariantCulture) + " à ");
    }

    [Test]
    public async Task The_section_of_users_begins_with_the_accounts()
    {
        var admin = await OpenAsync(Account.Administrator);

        await admin.Page.GetByRole(AriaRole.Tab, new() { Name = "Utilisateurs" }).ClickAsync();

        await Expect(admin.Page.GetByText(Account.Editor.Name).First).ToBeVisibleAsync();
    }

    [Test]
    public async Task An_account_is_disabled_enabled_unlocked_and_gets_a_new_password()
    {
        var admin = await OpenAsync(Account.Administrator);
        var (id, mail) = await UserAsync(admin, "Paul Passage");
        await admin.OpenUserAsync(id, "Paul Passage");

        await admin.ActOnUserAsync("Désactiver");
        await admin.Confirm("Désactiver").ClickAsync();
        await Expect(admin.StateOfUser()).ToHaveTextAsync("Désactivé");
        Assert.That(await SignInAsync(mail, Password), Does.Contain("Ce compte est désactivé"));

        await admin.ActOnUserAsync("Activer");
        await admin.Confirm("Activer").ClickAsync();
        await Expect(admin.StateOfUser()).ToHaveTextAsync("Inactif");
        // What is stored already is not asked to be stored.
        await admin.Page.GetByText("Groupes d’utilisateurs").First.ClickAsync();
        await Expect(admin.Page.Locator("umb-user-group-table-collection-view, umb-table")).ToBeVisibleAsync();

        for (var attempt = 0; attempt < 5; attempt++)
            await SignInAsync(mail, "pas-le-bon");
        await admin.OpenUserAsync(id, "Paul Passage");
        await Expect(admin.StateOfUser()).ToHaveTextAsync("Bloqué");
        await admin.ActOnUserAsync("Débloquer");
        await admin.Confirm("Débloquer").ClickAsync();
        await Expect(admin.Notification).ToHaveTextAsync("Compte débloqué");

        await admin.ActOnUserAsync("Changer le mot de passe");
        foreach (var field in new[] { "newPassword", "confirmPassword" })
            await admin.Page.Locator($"umb-change-password-modal [name='{field}'] input").FillAsync("un-tout-autre-mot");
        await admin.Page.Locator("umb-change-password-modal uui-button[type='submit']").ClickAsync();
        await Expect(admin.Notification).ToHaveTextAsync("Mot de passe changé");
        Assert.That(await SignInAsync(mail, "un-tout-autre-mot"), Is.Empty, "no error: signed in");
    }

    [Test]
    public async Task An_account_for_a_service_gets_an_access_and_loses_it()
    {
        var admin = await OpenAsync(Account.Administrator);
        var (id, _) = await UserAsync(admin, "Robot", "Api");
        await admin.OpenUserAsync(id, "Robot");
        var accesses = admin.Page.Locator("umb-user-workspace-client-credentials");
        await Expect(accesses).ToContainTextAsync("Accès à l’API");

        await accesses.GetByRole(AriaRole.Button, new() { Name = "Ajouter" }).ClickAsync();
        var dialog = admin.Page.Locator("umb-create-user-client-credential-modal");
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Identifiant" }).FillAsync("robot");
        await dialog.Locator("#secret input").FillAsync("un-secret-assez-long-2026");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Créer" }).ClickAsync();
        await Expect(accesses).ToContainTextAsync("umbraco-back-office-robot");
        var delete = accesses.GetByRole(AriaRole.Button, new() { Name = "Supprimer umbraco-back-office-robot" });
        await delete.DispatchEventAsync("click");
        // Who thinks better of it has broken nothing.
        await admin.Confirm("Annuler").ClickAsync();
        await delete.DispatchEventAsync("click");
        await admin.Confirm("Supprimer").ClickAsync();

        await Expect(delete).ToHaveCountAsync(0);
    }

    private static async Task<(Guid Id, string Mail)> UserAsync(BackofficeWindow admin, string name, string kind = "Default")
    {
        var (id, mail) = (Guid.NewGuid(), $"{Guid.NewGuid():N}@exemple.fr");
        await admin.CallAsync("POST", "user", new
        {
            id,
            kind,
            email = mail,
            userName = mail,
            name,
            userGroupIds = new[] { new { id = Site.Cms.Users.BuiltInGroups.Editors } },
        });
        if (kind == "Default")
            await admin.CallAsync("POST", $"user/{id}/change-password", new { newPassword = Password });
        return (id, mail);
    }

    /// <summary>What the sign-in page says against it; empty when somebody is signed in.</summary>
    private static async Task<string> SignInAsync(string mail, string password)
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = BackofficeSite.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/umbraco/login")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["username"] = mail, ["password"] = password }),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await browser.SendAsync(request);
        return answer.Headers.Location is null ? await answer.Content.ReadAsStringAsync() : "";
    }
}
