using System.Net;
using Site.Core.Privacy;
using Site.Feedback;

namespace Site.Tests.Feedback;

/// <summary>A reader's way through the plain forms, as without JavaScript.</summary>
public class VotersPageTests
{
    private FeedbackSite _site = null!;
    private HttpClient _reader = null!;

    [SetUp]
    public void Start()
    {
        _site = new FeedbackSite();
        _reader = _site.Visit();
    }

    [TearDown]
    public void Stop()
    {
        Assert.That(_site.Errors.Lines, Is.Empty);
        _reader.Dispose();
        _site.Dispose();
    }

    [Test]
    public void The_towns_own_words_are_used_to_the_letter() => Assert.That(
        new[]
        {
            FeedbackTexts.Question, FeedbackTexts.Why, FeedbackTexts.Yes, FeedbackTexts.No,
            FeedbackTexts.Thanks, FeedbackTexts.Withdraw, FeedbackTexts.CommentLabel, FeedbackTexts.SendComment,
        },
        Is.EqualTo(new[]
        {
            "Ce contenu vous a-t-il été utile ?", "Votre avis nous aide à améliorer nos contenus.", "Oui, très utile !", "Non, pas vraiment",
            "Merci pour votre retour.", "Retirer mon vote", "Pouvez-vous nous dire ce qui pourrait être amélioré ? (facultatif)", "Envoyer mon commentaire",
        }));

