using System.Net;
using System.Text;
using Site.Core.Help;
using Site.Feedback;

namespace Site.Tests.Feedback;

/// <summary>Nonsense, forgery and haste: a page that says what to do, the right status, nothing stored, nothing logged as an error.</summary>
public class BadFeedbackTests
{
    private FeedbackSite _site = null!;
    private HttpClient _reader = null!;
    private Page _page = null!;

    [SetUp]
    public void Start()
    {
        _site = new FeedbackSite(("Feedback:Burst", "12"), ("Feedback:PostsPerMinute", "1"));
        _reader = _site.Visit();
        _page = _site.Publish();
    }

    [TearDown]
    public void Stop()
    {
        Assert.That(_site.Errors.Lines, Is.Empty);
        _reader.Dispose();
        _site.Dispose();
    }

    [TestCase("00000000-0000-0000-0000-000000000001")]
    [TestCase("identifiant-perdu")]
    [TestCase("%FF%FE")]
    [TestCase("..%2F..%2Fetc")]
    public async Task A_content_that_is_not_published_takes_no_vote(string id)
    {
        var answer = await _reader.PostAsync($"/avis/{id}/vote", FeedbackSite.VoteFields(_page));

        await ExpectPageAsync(answer, HttpStatusCode.NotFound, FeedbackNotice.NotPublished.Title);
        await _reader.OpenAsync($"/avis/{id}", HttpStatusCode.NotFound);
        Assert.That(await _site.VotesAsync(), Is.Empty);
    }

    [Test]
    public async Task A_vote_for_an_unpublished_content_is_refused()
    {
        _site.Library.Publish();

        await ExpectPageAsync(await VoteAsync(), HttpStatusCode.NotFound, FeedbackNotice.NotPublished.Title);
    }

