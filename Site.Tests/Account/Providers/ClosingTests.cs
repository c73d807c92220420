using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Site.Account;

namespace Site.Tests.Account.Providers;

/// <summary>Closing an account of which the portal has no password.</summary>
public sealed class ClosingTests
{
    private PlayedSite _site = null!;

    [SetUp]
    public async Task Start() => _site = await PlayedSite.StartAsync();

    [TearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [TestCase("oidc")]
    [TestCase("franceconnect")]
    public async Task After_a_question_the_account_and_all_its_sessions_are_gone_and_the_provider_is_left_too(string scheme)
    {
        var (visitor, page) = await _site.SignedInAsync(scheme);
        var (elsewhere, _) = await _site.SignedInAsync(scheme);
        Assert.That(page.Document.QuerySelectorAll("a").Select(link => link.GetAttribute("href")), Does.Contain("/compte/fermeture/portail"));
        var question = await visitor.FollowAsync("/compte/fermeture/portail");
        var meanwhile = await _site.AccountOfAsync(_site.Provider(scheme));

        var closed = await visitor.FollowAsync(await visitor.SubmitAsync(question, "/compte/fermeture/portail"));

        Assert.That(question.Heading, Is.EqualTo("Fermer mon compte"));
        Assert.That(question.Text, Does.Contain("il reste chez qui vous l’a donné"));
        Assert.That(meanwhile, Is.Not.Null, "asking changes nothing");
        Assert.That(closed.Heading, Is.EqualTo("Votre compte est fermé"));
        Assert.That(await _site.AccountOfAsync(_site.Provider(scheme)), Is.Null);
        foreach (var browser in new[] { visitor, elsewhere })
            Assert.That((await browser.GetAsync("/compte")).Status, Is.EqualTo(HttpStatusCode.Redirect), "nobody is signed in");
    }

    [Test]
    public async Task Nothing_is_closed_from_another_page()
    {
        var (visitor, _) = await _site.SignedInAsync("franceconnect");

        var refused = await visitor.PostAsync(_site.At("/compte/fermeture/portail"), []);

        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await _site.AccountOfAsync(_site.FranceConnect), Is.Not.Null);
    }

    [Test]
    public async Task An_account_that_nobody_uses_for_three_years_is_removed()
    {
        await _site.SignedInAsync("franceconnect");
        var worker = _site.Factory.Services.GetRequiredService<UnusedAccountsWorker>();
        await worker.RoundAsync(CancellationToken.None);
        var kept = await _site.AccountOfAsync(_site.FranceConnect);

        _site.Time.Pass(TimeSpan.FromDays(3 * 366));
        await worker.RoundAsync(CancellationToken.None);

        Assert.That(kept, Is.Not.Null);
        Assert.That(await _site.AccountOfAsync(_site.FranceConnect), Is.Null);
    }
}
