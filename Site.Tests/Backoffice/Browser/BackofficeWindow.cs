using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Backoffice.Browser;

/// <summary>
/// One window of the backoffice, driven as a person drives it. It notes every answer of the site from 400 on, every error on the console and every
/// exception of a script: <see cref="Faults"/>.
/// </summary>
internal sealed class BackofficeWindow
{
    /// <summary>Milliseconds.</summary>
    public const int Patience = 20_000;

    private readonly List<string> _faults = [];
    private readonly List<string> _expected = [];

    public BackofficeWindow(IPage page)
    {
        Page = page;
        page.SetDefaultTimeout(Patience);
        page.Response += (_, response) =>
        {
            if (response.Status >= 400 && !_expected.Any(end => response.Url.Split('?')[0].EndsWith(end, StringComparison.Ordinal)))
                _faults.Add($"{response.Status} {response.Request.Method} {response.Url}");
        };
        page.PageError += (_, error) => _faults.Add($"exception: {error}");
        page.Console += (_, message) =>
        {
            // What the browser says of an answer is already noted.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && !IsOfExpectedRefusal(message.Text))
                _faults.Add($"console: {message.Text} ({message.Location})");
        };
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Faults => _faults;

    /// <summary>From here on a refusal by this address is part of the journey.</summary>
    /// <param name="end">How the address ends, before its query.</param>
    public void ExpectRefusal(string end) => _expected.Add(end);

    /// <summary>The client also writes down what it tells the editor.</summary>
    private bool IsOfExpectedRefusal(string message) => _expected.Count > 0 && message.StartsWith("[UmbTryExecuteController]", StringComparison.Ordinal);

    /// <summary>What the last notification said.</summary>
    public ILocator Notification => Page.Locator("#sr-live");

    public ILocator DocumentName => Page.GetByRole(AriaRole.Textbox, new() { Name = "Entrez un nom..." });

    /// <summary>A window of somebody who is not signed in, at an address.</summary>
    public static async Task<BackofficeWindow> AtAsync(IBrowserContext context, string address)
    {
        var window = new BackofficeWindow(await context.NewPageAsync());
        await window.Page.GotoAsync(address);
        return window;
    }

    public static async Task<BackofficeWindow> OpenAsync(IBrowserContext context, Account account)
    {
        var window = new BackofficeWindow(await context.NewPageAsync());
        var mail = window.Page.GetByLabel("Adresse e-mail");
        await window.Page.GotoAsync("/umbraco");
        await Expect(window.Shell.Or(mail)).ToBeVisibleAsync();
        if (await mail.IsVisibleAsync())
            await window.SignInAsync(account);
        await Expect(window.TreeItem("Aide")).ToBeVisibleAsync();
        return window;
    }

    private ILocator Shell => Page.Locator("umb-backoffice-main");

    /// <summary>From the sign-in page to the content tree.</summary>
    public async Task SignInAsync(Account account)
    {
        await Page.GetByLabel("Adresse e-mail").FillAsync(account.Email);
        await Page.GetByLabel("Mot de passe", new() { Exact = true }).FillAsync(account.Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Se connecter" }).ClickAsync();
        await Expect(TreeItem("Aide")).ToBeVisibleAsync();
    }

    public ILocator TreeItem(string name) => Page.Locator("umb-section-sidebar").GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    /// <summary>The tree's items whose name ends so, in the order of the tree.</summary>
    public ILocator TreeItems(string end) => Page.Locator($"umb-section-sidebar uui-menu-item[label$=\"{end}\"]");

    /// <summary>Shows the children of each item in turn.</summary>
    public async Task ExpandAsync(params string[] names)
    {
        foreach (var name in names)
        {
            await Expect(TreeItem(name)).ToBeVisibleAsync();
            var item = MenuItem(name);
            if (await item.GetAttributeAsync("show-children") is null)
                await item.Locator("#caret-button").First.ClickAsync();
        }
    }

    /// <summary>Clicks one of an item's actions, as its menu in the tree names it.</summary>
    public async Task ChooseAsync(string item, string action)
    {
        await TreeItem(item).HoverAsync();
        var menu = MenuItem(item).Locator("umb-entity-actions-bundle").First;
        await menu.GetByRole(AriaRole.Button, new() { Name = $"Voir les actions pour «\u00A0{item}\u00A0»" }).ClickAsync();
        await menu.GetByRole(AriaRole.Button, new() { Name = action, Exact = true }).ClickAsync();
    }

    public async Task OpenDocumentAsync(Guid id, string name)
    {
        await Page.GotoAsync($"/umbraco/section/content/workspace/document/edit/{id}");
        await Expect(DocumentName).ToHaveValueAsync(name);
        await Expect(Page.Locator("umb-property").First).ToBeAttachedAsync();
    }

    /// <summary>One of the workspace's views (Contenu, Info), or a tab of the first.</summary>
    public Task ShowAsync(string tab) => Page.Locator("#splitViews").GetByRole(AriaRole.Tab, new() { Name = tab, Exact = true }).First.ClickAsync();

    /// <summary>In the Info view: whether the document is published.</summary>
    public ILocator State => Page.Locator("umb-document-workspace-view-info #general-section uui-tag");

    /// <summary>The button of the small window that asks whether one is sure.</summary>
    public ILocator Confirm(string button) => Page.Locator("uui-dialog-layout").Last.GetByRole(AriaRole.Button, new() { Name = button, Exact = true });

    /// <summary>An action of the menu beside « Sauver et publier ».</summary>
    public async Task ChooseMoreAsync(string action)
    {
        await Page.Locator("umb-workspace-action-menu").Last.GetByRole(AriaRole.Button).First.ClickAsync();
        await Page.Locator("umb-workspace-action-menu").Last.GetByText(action, new() { Exact = true }).ClickAsync();
    }

    /// <summary>An action of the menu beside a property's name.</summary>
    public async Task ActOnPropertyAsync(string alias, string action)
    {
        await Property(alias).HoverAsync();
        var menu = Property(alias).Locator("umb-property-action-menu");
        await menu.GetByRole(AriaRole.Button, new() { Name = "Voir les actions", Exact = true }).ClickAsync();
        await menu.GetByRole(AriaRole.Button, new() { Name = action, Exact = true }).ClickAsync();
    }

    /// <summary>In the tree of a dialog: shows the children of each item but the last, and chooses that.</summary>
    public async Task PickAsync(params string[] path)
    {
        var tree = Page.Locator("umb-tree").Last;
        foreach (var name in path[..^1])
            await tree.Locator($"uui-menu-item[label=\"{name}\"]").First.Locator("#caret-button").First.ClickAsync();
        await tree.Locator($"uui-menu-item[label=\"{path[^1]}\"]").First.Locator("#label-button").First.ClickAsync();
    }

    /// <summary>The editor of a property; with a dialog open, the dialog's.</summary>
    public ILocator Property(string alias) => Page.Locator($"umb-property[data-mark='property:{alias}']").Last;

    public async Task WriteMarkdownAsync(string alias, string markdown)
    {
        var editor = Property(alias).Locator(".monaco-editor").First;
        await editor.Locator("textarea, .native-edit-context").First.FocusAsync();
        await Page.Keyboard.PressAsync("ControlOrMeta+A");
        await Page.Keyboard.InsertTextAsync(markdown);
    }

    /// <summary>A new block at the end of a list that takes one kind.</summary>
    /// <param name="list">The property's alias.</param>
    /// <param name="kind">The block's French name.</param>
    public async Task AddBlockAsync(string list, string kind)
    {
        await Property(list).GetByRole(AriaRole.Link, new() { Name = $"Ajouter\u00A0: {kind}" }).Filter(new() { HasText = kind }).ClickAsync();
        // The client opens the choice of a kind and, when there is but one, that kind's window above it; sometimes it stops at the choice.
        var choice = Page.Locator("uui-card-block-type a");
        await Expect(choice).ToBeAttachedAsync();
        await choice.EvaluateAsync("link => link.click()");
    }

    /// <summary>Ends the dialog at the window's right side with one of its buttons, and returns once it has slid away.</summary>
    public async Task EndDialogAsync(string button)
    {
        await Button(button).Last.ClickAsync();
        await Expect(Page.Locator("uui-modal-sidebar")).ToHaveCountAsync(0);
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Returns once the server has the draft and the client has read it back.</summary>
    public async Task SaveAsync()
    {
        var read = Page.WaitForResponseAsync(response => response.Request.Method == "GET" && IsDocument(response.Url));
        await Page.RunAndWaitForResponseAsync(() => Button("Sauver").ClickAsync(), response => IsSave(response.Request));
        await read;
    }

    /// <summary>Returns once the client has read back what is published.</summary>
    public async Task SaveAndPublishAsync()
    {
        var published = Page.WaitForResponseAsync(response => response.Url.EndsWith("/published", StringComparison.Ordinal));
        await Button("Sauver et publier").ClickAsync();
        await published;
        await Expect(Notification).ToHaveTextAsync("Contenu publié");
    }

    /// <summary>Drags the upper edge of one element onto that of another.</summary>
    public async Task DragAsync(ILocator element, ILocator before)
    {
        await element.HoverAsync();
        await Page.Mouse.DownAsync();
        await before.HoverAsync();
        // The list follows the pointer once a frame; where it stands may change while it does.
        for (var height = 12; height >= 3; height -= 3)
        {
            await FrameAsync();
            var place = (await before.BoundingBoxAsync())!;
            await Page.Mouse.MoveAsync(place.X + place.Width / 3, place.Y + height, new() { Steps = 4 });
        }
        await FrameAsync();
        await Page.Mouse.UpAsync();

        Task FrameAsync() => Page.EvaluateAsync("() => new Promise(shown => requestAnimationFrame(() => requestAnimationFrame(() => shown())))");
    }

    /// <summary>A call of the Management API as this window's user: for what a test needs to begin with. Path below <c>…/v1/</c>.</summary>
    public Task<JsonElement?> CallAsync(string method, string path, object? body = null) => Page.EvaluateAsync<JsonElement?>(
        """
        async ([method, path, body]) => {
          const { access_token } = JSON.parse(localStorage.getItem('umb:userAuthTokenResponse'));
          const headers = { Authorization: `Bearer ${access_token}`, 'Content-Type': 'application/json' };
          const response = await fetch(`/umbraco/management/api/v1/${path}`, { method, headers, body: body || undefined });
          const text = await response.text();
          if (!response.ok) throw new Error(`${response.status} ${method} ${path}: ${text}`);
          return text ? JSON.parse(text) : null;
        }
        """,
        new[] { method, path, body is null ? "" : JsonSerializer.Serialize(body, JsonSerializerOptions.Web) });

    private ILocator MenuItem(string name) => Page.Locator($"uui-menu-item[label=\"{name}\"]").First;

    private static bool IsSave(IRequest request) =>
        request.Method == "PUT" ? IsDocument(request.Url) : request.Method == "POST" && request.Url.EndsWith("/v1/document", StringComparison.Ordinal);

    private static bool IsDocument(string url) => Guid.TryParse(url.Split("/v1/document/").ElementAtOrDefault(1), out _);
}
