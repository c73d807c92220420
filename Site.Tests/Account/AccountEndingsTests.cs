using Site.Core.Account;
using Site.Core.Families;
using Site.Core.Mail;
using Site.Tests.Families;

namespace Site.Tests.Account;

/// <summary>Accounts of other providers that nobody uses are warned of, then removed.</summary>
public class AccountEndingsTests
{
    private static readonly UnusedAfter ThreeYears = new(36, TimeSpan.FromDays(30));
    private FamilyWorld _world = null!;

    [SetUp]
    public async Task Start() => _world = await FamilyWorld.OfTownAsync();

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task An_unused_account_is_warned_a_month_before_and_removed_three_years_after_the_last_sign_in()
    {
        await _world.LinkedAsync("jeanne", "Petit", Town.Petit);
        var lastDay = _world.Time.GetUtcNow().AddMonths(36);

        PassUntil(lastDay.AddDays(-30).AddSeconds(-1));
        Assert.That(await RoundAsync(), Is.EqualTo((0, 0)));

        PassUntil(lastDay.AddDays(-30));
        Assert.That(await RoundAsync(), Is.EqualTo((1, 0)));
        Assert.That(await RoundAsync(), Is.EqualTo((0, 0)), "once");
        var mail = (await _world.MailsAsync(EndingMails.UnusedKind)).Single();
        Assert.That(mail.To, Is.EqualTo("jeanne@exemple.fr"));
        Assert.That(mail.Text, Does.Contain(lastDay.ToString("yyyy", System.Globalization.CultureInfo.InvariantCulture)).And.Contain("https://famille.exemple.fr/connexion"));

        PassUntil(lastDay.AddSeconds(-1));
        Assert.That(await RoundAsync(), Is.EqualTo((0, 0)));
        PassUntil(lastDay);
        Assert.That(await RoundAsync(), Is.EqualTo((0, 1)));
        Assert.That(await _world.AllAsync<PortalAccount>(), Is.Empty);
        Assert.That((await _world.AllAsync<DossierLink>()).Single().End, Is.EqualTo(LinkEnd.Person), "the guardian can link again");
    }

    [Test]
    public async Task Whoever_signs_in_after_the_warning_keeps_the_account_and_is_warned_anew_years_later()
    {
        await _world.AccountAsync("jeanne");
        PassUntil(_world.Time.GetUtcNow().AddMonths(36).AddDays(-10));
        await RoundAsync();

        await _world.AccountAsync("jeanne");

        PassUntil(_world.Time.GetUtcNow().AddDays(40));
        Assert.That(await RoundAsync(), Is.EqualTo((0, 0)));
        PassUntil(_world.Time.GetUtcNow().AddMonths(36).AddDays(-45));
        Assert.That(await RoundAsync(), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task A_warning_that_comes_late_leaves_its_month_all_the_same()
    {
        await _world.AccountAsync("jeanne");
        PassUntil(_world.Time.GetUtcNow().AddMonths(48));

        Assert.That(await RoundAsync(), Is.EqualTo((1, 0)));
        PassUntil(_world.Time.GetUtcNow().AddDays(30));
        Assert.That(await RoundAsync(), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Who_has_no_verified_address_cannot_be_warned()
    {
        await _world.Accounts.SignedInAsync(new SignedInPerson(FamilyWorld.Issuer, "fc-1", null, null), CancellationToken.None);
        PassUntil(_world.Time.GetUtcNow().AddMonths(36));

        Assert.That(await RoundAsync(), Is.EqualTo((0, 1)));
        Assert.That(await _world.AllAsync<OutboxMail>(), Is.Empty);
    }

    [Test]
    public async Task The_embedded_providers_accounts_are_left_to_it()
    {
        await _world.AccountAsync("jeanne");
        PassUntil(_world.Time.GetUtcNow().AddMonths(48));

        Assert.That(await RoundAsync(embedded: FamilyWorld.Issuer), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task A_closed_account_is_gone_with_a_mail_to_its_owner()
    {
        var (account, dossier) = await _world.LinkedAsync("jeanne", "Petit", Town.Petit);

        Assert.That(await _world.Endings.CloseAsync(account, CancellationToken.None), Is.True);
        Assert.That(await _world.Endings.CloseAsync(account, CancellationToken.None), Is.False);

        Assert.That(await _world.AllAsync<PortalAccount>(), Is.Empty);
        Assert.That((await _world.MailsAsync(EndingMails.ClosedKind)).Select(mail => mail.To), Is.EqualTo(new[] { "jeanne@exemple.fr" }));
        Assert.That((await _world.LinkedAsync("jeanne", "Petit", Town.Petit)).Dossier, Is.EqualTo(dossier));
    }

    private void PassUntil(DateTimeOffset moment) => _world.Time.Pass(moment - _world.Time.GetUtcNow());

    private async Task<(int Warned, int Removed)> RoundAsync(string? embedded = null) => (
        await _world.Endings.WarnUnusedAsync(ThreeYears, embedded, CancellationToken.None),
        await _world.Endings.RemoveUnusedAsync(ThreeYears, embedded, CancellationToken.None));
}
