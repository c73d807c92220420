using System.Net;
using Site.Tests.Support;

namespace Site.Tests.Account;

/// <summary>« Ce n’est pas moi »: the mail to who held a dossier before.</summary>
public class LinkObjectionTests
{
    private AccountSite _site = null!;

    [OneTimeSetUp]
    public void Start() => _site = new AccountSite();

    [OneTimeTearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [Test]
    public async Task The_mails_link_asks_and_its_button_suspends_the_new_account()
    {
        var (letter, first, second) = (_site.NextLetter(), await _site.PersonAsync(), await _site.PersonAsync());
        using var owner = await _site.SignedInAsync(first);
        using var newcomer = await _site.SignedInAsync(second);
        await _site.LinkAsync(first, letter);
        await _site.LinkAsync(second, letter);
        var link = SmtpSink.LinkIn(await _site.Mails.NextAsync());
        using var anywhere = _site.Visit();

        var question = await anywhere.OpenAsync(link.ToString());
        var meanwhile = await newcomer.OpenAsync("/compte");
        var answer = await anywhere.PressAsync(question, "Ce n’est pas moi");
        var suspended = await newcomer.OpenAsync("/compte");

        Assert.That(question.Words, Does.Contain($"Le compte «\u00A0{second.UserName}\u00A0» a été rattaché au dossier n°\u00A0{letter.Number}"));
        Assert.That(meanwhile.Words, Does.Contain($"famille {letter.FamilyName}"), "a mail scanner that opens the link changes nothing");
        Assert.That(answer.Title, Is.EqualTo("L’accès de ce compte est suspendu"));
        Assert.That(suspended.Words, Does.Contain("L’accès est suspendu").And.Not.Contain($"famille {letter.FamilyName}"));
        Assert.That(suspended.Links, Does.Contain("tel:+33134334400"));
        Assert.That((await anywhere.OpenAsync(link.ToString())).Title, Is.EqualTo("C’est déjà fait"));
        Assert.That((await owner.OpenAsync("/compte")).Words, Does.Contain($"famille {letter.FamilyName}"));
        Assert.That((await _site.Mails.NextAsync()).To.ToString(), Does.Contain(second.Mail), "told of the suspension");
    }

    [Test]
    public async Task The_first_link_of_a_dossier_is_told_to_the_guardians_at_the_towns_addresses_who_can_suspend_it()
    {
        var (letter, stranger) = (_site.NextLetter(), await _site.PersonAsync());
        using var browser = await _site.SignedInAsync(stranger);
        await _site.LinkAsync(stranger, letter);
        using var anywhere = _site.Visit();

        VisitedPage question;
        do
            question = await anywhere.OpenAsync(SmtpSink.LinkIn(await _site.Mails.NextAsideAsync()).ToString());
        while (!question.Words.Contains(stranger.UserName, StringComparison.Ordinal));
        await anywhere.PressAsync(question, "Ce n’est pas moi");

        Assert.That((await browser.OpenAsync("/compte")).Words, Does.Contain("L’accès est suspendu"));
        Assert.That((await _site.Mails.NextAsync()).To.ToString(), Does.Contain(stranger.Mail));
    }

    [Test]
    public async Task A_link_that_was_cut_says_so_and_who_helps()
    {
        using var visitor = _site.Visit();

        var page = await visitor.OpenAsync("/compte/ce-nest-pas-moi/abc");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(page.Title, Is.EqualTo("Ce lien ne fonctionne plus"));
        Assert.That(page.Links, Does.Contain("tel:+33134334400"));
    }
}
