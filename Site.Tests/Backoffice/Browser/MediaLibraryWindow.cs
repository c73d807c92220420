using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Backoffice.Browser;

/// <summary>What a person does in the Media section.</summary>
internal static class MediaLibraryWindow
{
    /// <summary>From wherever one is.</summary>
    public static async Task OpenMediaAsync(this BackofficeWindow window)
    {
        await window.Page.Locator("umb-backoffice-header-sections").GetByRole(AriaRole.Tab, new() { Name = "Médias" }).ClickAsync();
        await Expect(window.Page.Locator("umb-collection-toolbar")).ToBeVisibleAsync();
    }

    /// <summary>A folder at the top of the library, which is open afterwards.</summary>
    public static async Task CreateFolderAsync(this BackofficeWindow window, string name)
    {
        await window.Page.Locator("umb-collection-toolbar").GetByRole(AriaRole.Button, new() { Name = "Créer" }).ClickAsync();
        await window.Page.Locator("#collection-action-menu-popover uui-menu-item[label=\"Dossier\"]").ClickAsync();
        await window.DocumentName.FillAsync(name);
        await window.SaveMediaAsync();
        await Expect(window.TreeItem(name)).ToBeVisibleAsync();
        // Opened as any folder is: what was there while it was made goes meanwhile.
        await window.Page.WaitForURLAsync("**/workspace/media/edit/**");
        await window.Page.ReloadAsync();
        await Expect(window.DocumentName).ToHaveValueAsync(name);
        await Expect(window.Page.GetByText("Aucun élément")).ToBeVisibleAsync();
    }

    /// <summary>Puts a file into the open folder; returns once it is shown there.</summary>
    public static async Task DropAsync(this BackofficeWindow window, string fileName, byte[] bytes)
    {
        await window.Page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = fileName, MimeType = "application/octet-stream", Buffer = bytes });
        await Expect(window.MediaCard(Path.GetFileNameWithoutExtension(fileName))).ToBeVisibleAsync();
    }

    /// <summary>An item as the open folder shows it.</summary>
    public static ILocator MediaCard(this BackofficeWindow window, string name) =>
        window.Page.Locator("umb-media-grid-collection-view uui-card-media, umb-media-card").Filter(new() { Has = window.Page.GetByText(name, new() { Exact = true }) });

    public static Task SaveMediaAsync(this BackofficeWindow window) => window.Page.RunAndWaitForResponseAsync(
        () => window.Button("Sauver").ClickAsync(),
        response => response.Request.Method is "POST" or "PUT" && response.Url.Contains("/v1/media", StringComparison.Ordinal) && !response.Url.EndsWith("/validate", StringComparison.Ordinal));

    public static async Task OpenMediaItemAsync(this BackofficeWindow window, Guid id)
    {
        await window.Page.GotoAsync($"/umbraco/section/media/workspace/media/edit/{id}");
        await Expect(window.DocumentName).Not.ToHaveValueAsync("");
    }

    /// <summary>In the property's picker for media: an item of a folder at the top of the library.</summary>
    public static async Task PickMediaAsync(this BackofficeWindow window, string alias, string folder, string item)
    {
        await window.Property(alias).GetByRole(AriaRole.Button, new() { Name = "Choisir", Exact = true }).ClickAsync();
        await window.ChooseMediaAsync(folder, item);
        await Expect(window.Property(alias).GetByText(item)).ToBeVisibleAsync();
    }

    /// <summary>In an open picker for media.</summary>
    public static async Task ChooseMediaAsync(this BackofficeWindow window, string folder, string item)
    {
        var picker = window.Page.Locator("umb-media-picker-modal");
        await picker.GetByText(folder, new() { Exact = true }).First.ClickAsync();
        await picker.Locator("uui-card-media").Filter(new() { HasText = item }).ClickAsync();
        await picker.GetByRole(AriaRole.Button, new() { Name = "Choisir", Exact = true }).ClickAsync();
        await Expect(picker).ToHaveCountAsync(0);
    }

    /// <summary>In an item's Info view: the documents that use it.</summary>
    public static ILocator UsedBy(this BackofficeWindow window) =>
        window.Page.Locator("umb-media-references-workspace-info-app, umb-entity-references-workspace-info-app");

    /// <summary>The item as the server has it.</summary>
    public static async Task<JsonElement> MediaAsync(this BackofficeWindow window, Guid id) => (await window.CallAsync("GET", $"media/{id}"))!.Value;
}
