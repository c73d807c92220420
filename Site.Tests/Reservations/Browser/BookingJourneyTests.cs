using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Site.Core.Reservations;
using Site.Tests.Account.Browser;
using Site.Tests.Reservations.Pages;
using static Microsoft.Playwright.Assertions;

namespace Site.Tests.Reservations.Browser;

/// <summary>A parent books in Chromium, on a phone and on a desk, with and without scripts.</summary>
public partial class BookingJourneyTests
{
    private BookingSite _site = null!;

    [OneTimeSetUp]
    public void Start() => _site = new BookingSite();

    [OneTimeTearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [TestCase(390, true)]
    [TestCase(390, false)]
    [TestCase(1280, true)]
    [TestCase(1280, false)]
    public async Task From_the_calendar_to_what_is_booked_and_back(int width, bool scripts)
    {
        var parent = await _site.ParentAsync();
        await using var context = await OpenAsync(parent, width, scripts);
        var page = await context.NewPageAsync();
        var faults = Watch(page);
        await page.GotoAsync("/reservations?mois=2026-12");
        await LookAsync(page, "calendar");

        await page.Locator("#j20261209").GetByLabel("Journée entière").CheckAsync();
        await page.Locator("#j20261216").GetByLabel("soir").CheckAsync();
        await page.Locator("#j20261208").GetByLabel("Restauration scolaire").CheckAsync();
        if (scripts)
        {
            await Expect(page.Locator("#j20261209").GetByLabel("matin", new() { Exact = false })).ToBeCheckedAsync();
            await Expect(page.Locator("#j20261216 .slot__hint")).ToHaveTextAsync("Soir seulement — pour la journée entière, cochez aussi le matin");
            await Expect(page.Locator("[data-changes]")).ToHaveTextAsync("4 changements à enregistrer");
            await Expect(page.Locator("[data-sum]")).Not.ToHaveTextAsync("0,00\u00a0€");
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "Vérifier avant d’enregistrer" }).ClickAsync();
        await Expect(page.GetByText("Rien n’est encore enregistré")).ToBeVisibleAsync();
        await Expect(page.GetByText("Soir seulement — pour la journée entière, cochez aussi le matin")).ToBeVisibleAsync();
        await LookAsync(page, "recapitulation");
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirmer et enregistrer" }).ClickAsync();
        await Expect(page.GetByText("Vos réservations sont enregistrées")).ToBeVisibleAsync();
        await LookAsync(page, "calendar, saved");
        Assert.That((await _site.BookingsAsync(parent)).Select(booking => (booking.Day.Day, booking.Slot)),
            Is.EqualTo(new[] { (8, Slot.Day), (9, Slot.Morning), (9, Slot.Evening), (16, Slot.Evening) }));

        await page.Locator("#j20261208").GetByLabel("Restauration scolaire").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Vérifier avant d’enregistrer" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirmer et enregistrer" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Annuler mes dernières modifications" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirmer et enregistrer" }).ClickAsync();
        await Expect(page.Locator("#j20261208").GetByLabel("Restauration scolaire")).ToBeCheckedAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Voir la semaine" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = WeekName() })).ToBeVisibleAsync();
        await LookAsync(page, "week");
        Assert.That(faults, Is.Empty, string.Join('\n', faults));

        async Task LookAsync(IPage shown, string what)
        {
            if (!scripts)
                return;
            await PageLook.WhenLoadedAsync(shown);
            await PageLook.AtAsync(shown, $"{what}, {width}", faults);
        }
    }

    [TestCase(390, true)]
    [TestCase(1280, false)]
    public async Task A_typical_week_fills_the_weeks_of_one_parent_and_asks_about_full_days(int width, bool scripts)
    {
        var parent = await _site.ParentAsync();
        await _site.PlacesAsync("MERCREDI", Slot.Morning, 0);
        try
        {
            await using var context = await OpenAsync(parent, width, scripts);
            var page = await context.NewPageAsync();
            var faults = Watch(page);
            await page.GotoAsync("/reservations?mois=2026-12");
            await page.GetByRole(AriaRole.Link, new() { Name = "Remplir une semaine type" }).ClickAsync();
            await page.Locator("fieldset", new() { HasText = "Restauration" }).GetByLabel("lundi").CheckAsync();
            await page.Locator("fieldset", new() { HasText = "Mercredi loisirs, matin" }).GetByLabel("mercredi").CheckAsync();
            await page.Locator("fieldset", new() { HasText = "Mercredi loisirs, soir" }).GetByLabel("mercredi").CheckAsync();
            await page.GetByLabel("Les semaines paires").CheckAsync();
            await page.GetByLabel("À partir du").FillAsync("2026-12-05");
            await page.GetByLabel("Jusqu’au").FillAsync("2027-01-20");
            if (scripts)
            {
                await PageLook.WhenLoadedAsync(page);
                await PageLook.AtAsync(page, "typical week", faults);
            }
            await page.GetByRole(AriaRole.Button, new() { Name = "Voir les dates" }).ClickAsync();

            // Weeks 50, 2: 7 and 9 December, 11 and 13 January; week 52 is a holiday.
            await Expect(page.Locator("fieldset.recap__ask")).ToHaveCountAsync(2);
            if (scripts)
            {
                await PageLook.WhenLoadedAsync(page);
                await PageLook.AtAsync(page, "recapitulation with questions", faults);
            }
            await page.GetByLabel("Le soir seulement").Nth(0).CheckAsync();
            await page.GetByLabel("Les deux en liste d’attente").Nth(1).CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Confirmer et enregistrer" }).ClickAsync();
            await Expect(page.GetByText("Vos réservations sont enregistrées")).ToBeVisibleAsync();

            Assert.That((await _site.BookingsAsync(parent)).Select(booking => (booking.Day.Month, booking.Day.Day, booking.Slot, booking.State)), Is.EqualTo(new[]
            {
                (12, 7, Slot.Day, BookingState.Booked), (12, 9, Slot.Evening, BookingState.Booked), (1, 11, Slot.Day, BookingState.Booked),
                (1, 13, Slot.Morning, BookingState.Waiting), (1, 13, Slot.Evening, BookingState.Waiting),
            }));
            Assert.That(faults, Is.Empty, string.Join('\n', faults));
        }
        finally
        {
            await _site.PlacesAsync("MERCREDI", Slot.Morning, 20);
        }
    }

    [TestCase(390)]
    [TestCase(1280)]
    public async Task The_pages_around_the_calendar_break_no_rule_of_accessibility(int width)
    {
        var parent = await _site.ParentAsync();
        await using var context = await OpenAsync(parent, width, scripts: true);
        var page = await context.NewPageAsync();
        var faults = Watch(page);
        // Tuesday 1 December can be cancelled until 24 November, and costs a surcharge from then on.
        _site.SetClock(BookingSite.Now.AddDays(1));
        try
        {
            await page.GotoAsync("/reservations?mois=2026-12");
            await page.Locator("#j20261201").GetByLabel("Restauration scolaire").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Vérifier avant d’enregistrer" }).ClickAsync();
            await LookAsync("recapitulation with a surcharge");
            await page.GetByRole(AriaRole.Button, new() { Name = "Confirmer et enregistrer" }).ClickAsync();
            await page.Locator("#j20261201").GetByRole(AriaRole.Link, new() { NameRegex = new("^Signaler une absence") }).ClickAsync();
            await LookAsync("absence");
            await page.GetByRole(AriaRole.Button, new() { Name = "Signaler l’absence" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
            await LookAsync("absence without a reason");
            await page.GotoAsync("/reservations/rappels");
            await LookAsync("reminders");
            await page.GotoAsync("/reservations/agenda");
            await LookAsync("calendar program");
            await page.GetByRole(AriaRole.Button, new() { Name = "Créer mon adresse" }).ClickAsync();
            await Expect(page.GetByText("Copiez-la maintenant")).ToBeVisibleAsync();
            await LookAsync("secret address");
        }
        finally
        {
            _site.SetClock(BookingSite.Now);
        }
        Assert.That(faults, Is.Empty, string.Join('\n', faults));

        async Task LookAsync(string what)
        {
            await PageLook.WhenLoadedAsync(page);
            await PageLook.AtAsync(page, $"{what}, {width}", faults);
            if (Environment.GetEnvironmentVariable("SHOTS") is { } folder)
                await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(folder, $"{width}-{what}.png") });
        }
    }

    private static List<string> Watch(IPage page)
    {
        var faults = new List<string>();
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
                faults.Add($"{response.Status} {response.Url}");
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                faults.Add(message.Text);
        };
        page.PageError += (_, error) => faults.Add(error);
        return faults;
    }

    private Task<IBrowserContext> OpenAsync(Parent parent, int width, bool scripts) => SignedInBrowser.OpenAsync(_site.Site.Address, parent.Visitor, width, scripts);

    [GeneratedRegex("^Semaine du")]
    private static partial Regex WeekName();
}
