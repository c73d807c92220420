using AngleSharp.Html.Parser;
using Site.Core.Mail;

namespace Site.Tests.Mail;

/// <summary>The form of mails to families.</summary>
public class MailComposerTests
{
    private const string Link = "https://famille.exemple.fr/activation/8f3k2";

    private static readonly MailComposer Composer = new(() => new MailSignature("Portail famille de Cergy", "Cergy Familles", "01 34 33 44 00", "familles@exemple.fr"));

    private static readonly MailDraft Draft = new()
    {
        To = "edith@exemple.fr",
        ToName = "Édith <b>Martin</b> & fils",
        Subject = "Activez votre compte",
        Paragraphs = ["Votre compte est prêt.", "Il reste une étape.\nLa voici."],
        Action = new MailAction("Activer mon compte", new Uri(Link)),
        After = ["Ce lien sert pendant 48 heures."],
    };

    [Test]
    public void The_text_part_shows_the_whole_address_alone_on_one_line()
    {
        var lines = Composer.Compose(Draft).Text.Split('\n');

        Assert.That(lines, Has.One.EqualTo(Link));
        Assert.That(lines[0], Is.EqualTo("Bonjour Édith <b>Martin</b> & fils,"));
        Assert.That(lines, Does.Contain("La voici.").And.Contain("Ce lien sert pendant 48 heures."));
    }

    [Test]
    public void The_HTML_part_has_the_address_as_a_link_and_as_words_to_copy()
    {
        var page = new HtmlParser().ParseDocument(Composer.Compose(Draft).Html);

        Assert.That(page.QuerySelector($"a[href='{Link}']")?.TextContent, Is.EqualTo("Activer mon compte"));
        Assert.That(page.QuerySelectorAll("span").Select(span => span.TextContent), Has.One.EqualTo(Link));
        Assert.That(page.DocumentElement.GetAttribute("lang"), Is.EqualTo("fr"));
    }

    [Test]
    public void Both_parts_end_with_the_service_its_phone_and_its_mail()
    {
        var mail = Composer.Compose(Draft);
        var html = new HtmlParser().ParseDocument(mail.Html).Body!.TextContent;

        foreach (var words in (string[])["Cergy Familles", "Portail famille de Cergy", "Téléphone\u00a0: 01 34 33 44 00", "familles@exemple.fr"])
        {
            Assert.That(mail.Text, Does.Contain(words));
            Assert.That(html, Does.Contain(words));
        }
    }

    [Test]
    public void Names_are_words_never_markup()
    {
        var page = new HtmlParser().ParseDocument(Composer.Compose(Draft).Html);

        Assert.That(page.QuerySelector("b"), Is.Null);
        Assert.That(page.Body!.TextContent, Does.Contain("Bonjour Édith <b>Martin</b> & fils,"));
    }

    [Test]
    public void Opening_a_mail_fetches_nothing()
    {
        var page = new HtmlParser().ParseDocument(Composer.Compose(Draft).Html);

        Assert.That(page.QuerySelectorAll("img, link, script, iframe, [src], [style*='url(']"), Is.Empty);
    }

    [Test]
    public void A_mail_with_nothing_to_do_and_an_unknown_name_is_whole_too()
    {
        var mail = Composer.Compose(Draft with { ToName = "", Action = null, After = [] });

        Assert.That(mail.Text, Does.StartWith("Bonjour,\n\nVotre compte est prêt.").And.Not.Contain("http"));
        Assert.That(mail.Html, Does.Not.Contain("href=\"http"));
    }
}
