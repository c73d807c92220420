using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Site.Core.Help;
using Site.Core.Help.Remote;
using Site.Tests.Feedback;
using Site.Tests.Help;
using Site.Tests.Support;

namespace Site.Tests.RemoteCms;

/// <summary>Contents of a CMS elsewhere: read whole, kept on disk, and kept from whatever it answers when it is not well.</summary>
public class RemoteContentTests
{
    private static readonly int SeedCount = SeedSample.Items.Count();

    private readonly ManualTime _time = new();
    private TemporaryFolder _folder = null!;
    private UnreliableCms _cms = null!;
    private HttpClient _http = null!;
    private RemoteContentSource _source = null!;
    private RemoteContentWorker _worker = null!;

    private ContentFile File => new(Path.Combine(_folder.Path, ContentFile.Name));

    [SetUp]
    public async Task Start()
    {
        _folder = new TemporaryFolder();
        _cms = await UnreliableCms.StartAsync(SeedSample.Items);
        _http = new HttpClient { BaseAddress = _cms.Address, Timeout = TimeSpan.FromSeconds(10) };
        _source = new RemoteContentSource();
        _worker = Worker(_source);
    }

    [TearDown]
    public async Task Stop()
    {
        _worker.Dispose();
        _source.Dispose();
        _http.Dispose();
        await _cms.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task All_documents_are_read_and_kept_on_disk()
    {
        await LookAsync();

        Assert.That(Ids(_source), Is.EquivalentTo(SeedSample.Items.Select(item => item.Id)));
        Assert.That(File.Read()!.IsSameAs(_source.Current!), Is.True);
        Assert.That(_worker.State, Is.EqualTo(new RemoteContentState(_time.GetUtcNow(), null, _time.GetUtcNow())));
    }

    [Test]
    public async Task Five_thousand_documents_come_whole_and_in_tree_order()
    {
        var entries = Enumerable.Range(0, 5000).Select(number => Sample.Item(1000 + number, "faqEntry", $"Question {number}", $"/faq/question-{number}/", new { question = $"Question {number}", answer = "Réponse" }));
        _cms.Items = [.. SeedSample.Items.OrderBy(Depth), .. entries];

        await LookAsync();

        var paths = _source.Current!.Items.Select(PathOf).ToList();
        Assert.That(paths, Has.Count.EqualTo(SeedCount + 5000).And.Unique);
        foreach (var (path, index) in paths.Select((path, index) => (path, index)))
            if (path.Length > 0 && paths.IndexOf(Above(path)) is >= 0 and var parent)
                Assert.That(parent, Is.LessThan(index), path);
        Assert.That(paths.Where(path => path.StartsWith("/faq/question-", StringComparison.Ordinal)), Is.EqualTo(Enumerable.Range(0, 5000).Select(number => $"/faq/question-{number}")), "siblings as sorted");
    }

    [TestCase(Failure.Refuses)]
    [TestCase(Failure.SaysNonsense)]
    [TestCase(Failure.GivesNoTotal)]
    [TestCase(Failure.GivesBrokenDocuments)]
    [TestCase(Failure.StopsHalfWay)]
    [TestCase(Failure.IsSlow)]
    public async Task A_bad_answer_never_replaces_good_contents(Failure failure) => await KeepsWhatItHasAsync(failure);

    [Test]
    public async Task A_CMS_that_is_gone_is_said_with_the_contents_age_and_taken_up_again()
    {
        await LookAsync();
        _cms.Failure = Failure.Refuses;
        _time.Pass(TimeSpan.FromMinutes(42));
        await LookAsync();
        var down = _worker.State;
        _cms.Failure = Failure.None;
        _cms.Items = [.. SeedSample.Items, New("nouvelle")];
        await LookAsync();

        Assert.That((down.Problem, _time.GetUtcNow() - down.CheckedAt), Is.EqualTo(("The CMS does not answer.", TimeSpan.FromMinutes(42))));
        Assert.That(_worker.State.Problem, Is.Null);
        Assert.That(Ids(_source), Has.Count.EqualTo(SeedCount + 1));
    }

    [Test]
    public async Task A_start_while_the_CMS_is_down_shows_what_was_kept()
    {
        await LookAsync();
        await _cms.DisposeAsync();
        var source = new RemoteContentSource();
        using var worker = Worker(source);

        await worker.StartAsync(CancellationToken.None);
        await worker.StopAsync(CancellationToken.None);

        Assert.That(source.Current!.IsSameAs(_source.Current!), Is.True);
    }

    [Test]
    public async Task A_first_start_without_CMS_starts_with_nothing_to_show()
    {
        _cms.Failure = Failure.Refuses;

        await _worker.StartAsync(CancellationToken.None);
        await _worker.StopAsync(CancellationToken.None);

        Assert.That(await _source.ReadAsync(CancellationToken.None), Is.Empty);
        Assert.That(_worker.State.Problem, Is.Not.Null);
    }

    [Test]
    public async Task A_file_that_was_cut_off_is_no_contents()
    {
        await LookAsync();
        var path = Path.Combine(_folder.Path, ContentFile.Name);
        await System.IO.File.WriteAllTextAsync(path, (await System.IO.File.ReadAllTextAsync(path))[..200]);

        Assert.That(File.Read(), Is.Null);
    }

    [Test]
    public async Task Nothing_new_is_asked_in_one_small_question()
    {
        await LookAsync();
        var changed = _source.Watch();
        _time.Pass(TimeSpan.FromMinutes(1));

        await LookAsync();

        Assert.That((_cms.Readings, changed.HasChanged), Is.EqualTo((1, false)));
        Assert.That(_worker.State.CheckedAt, Is.EqualTo(_time.GetUtcNow()));
    }

    [Test]
    public async Task What_was_only_sorted_anew_is_found_when_told_and_a_quarter_of_an_hour_later_otherwise()
    {
        await LookAsync();
        _cms.Items = [.. _cms.Items.Reverse()];

        await LookAsync(isWoken: true);
        var told = _cms.Readings;
        _time.Pass(TimeSpan.FromMinutes(16));
        await LookAsync();

        Assert.That((told, _cms.Readings), Is.EqualTo((2, 3)));
    }

    [Test]
    public async Task What_is_published_between_two_pages_neither_doubles_nor_loses_a_document()
    {
        var many = Enumerable.Range(0, 250).Select(number => Sample.Item(1000 + number, "faqEntry", $"Question {number}", $"/faq/question-{number}/", new { question = "?", answer = "!" })).ToList();
        _cms.Items = [.. SeedSample.Items, .. many];
        _cms.BetweenPages = () =>
        {
            _cms.BetweenPages = null;
            _cms.Items = [New("en-cours"), .. _cms.Items];
        };

        await LookAsync();

        Assert.That(Ids(_source), Is.Unique.And.Count.EqualTo(SeedCount + 251));
    }

    [Test]
    public async Task A_total_that_is_one_too_high_as_on_a_real_server_is_forgiven_and_one_that_is_far_off_only_once_it_has_lasted()
    {
        _cms.Phantoms = 1;
        await LookAsync();
        Assert.That(Ids(_source), Has.Count.EqualTo(SeedCount));

        _cms.Phantoms = 50;
        _cms.Items = [.. SeedSample.Items, New("nouvelle")];
        await LookAsync();
        Assert.That(_worker.State.Problem, Does.Contain("says that it has"));
        Assert.That(Ids(_source), Has.Count.EqualTo(SeedCount));

        _time.Pass(RemoteContentWorker.DoubtMustLast);
        await LookAsync();
        Assert.That((_worker.State.Problem, Ids(_source).Count), Is.EqualTo(((string?)null, SeedCount + 1)), "its index is as it is; the contents are not kept back for ever");

        _cms.Items = SeedSample.Items.ToList();
        await LookAsync();
        Assert.That((_worker.State.Problem, Ids(_source).Count), Is.EqualTo(((string?)null, SeedCount)), "the same surplus is known by now");
    }

    [Test]
    public async Task A_publication_is_seen_while_another_document_stays_on_top()
    {
        _cms.Items = [Question(902, "Toujours en haut", Sample.Day.AddDays(2)), .. SeedSample.Items, Question(903, "Avant", Sample.Day)];
        await LookAsync();
        _cms.Items = [_cms.Items[0], Question(903, "Après", Sample.Day.AddDays(1)), .. SeedSample.Items];

        await LookAsync();

        Assert.That(_source.Current!.Items.Select(item => JsonDocument.Parse(item.Json).RootElement.GetProperty("name").GetString()), Does.Contain("Après"));
    }

    [Test]
    public async Task A_list_that_is_older_than_the_news_of_it_is_read_again()
    {
        await LookAsync();
        _cms.Cached = _cms.Items;
        _cms.Items = [New("nouvelle"), .. SeedSample.Items];
        await LookAsync();
        Assert.That(Ids(_source), Has.Count.EqualTo(SeedCount));

        _cms.Cached = null;
        await LookAsync();

        Assert.That(Ids(_source), Has.Count.EqualTo(SeedCount + 1));
    }

    [TestCase(Failure.HasNoDeliveryApi, "Umbraco:CMS:DeliveryApi:Enabled")]
    [TestCase(Failure.RefusesTheKey, "Cms:DeliveryApi:ApiKey")]
    public async Task A_setting_that_is_wrong_is_named(Failure failure, string setting)
    {
        _cms.Failure = failure;

        await LookAsync();

        Assert.That(_worker.State.Problem, Does.Contain(setting));
    }

    [Test]
    public async Task Rich_text_as_JSON_is_no_empty_page_but_a_setting_that_is_wrong()
    {
        await LookAsync();
        _cms.Items = [.. SeedSample.Items, Sample.Item(999, "page", "Une page", "/une-page/", new { title = "Une page", body = new { tag = "#root", attributes = new { }, elements = Array.Empty<object>() } })];

        await LookAsync(isWoken: true);

        Assert.That(_worker.State.Problem, Does.Contain("RichTextOutputAsJson"));
        Assert.That(Ids(_source), Has.Count.EqualTo(SeedCount));
    }

    [Test]
    public async Task Whole_addresses_of_the_CMS_become_the_site_s_own()
    {
        var origin = _cms.Address.GetLeftPart(UriPartial.Authority);
        _cms.Items =
        [
            .. SeedSample.Items,
            Sample.Page(998, "une-page", $"<p><a href=\"{origin}/faq/\">FAQ</a> <a href=\"https://redaction.exemple.fr/media/abcd1234/plan.pdf\">Plan</a> <a href=\"https://ailleurs.exemple.fr/\">Ailleurs</a></p>"),
            Sample.Faq(999, "question", "Où\u00a0?", $"Voici : ![Écran]({origin}/media/abcd1234/ecran.png)"),
        ];

        await LookAsync();

        string Json(int number) => System.Text.Encoding.UTF8.GetString(_source.Current!.Items.Single(item => item.Id == Sample.Id(number)).Json.Span);
        Assert.That(JsonDocument.Parse(Json(998)).RootElement.GetProperty("properties").GetProperty("body").GetProperty("markup").GetString(),
            Is.EqualTo("<p><a href=\"/faq/\">FAQ</a> <a href=\"/media/abcd1234/plan.pdf\">Plan</a> <a href=\"https://ailleurs.exemple.fr/\">Ailleurs</a></p>"));
        Assert.That(JsonDocument.Parse(Json(999)).RootElement.GetProperty("properties").GetProperty("answer").GetString(), Is.EqualTo("Voici : ![Écran](/media/abcd1234/ecran.png)"));
    }

    [Test]
    public async Task Roots_without_a_segment_of_their_own_are_listed_once()
    {
        static ContentItem Root(int number, string start) => Sample.Raw(number,
            $$$"""{"contentType":"helpCentre","name":"Aide","createDate":"2025-06-01T08:00:00Z","updateDate":"2025-06-01T08:00:00Z","route":{"path":"/","startItem":{{{start}}}},"id":"{{{Sample.Id(number)}}}","properties":{}}""");
        _cms.Items = [Root(1, """{"id":"00000000-0000-4000-8000-000000000001","path":""}"""), Root(2, "null"), Root(3, "null"), New("question")];

        await LookAsync();

        Assert.That(Ids(_source), Is.EquivalentTo(new[] { 1, 2, 3, 999 }.Select(Sample.Id)));
    }

    [Test]
    public async Task A_sudden_loss_is_believed_only_once_it_has_lasted()
    {
        await LookAsync();
        _cms.Items = [];
        await LookAsync();
        Assert.That(_worker.State.Problem, Does.Contain("suddenly has 0 of"));
        Assert.That(Ids(_source), Is.Not.Empty, "an index that is built anew says so for a while");

        _time.Pass(RemoteContentWorker.DoubtMustLast);
        await LookAsync();

        Assert.That(Ids(_source), Is.Empty);
        Assert.That(_worker.State.Problem, Is.Null);
    }

    [Test]
    public async Task A_document_that_is_missing_from_the_list_alone_is_kept_until_that_has_lasted()
    {
        await LookAsync();
        _cms.NotIndexed.UnionWith(SeedSample.Items.TakeLast(3).Select(item => item.Id));
        await LookAsync();
        Assert.That(_worker.State.Problem, Does.Contain("without one that it still gives"));
        Assert.That(Ids(_source), Has.Count.EqualTo(SeedCount));

        _time.Pass(RemoteContentWorker.DoubtMustLast);
        await LookAsync();

        Assert.That((_worker.State.Problem, Ids(_source).Count), Is.EqualTo(((string?)null, SeedCount - 3)));
    }

    [Test]
    public async Task What_is_withdrawn_goes_at_once()
    {
        await LookAsync();
        _cms.Items = [.. SeedSample.Items.SkipLast(3)];

        await LookAsync();

        Assert.That((_worker.State.Problem, Ids(_source).Count), Is.EqualTo(((string?)null, SeedCount - 3)));
    }

    [Test]
    public async Task A_loss_that_cannot_be_looked_into_is_not_believed()
    {
        await LookAsync();
        _cms.Items = [.. SeedSample.Items.SkipLast(3)];
        _cms.Failure = Failure.RefusesSingleDocuments;

        await LookAsync();

        Assert.That(_worker.State.Problem, Is.EqualTo("The CMS does not answer."));
        Assert.That(Ids(_source), Has.Count.EqualTo(SeedCount));
    }

    [Test]
    public async Task A_loss_that_heals_was_none()
    {
        await LookAsync();
        var all = _cms.Items;
        _cms.Items = [.. all.Skip(1)];
        await LookAsync(isWoken: true);
        Assert.That(_worker.State.Problem, Is.Not.Null, "without its centre there is no help");

        _cms.Items = all;
        await LookAsync();

        Assert.That(_worker.State.Problem, Is.Null);
        Assert.That(Ids(_source), Has.Count.EqualTo(all.Count));
    }

    [Test]
    public async Task Unchanged_documents_keep_their_bytes_and_a_change_is_told_once()
    {
        await LookAsync();
        var before = _source.Current!.Items.ToDictionary(item => item.Id, item => item.Json);
        var changed = _source.Watch();
        _cms.Items = [.. SeedSample.Items, New("nouvelle")];

        await LookAsync();

        Assert.That(changed.HasChanged, Is.True);
        Assert.That(_source.Current!.Items.Where(item => before.ContainsKey(item.Id)).All(item => item.Json.Span.SequenceEqual(before[item.Id].Span)), Is.True);
    }

    private async Task KeepsWhatItHasAsync(Failure failure)
    {
        await LookAsync();
        var good = _source.Current;
        _cms.Failure = failure;
        _cms.Items = [.. SeedSample.Items, New("nouvelle")];
        if (failure == Failure.IsSlow)
            _http = Replace(_http, new HttpClient { BaseAddress = _cms.Address, Timeout = TimeSpan.FromMilliseconds(200) });

        await LookAsync(isWoken: true);

        Assert.That(_source.Current, Is.SameAs(good));
        Assert.That(_worker.State.Problem, Is.Not.Null);
        Assert.That(File.Read()!.IsSameAs(good!), Is.True);
    }

    private static HttpClient Replace(HttpClient old, HttpClient by)
    {
        old.Dispose();
        return by;
    }

    private RemoteContentWorker Worker(RemoteContentSource source) =>
        new(source, () => new DeliveryClient(_http, [new Uri("https://redaction.exemple.fr")]), File, Options.Create(new RemoteContentOptions { BaseAddress = _cms.Address }), _time, NullLogger<RemoteContentWorker>.Instance);

    private Task LookAsync(bool isWoken = false) => _worker.RoundAsync(isWoken, CancellationToken.None);

    private static List<Guid> Ids(RemoteContentSource source) => [.. source.Current!.Items.Select(item => item.Id)];

    private static ContentItem Question(int number, string name, DateTimeOffset updated) => Sample.Item(number, "faqEntry", name, $"/faq/question-{number}/", new { question = name, answer = "Réponse" }, updated: updated);

    private static ContentItem New(string segment) => Sample.Item(999, "faqEntry", segment, $"/faq/{segment}/", new { question = segment, answer = "Réponse" });

    private static string PathOf(ContentItem item) => JsonDocument.Parse(item.Json).RootElement.GetProperty("route").GetProperty("path").GetString()!.TrimEnd('/');

    private static string Above(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "";

    private static int Depth(ContentItem item) => PathOf(item).Count(letter => letter == '/');
}