    [Test]
    public async Task Voting_leads_to_a_page_of_thanks_that_no_cache_keeps()
    {
        var page = _site.Publish();

        var answer = await VoteAsync(page, "Oui, très utile !");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo($"/avis/{page.Id}"));
        var thanks = await _reader.GetAsync(answer.Headers.Location);
        Assert.That(thanks.Headers.CacheControl?.NoStore, Is.True);
        Assert.That(thanks.Headers.GetValues("X-Robots-Tag"), Is.EqualTo(new[] { "noindex" }));
        var document = await FeedbackSite.ReadAsync(thanks);
        Assert.That(document.QuerySelector("[tabindex='-1'][data-feedback-focus]")?.TextContent, Is.EqualTo("Merci pour votre retour."));
        Assert.That(document.FormOf("Retirer mon vote"), Is.Not.Null);
        Assert.That(document.QuerySelector("label[for=feedback-comment]")?.TextContent,
            Is.EqualTo("Pouvez-vous nous dire ce qui pourrait être amélioré ? (facultatif)"));
        Assert.That(document.QuerySelector($"a[href='{page.Address}']")?.TextContent, Does.Contain(page.Title));
    }

    [Test]
    public async Task The_receipt_travels_in_a_cookie_of_that_content_alone()
    {
        var page = _site.Publish();

        var cookie = (await VoteAsync(page, "Non, pas vraiment")).Headers.GetValues("Set-Cookie").Single();

        var parts = cookie.Split("; ");
        Assert.That(parts[0], Does.Match("^avis=[A-Za-z0-9_-]{43}$"));
        Assert.That(parts[1..], Is.EquivalentTo(new[] { "max-age=2592000", $"path=/avis/{page.Id}", "samesite=strict", "httponly" }));
    }

    [Test]
    public async Task On_https_the_cookie_is_secure_and_says_so_in_its_name()
    {
        using var site = new FeedbackSite(("Site:PublicAddress", "https://portail.exemple.test"));
        using var reader = site.Visit();
        var page = site.Publish();

        var cookie = (await reader.PostAsync($"/avis/{page.Id}/vote", FeedbackSite.VoteFields(page))).Headers.GetValues("Set-Cookie").Single();

        Assert.That(cookie, Does.StartWith("__Secure-avis=").And.Contain("; secure"));
    }

    [Test]
    public async Task A_vote_can_be_changed_then_withdrawn()
    {
        var page = _site.Publish();
        await VoteAsync(page, "Oui, très utile !");

        await _reader.PressAsync(await OpenAsync(page), FeedbackTexts.Change(false));
        Assert.That((await _site.VotesAsync()).Single().Useful, Is.False);
        Assert.That((await OpenAsync(page)).Words(), Does.Contain("Non, pas vraiment"));

        var answer = await _reader.PressAsync(await OpenAsync(page), "Retirer mon vote");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await _site.VotesAsync(), Is.Empty);
        var after = await OpenAsync(page);
        Assert.That(after.Words(), Does.Contain(FeedbackTexts.Withdrawn));
        Assert.That(after.FormOf("Oui, très utile !"), Is.Not.Null);
    }

    [Test]
    public async Task Comments_are_shown_as_they_are_stored()
    {
        var page = _site.Publish();
        await VoteAsync(page, "Non, pas vraiment");
        _site.Time.Pass(TimeSpan.FromMinutes(1));

        var answer = await _reader.PressAsync(await OpenAsync(page), "Envoyer mon commentaire", "<b>Rien</b> sur le 06 12 34 56 78\r\nmerci");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        var expected = $"<b>Rien</b> sur le {PersonalDataMask.Phone}\nmerci";
        Assert.That((await _site.VotesAsync()).Single().Comments.Single().Text, Is.EqualTo(expected));
        var after = await OpenAsync(page);
        Assert.That(after.QuerySelector("blockquote")?.TextContent, Is.EqualTo(expected));
        Assert.That(after.FormOf("Envoyer mon commentaire"), Is.Not.Null);
    }

    [Test]
    public async Task Withdrawing_a_commented_vote_says_what_goes_and_asks()
    {
        var page = _site.Publish();
        await VoteAsync(page, "Non, pas vraiment");
        _site.Time.Pass(TimeSpan.FromMinutes(1));
        await _reader.PressAsync(await OpenAsync(page), "Envoyer mon commentaire", "Un détail");

        var thanks = await OpenAsync(page);
        var warning = thanks.GetElementById(thanks.FormOf("Retirer mon vote")!.QuerySelector("button")!.GetAttribute("aria-describedby")!);
        Assert.That(warning?.TextContent, Is.EqualTo(FeedbackTexts.WithdrawWarning));

        var asked = await _reader.PressAsync(thanks, "Retirer mon vote");
        Assert.That(asked.Headers.Location?.OriginalString, Is.EqualTo($"/avis/{page.Id}/retrait"));
        Assert.That(await _site.VotesAsync(), Has.Count.EqualTo(1));

        var question = await _reader.OpenAsync($"/avis/{page.Id}/retrait");
        Assert.That(question.Words(), Does.Contain(FeedbackTexts.ConfirmText).And.Contain("Un détail"));
        await _reader.PressAsync(question, "Retirer mon vote");
        Assert.That(await _site.VotesAsync(), Is.Empty);
    }

    [Test]
    public async Task A_comment_that_is_too_long_comes_back_with_its_text_and_a_way_to_the_field()
    {
        var page = _site.Publish();
        await VoteAsync(page, "Non, pas vraiment");
        _site.Time.Pass(TimeSpan.FromMinutes(1));
        var text = "\n" + new string('é', 2001);

        var answer = await _reader.PressAsync(await OpenAsync(page), "Envoyer mon commentaire", text);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Headers.CacheControl?.NoStore, Is.True);
        var document = await FeedbackSite.ReadAsync(answer);
        Assert.That(document.QuerySelector(".feedback__summary a[href='#feedback-comment']")?.TextContent, Is.EqualTo(FeedbackTexts.CommentTooLong));
        var field = document.QuerySelector("#feedback-comment")!;
        Assert.That(field.TextContent, Is.EqualTo(text));
        Assert.That(field.GetAttribute("aria-invalid"), Is.EqualTo("true"));
        Assert.That(document.GetElementById("feedback-error")?.TextContent, Is.EqualTo(FeedbackTexts.CommentTooLong));
        Assert.That((await _site.VotesAsync()).Single().Comments, Is.Empty);
    }

    [Test]
    public async Task A_comment_after_the_hour_is_not_lost_on_its_author()
    {
        var page = _site.Publish();
        await VoteAsync(page, "Non, pas vraiment");
        var open = await OpenAsync(page);
        _site.Time.Pass(TimeSpan.FromMinutes(61));

        var answer = await _reader.PressAsync(open, "Envoyer mon commentaire", "Trop tard ?");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        var document = await FeedbackSite.ReadAsync(answer);
        Assert.That(document.Words(), Does.Contain(FeedbackTexts.CommentTooLate));
        Assert.That(document.QuerySelector("blockquote")?.TextContent, Is.EqualTo("Trop tard ?"));
        Assert.That(document.FormOf("Non, pas vraiment"), Is.Not.Null);
    }

    [Test]
    public async Task After_a_new_version_the_voter_may_say_what_they_think_of_it()
    {
        var page = _site.Publish();
        await VoteAsync(page, "Non, pas vraiment");
        _site.Publish(HelpContents.SecondVersion, page.Id);

        var thanks = await OpenAsync(page);
        Assert.That(thanks.Words(), Does.Contain(FeedbackTexts.ContentChanged));
        await _reader.PressAsync(thanks, "Oui, très utile !");

        Assert.That((await _site.VotesAsync()).Select(vote => (vote.ContentVersion, vote.Useful)),
            Is.EquivalentTo(new[] { (page.Version, false), (HelpContents.SecondVersion, true) }));
    }

    [Test]
    public async Task Readers_share_nothing()
    {
        var page = _site.Publish();
        await VoteAsync(page, "Oui, très utile !");
        using var other = _site.Visit();

        var document = await other.OpenAsync($"/avis/{page.Id}");

        Assert.That(document.Words(), Does.Contain(FeedbackTexts.NoVote).And.Not.Contain(FeedbackTexts.Thanks));
    }

    [Test]
    public async Task Counts_stay_right_when_readers_vote_and_withdraw_at_once()
    {
        const int votes = 24, withdrawals = 10;
        using var generous = new FeedbackSite(("Feedback:Burst", "1000"));
        var page = generous.Publish();

        await Task.WhenAll(Enumerable.Range(0, votes).Select(async number =>
        {
            using var reader = generous.Visit();
            (await reader.PostAsync($"/avis/{page.Id}/vote", FeedbackSite.VoteFields(page))).Dispose();
            if (number < withdrawals)
                (await reader.PostAsync($"/avis/{page.Id}/retrait", new FormUrlEncodedContent([]))).Dispose();
        }));

        Assert.That(await generous.VotesAsync(), Has.Count.EqualTo(votes - withdrawals));
    }

    private async Task<HttpResponseMessage> VoteAsync(Site.Core.Help.HelpContent content, string button)
    {
        var answer = await _reader.PressAsync(await OpenAsync(content), button);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        return answer;
    }

    private Task<AngleSharp.Html.Dom.IHtmlDocument> OpenAsync(Site.Core.Help.HelpContent content) => _reader.OpenAsync(FeedbackSite.PageOf(content));
}
