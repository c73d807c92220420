using Microsoft.Playwright;
using MimeKit;
using Site.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Backoffice.Browser;

/// <summary>What an administrator does in the section of users.</summary>
internal static class UserDesk
{
    private const string Section = "/umbraco/section/user-management/workspace";

    /// <summary>A group that sees the Contents section and one branch, where its members read and write.</summary>
    /// <param name="branch">Names from the root down.</param>
    public static async Task CreateGroupAsync(this BackofficeWindow window, string name, params string[] branch)
    {
        var page = window.Page;
        await page.GotoAsync($"{Section}/user-group/create");
        var group = page.Locator("umb-user-group-workspace-editor");
        await group.GetByRole(AriaRole.Textbox, new() { Name = "Entrez un nom..." }).FillAsync(name);
        await group.Locator("umb-input-section").GetByRole(AriaRole.Button, new() { Name = "Choisir" }).ClickAsync();
        await page.Locator("umb-section-picker-modal uui-menu-item").Filter(new() { HasText = "Contenu" }).Locator("#label-button").ClickAsync();
        await window.EndDialogAsync("Valider");
        await group.Locator("umb-input-document").GetByRole(AriaRole.Button, new() { Name = "Choisir" }).ClickAsync();
        await window.PickAsync(branch);
        await window.EndDialogAsync("Choisir");
        foreach (var verb in new[] { "Lire", "Créer", "Mettre à jour", "Voir les champs", "Modifier les champs" })
            await group.GetByRole(AriaRole.Switch, new() { Name = verb, Exact = true }).DispatchEventAsync("click");
        await page.RunAndWaitForResponseAsync(() => window.Button("Sauver").ClickAsync(), response => response is { Status: 201 } && response.Url.EndsWith("/user-group", StringComparison.Ordinal));
    }

    /// <summary>The list of users, as cards.</summary>
    public static async Task OpenUsersAsync(this BackofficeWindow window)
    {
        await window.Page.GotoAsync($"{Section}/user-root");
        await Expect(window.CardOfUser("Dominique Admin")).ToBeVisibleAsync();
    }

    public static ILocator CardOfUser(this BackofficeWindow window, string name) => window.Page.Locator("uui-card-user").Filter(new() { HasText = name });

    /// <summary>Sends the invitation from the list of users.</summary>
    /// <param name="message">One's own words; none when null.</param>
    public static async Task InviteAsync(this BackofficeWindow window, string name, string mail, string group, string? message = null)
    {
        var page = window.Page;
        await window.OpenUsersAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Inviter") }).First.ClickAsync();
        var invitation = page.Locator("umb-invite-user-modal");
        await invitation.GetByRole(AriaRole.Textbox, new() { Name = "Nom" }).FillAsync(name);
        await invitation.GetByRole(AriaRole.Textbox, new() { Name = "Email" }).FillAsync(mail);
        if (message is not null)
            await invitation.GetByRole(AriaRole.Textbox, new() { Name = "Message (facultatif)" }).FillAsync(message);
        await invitation.GetByRole(AriaRole.Button, new() { Name = "Choisir" }).ClickAsync();
        await page.Locator("umb-user-group-picker-modal umb-user-group-ref").Filter(new() { HasText = group }).ClickAsync();
        await page.Locator("umb-user-group-picker-modal").GetByRole(AriaRole.Button).Last.ClickAsync();
        await Expect(page.Locator("umb-user-group-picker-modal")).ToHaveCountAsync(0);
        await invitation.GetByRole(AriaRole.Button, new() { Name = "Envoyer l’invitation" }).ClickAsync();
        await Expect(window.Notification).ToHaveTextAsync("Invitation envoyée");
    }

    /// <summary>Opens an account's page.</summary>
    public static async Task OpenUserAsync(this BackofficeWindow window, Guid id, string name)
    {
        await window.Page.GotoAsync($"{Section}/user/edit/{id}");
        await Expect(window.Page.Locator("umb-user-workspace-editor").GetByRole(AriaRole.Textbox, new() { Name = "Entrez un nom..." })).ToHaveValueAsync(name);
    }

    /// <summary>An action of the menu at the top of an account's page.</summary>
    public static async Task ActOnUserAsync(this BackofficeWindow window, string action)
    {
        var menu = window.Page.Locator("umb-workspace-entity-action-menu");
        await menu.GetByRole(AriaRole.Button).First.ClickAsync();
        await menu.GetByText(action, new() { Exact = true }).ClickAsync();
    }

    /// <summary>What an account's page says of its state.</summary>
    public static ILocator StateOfUser(this BackofficeWindow window) => window.Page.Locator("umb-user-workspace-info uui-tag");

    /// <summary>The link in the last mail to somebody.</summary>
    public static async Task<Uri> LinkToAsync(string mail)
    {
        using var message = await MailToAsync(mail);
        return SmtpSink.LinkIn(message);
    }

    /// <summary>The last mail to somebody.</summary>
    public static async Task<MimeMessage> MailToAsync(string mail)
    {
        foreach (var file in Directory.GetFiles(BackofficeSite.Mails, "*.eml").OrderDescending(StringComparer.Ordinal))
        {
            var message = await MimeMessage.LoadAsync(file);
            if (message.To.Mailboxes.Any(mailbox => mailbox.Address == mail))
                return message;
            message.Dispose();
        }
        throw new AssertionException($"No mail to {mail} in {BackofficeSite.Mails}.");
    }
}
