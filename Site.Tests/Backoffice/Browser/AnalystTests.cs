using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Backoffice.Browser;

/// <summary>An analyst reads what editors write, and changes nothing.</summary>
public class AnalystTests : Journey
{
    [Test]
    public async Task An_analyst_reads_a_document_and_is_offered_no_change()
    {
        var window = await OpenAsync(Account.Analyst);

        await window.ExpandAsync("Aide", "FAQ");
        await window.TreeItem("Identifiant perdu").ClickAsync();

        await Expect(window.Page.GetByText("Lecture seule")).ToBeVisibleAsync();
        await Expect(window.Property("question").GetByRole(AriaRole.Textbox)).ToHaveAttributeAsync("readonly", "");
        await window.TreeItem("Identifiant perdu").HoverAsync();
        await Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Voir les actions pour «\u00A0Identifiant perdu\u00A0»" })).ToHaveCountAsync(0);
        foreach (var button in new[] { "Sauver", "Sauver et publier" })
            await Expect(window.Button(button)).ToBeDisabledAsync();
        await window.ShowAsync("Info");
        await Expect(window.Page.Locator("umb-history-item").First).ToBeVisibleAsync();
    }
}
