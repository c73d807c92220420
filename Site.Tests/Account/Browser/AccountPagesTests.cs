using Microsoft.Playwright;
using Site.IdentityProvider;

namespace Site.Tests.Account.Browser;

/// <summary>What holds for every page of « Mon compte », on a phone and on a desk, as a parent with a dossier, one without, and one with a security code sees them.</summary>
public class AccountPagesTests
{
    private static readonly string[] Pages =
    [
        "/compte", "/compte/dossier", "/compte/appareils", "/compte/mes-donnees", "/compte/adresse-mail", "/compte/mot-de-passe", "/compte/code-de-securite",
        "/compte/fermeture", "/compte/fermeture/faite", "/compte/ce-nest-pas-moi/inconnu", "/compte/adresse-mail/confirmation/inconnu",
    ];

    private AccountSite _site = null!;

    [OneTimeSetUp]
    public void Start() => _site = new AccountSite();

    [OneTimeTearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [TestCase(390, 844, ColorScheme.Light)]
    [TestCase(390, 844, ColorScheme.Dark)]
    [TestCase(1280, 900, ColorScheme.Light)]
    public async Task No_page_breaks_WCAG_2_2_AA_or_scrolls_sideways(int width, int height, ColorScheme scheme)
    {
        await using var context = await OpenAsync(width, height, scheme);
        var page = await SignInAsync(context, linked: true);
        var faults = new List<string>();
        foreach (var address in await AddressesAsync(page))
        {
            await page.GotoAsync(address);
            await ShootAsync(page, address, width, scheme);
            await PageLook.AtAsync(page, address, faults);
            // What a form answers that was sent empty.
            if (await page.Locator("main form.form[method=post] .field").CountAsync() == 0)
                continue;
            await page.Locator("main form.form[method=post]:has(.field) button.button:not([formaction])").First.ClickAsync();
            await page.Locator(".summary").WaitForAsync();
            await PageLook.WhenLoadedAsync(page);
            await ShootAsync(page, address + "-erreur", width, scheme);
            await PageLook.AtAsync(page, address + " (sent empty)", faults);
        }
        Assert.That(faults, Is.Empty, string.Join('\n', faults));
    }

    [TestCase(390, 844)]
    [TestCase(1280, 900)]
    public async Task A_parent_without_dossier_and_one_with_a_security_code_have_pages_as_good(int width, int height)
    {
        await using var context = await OpenAsync(width, height);
        var page = await SignInAsync(context, linked: false);
        var faults = new List<string>();
        await ShootAsync(page, "/compte-sans-dossier", width, ColorScheme.Light);
        await PageLook.AtAsync(page, "/compte without dossier", faults);

        await page.GotoAsync("/compte/code-de-securite");
        var secret = await page.Locator(".secret").TextContentAsync();
        await page.FillAsync("#Code", CodeOf(secret!));
        await page.FillAsync("#Password", AccountSite.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter le code de sécurité" }).ClickAsync();
        await page.Locator(".codes").WaitForAsync();
        await PageLook.WhenLoadedAsync(page);
        await ShootAsync(page, "/codes-de-secours", width, ColorScheme.Light);
        await PageLook.AtAsync(page, "recovery codes", faults);
        await page.GotoAsync("/compte/code-de-securite");
        await ShootAsync(page, "/code-de-securite-actif", width, ColorScheme.Light);
        await PageLook.AtAsync(page, "security code, on", faults);

        Assert.That(faults, Is.Empty, string.Join('\n', faults));
    }

    [Test]
    public async Task Each_page_weighs_at_most_40_kB_over_the_wire_fonts_left_out()
    {
        await using var context = await OpenAsync(390, 844);
        var page = await SignInAsync(context, linked: true);
        var heavy = new List<string>();
        foreach (var address in await AddressesAsync(page))
        {
            // A first visit: nothing is in the browser's cache.
            await using var fresh = await OpenAsync(390, 844);
            await fresh.AddCookiesAsync((await context.CookiesAsync()).Select(cookie => new Cookie
            {
                Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path, HttpOnly = cookie.HttpOnly, Secure = cookie.Secure,
            }));
            var weight = await PageLook.WeightAsync(fresh, address);
            if (weight is 0 or > PageLook.MostBytes)
                heavy.Add($"{address}: {weight}");
        }
        Assert.That(heavy, Is.Empty);
    }

    [Test]
    public async Task A_shown_password_is_hidden_again_before_it_is_sent_and_everything_works_by_keyboard()
    {
        await using var context = await OpenAsync(390, 844);
        var page = await SignInAsync(context, linked: false);
        await page.GotoAsync("/compte/mot-de-passe");

        await page.FocusAsync("#Password");
        await page.Keyboard.TypeAsync("faux");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        Assert.That(await page.GetAttributeAsync("#Password", "type"), Is.EqualTo("text"));
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("quatre gros chiens");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".summary")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        Assert.That(await page.EvaluateAsync<string>("document.activeElement.id"), Is.EqualTo("Password"));
    }

    private async Task<IPage> SignInAsync(IBrowserContext context, bool linked)
    {
        var person = await _site.PersonAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync("/compte");
        await page.FillAsync("#Login", person.UserName);
        await page.FillAsync("#Password", AccountSite.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Mon compte", Exact = true }).WaitForAsync();
        if (linked)
        {
            await _site.LinkAsync(person, _site.NextLetter());
            await page.GotoAsync("/compte");
        }
        return page;
    }

    private static async Task<IEnumerable<string>> AddressesAsync(IPage page) =>
        [.. Pages, (await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Détacher") }).First.GetAttributeAsync("href"))!];

    private Task<IBrowserContext> OpenAsync(int width, int height, ColorScheme scheme = ColorScheme.Light) => BrowserHost.OpenAsync(new()
    {
        BaseURL = _site.Address.ToString(), ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce,
    });

    private string CodeOf(string secret)
    {
        var bits = string.Concat(secret.Where(char.IsLetterOrDigit).Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter), 2).PadLeft(5, '0')));
        var bytes = Enumerable.Range(0, bits.Length / 8).Select(index => Convert.ToByte(bits.Substring(index * 8, 8), 2)).ToArray();
        return TimeCodes.CodeAt(bytes, TimeCodes.StepAt(_site.Time.GetUtcNow()));
    }

    private static async Task ShootAsync(IPage page, string address, int width, ColorScheme scheme)
    {
        if (Environment.GetEnvironmentVariable("SHOTS") is { } folder)
            await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(folder, $"{width}-{scheme}{address.Replace('/', '_')}.png") });
    }
}
