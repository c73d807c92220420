using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Site.Cms.Webhooks;
using Site.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Backoffice.Browser;

/// <summary>An administrator has another site told of what is published.</summary>
public partial class WebhookTests : Journey
{
    [Test]
    public async Task A_webhook_is_made_is_called_and_its_call_is_in_the_log()
    {
        await using var sink = await WebhookSink.StartAsync();
        var admin = await OpenAsync(Account.Administrator);
        await admin.Page.GotoAsync("/umbraco/section/settings");
        await admin.TreeItem("Webhooks").ClickAsync();
        await admin.Page.Locator("umb-collection-action-bundle").GetByText("Créer").ClickAsync();
        await admin.DocumentName.FillAsync("Le site");
        await admin.Page.GetByRole(AriaRole.Textbox, new() { Name = "URL" }).FillAsync(sink.Address.AbsoluteUri);
        await admin.Page.Locator("umb-input-webhook-events").GetByRole(AriaRole.Button, new() { Name = "Choisir" }).ClickAsync();
        await admin.Page.GetByText("Contenu publié").ClickAsync();
        await admin.EndDialogAsync("Valider");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Créer un en-tête" }).ClickAsync();
        await admin.Page.GetByRole(AriaRole.Combobox, new() { Name = "Nom", Exact = true }).FillAsync("X-Portail-Secret");
        await admin.Page.GetByRole(AriaRole.Combobox, new() { Name = "Valeur", Exact = true }).FillAsync("un-secret-partage-de-quarante-lettres-ok");
        await admin.Page.RunAndWaitForResponseAsync(() => admin.Button("Sauver").ClickAsync(), response => response is { Status: 201 } && response.Url.EndsWith("/webhook", StringComparison.Ordinal));

        await Expect(admin.Page).ToHaveURLAsync(EditedId());
        await admin.FaqEntryAsync("Une réponse annoncée", "Qui le saura\u00A0?", "Le site.", publish: true);
        var told = await sink.NextAsync();
        Assert.That(told.Headers["X-Portail-Secret"], Is.EqualTo("un-secret-partage-de-quarante-lettres-ok"));
        Assert.That(JsonDocument.Parse(told.Body).RootElement.GetProperty("name").GetString(), Is.EqualTo("Une réponse annoncée"));

        // The call is noted once it was answered.
        await BackofficeSite.Cms.Services.GetRequiredService<WebhookSender>().RoundAsync();
        await admin.Page.GetByRole(AriaRole.Tab, new() { Name = "Appels" }).ClickAsync();
        await Expect(admin.Page.Locator("umb-table").GetByText("OK (200)").First).ToBeVisibleAsync();

        // Of the site that all these tests share: nothing else is to be told of.
        await admin.CallAsync("DELETE", $"webhook/{EditedId().Match(admin.Page.Url).Groups[1].Value}");
    }

    [GeneratedRegex("/webhook/edit/([0-9a-f-]{36})")]
    private static partial Regex EditedId();
}