    [Test]
    public async Task An_address_in_capitals_leads_to_the_one_that_the_cookie_knows()
    {
        var answer = await _reader.GetAsync($"/avis/{_page.Id.ToString().ToUpperInvariant()}");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.MovedPermanently));
        Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo($"/avis/{_page.Id}"));
    }

    [TestCase("2020-01-01T00:00:00.0000000Z")]
    [TestCase("hier")]
    [TestCase("")]
    public async Task A_version_that_was_never_published_is_refused(string version)
    {
        await ExpectPageAsync(await VoteAsync(version: version), HttpStatusCode.BadRequest, "rien n’a été enregistré|pas été enregistré");
        Assert.That(await _site.VotesAsync(), Is.Empty);
    }

    [TestCase("version=&useful=peut-etre", "application/x-www-form-urlencoded")]
    [TestCase("%FF%FE=%00&&&==", "application/x-www-form-urlencoded")]
    [TestCase("{\"useful\":true}", "application/json")]
    [TestCase("no boundary", "multipart/form-data")]
    [TestCase("--x\r\nbroken", "multipart/form-data; boundary=x")]
    [TestCase("", "text/plain")]
    public async Task Nonsense_is_refused_with_a_page(string body, string type)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        await ExpectPageAsync(await _reader.PostAsync($"/avis/{_page.Id}/vote", content), HttpStatusCode.BadRequest, "Avis illisible");
        Assert.That(await _site.VotesAsync(), Is.Empty);
    }

    [Test]
    public async Task A_megabyte_is_refused_with_a_page()
    {
        await VoteAsync();

        var answer = await _reader.PostAsync($"/avis/{_page.Id}/commentaire", FeedbackSite.CommentFields(new string('a', 1 << 20)));

        await ExpectPageAsync(answer, HttpStatusCode.BadRequest, "Avis illisible");
    }

    [Test]
    public async Task Bytes_that_are_no_utf8_come_back_to_be_mended()
    {
        await VoteAsync();
        _site.Time.Pass(TimeSpan.FromMinutes(1));
        using var content = new ByteArrayContent([.. "comment=caf"u8, 0xE9, .. " noir"u8]);
        content.Headers.ContentType = new("application/x-www-form-urlencoded");

        await ExpectPageAsync(await _reader.PostAsync($"/avis/{_page.Id}/commentaire", content), HttpStatusCode.BadRequest, "illisibles");
        Assert.That((await _site.VotesAsync()).Single().Comments, Is.Empty);
    }

    [TestCase("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [TestCase("x")]
    [TestCase("../../../../etc/passwd")]
    public async Task A_forged_receipt_is_no_vote(string receipt)
    {
        await VoteAsync();
        using var forger = _site.Forge();
        forger.DefaultRequestHeaders.Add("Cookie", $"avis={receipt}");
        forger.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");

        Assert.That((await forger.OpenAsync($"/avis/{_page.Id}")).Words(), Does.Contain(FeedbackTexts.NoVote));
        Assert.That((await forger.PostAsync($"/avis/{_page.Id}/retrait", new FormUrlEncodedContent([]))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        await ExpectPageAsync(await forger.PostAsync($"/avis/{_page.Id}/commentaire", FeedbackSite.CommentFields("Mon texte")),
            HttpStatusCode.Conflict, "Mon texte");
        var kept = (await _site.VotesAsync()).Single();
        Assert.That(kept.Comments, Is.Empty);
    }

    [Test]
    public async Task What_falls_into_the_trap_is_answered_but_not_stored()
    {
        var vote = await _reader.PostAsync($"/avis/{_page.Id}/vote", FeedbackSite.VoteFields(_page, website: "https://exemple.test"));
        Assert.That(vote.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await _site.VotesAsync(), Is.Empty);

        await VoteAsync();
        _site.Time.Pass(TimeSpan.FromMinutes(1));
        var comment = await _reader.PostAsync($"/avis/{_page.Id}/commentaire", FeedbackSite.CommentFields("Achetez", website: "https://exemple.test"));
        Assert.That(comment.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await _site.VotesAsync()).Single().Comments, Is.Empty);
    }

    [Test]
    public async Task A_comment_quicker_than_a_hand_comes_back_with_its_text()
    {
        await VoteAsync();

        var answer = await _reader.PostAsync($"/avis/{_page.Id}/commentaire", FeedbackSite.CommentFields("Aussitôt"));

        var document = await FeedbackSite.ReadAsync(answer);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(document.QuerySelector("#feedback-comment")?.TextContent, Is.EqualTo("Aussitôt"));
        Assert.That((await _site.VotesAsync()).Single().Comments, Is.Empty);
    }

    [Test]
    public async Task An_address_that_posts_too_much_is_asked_to_wait()
    {
        for (var post = 0; post < 12; post++)
            Assert.That((await VoteAsync()).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        _site.Time.Pass(TimeSpan.FromMinutes(1));

        var vote = await VoteAsync();
        Assert.That(vote.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(60)));
        await ExpectPageAsync(vote, HttpStatusCode.TooManyRequests, "Attendez une minute");
        var comment = await _reader.PostAsync($"/avis/{_page.Id}/commentaire", FeedbackSite.CommentFields("Mon texte"));
        await ExpectPageAsync(comment, HttpStatusCode.TooManyRequests, "Mon texte");
        Assert.That((await _reader.PostAsync($"/avis/{_page.Id}/retrait", new FormUrlEncodedContent([]))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [TestCase("vote")]
    [TestCase("commentaire")]
    [TestCase("retrait")]
    public async Task Asking_for_the_address_of_an_answer_leads_to_the_page(string form)
    {
        var answer = await _reader.GetAsync($"/avis/{_page.Id}/{form}");

        Assert.That((answer.StatusCode, answer.Headers.Location?.OriginalString), Is.EqualTo((HttpStatusCode.SeeOther, $"/avis/{_page.Id}")));
    }

    private Task<HttpResponseMessage> VoteAsync(string? version = null) =>
        _reader.PostAsync($"/avis/{_page.Id}/vote", FeedbackSite.VoteFields(_page, version: version));

    private static async Task ExpectPageAsync(HttpResponseMessage answer, HttpStatusCode status, string words)
    {
        Assert.That(answer.StatusCode, Is.EqualTo(status));
        Assert.That(answer.Headers.CacheControl?.NoStore, Is.True);
        Assert.That((await FeedbackSite.ReadAsync(answer)).Words(), Does.Match(words));
    }
}
