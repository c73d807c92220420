using System.Text.Json.Nodes;
using Site.Cms.Media;
using Site.Cms.Model;
using Site.Cms.Publishing;
using Site.Cms.Webhooks;
using Site.Tests.Feedback;
using Site.Tests.Support;

namespace Site.Tests.CmsTests;

/// <summary>Whoever wants to hear of changes is told of each, once, and of none that did not happen.</summary>
public class WebhookTests
{
    private const string Secret = "un-secret-partage-de-quarante-lettres-ok";

    private readonly ManualTime _time = new();
    private WebhookSink _sink = null!;
    private CmsFixture _cms = null!;
    private TestSchema _schema = null!;

    [SetUp]
    public async Task Start()
    {
        _sink = await WebhookSink.StartAsync();
        _cms = await CmsFixture.StartAsync(_time);
        _schema = await TestSchema.CreateAsync(_cms);
    }

    [TearDown]
    public async Task Stop()
    {
        await _cms.DisposeAsync();
        await _sink.DisposeAsync();
    }

    [Test]
    public async Task A_call_that_fails_is_made_again_later_and_the_log_says_so()
    {
        await HookAsync(WebhookEvents.ContentPublish);
        _sink.Status = 503;
        var id = await PublishAsync("Une page");
        await RoundAsync();
        Assert.That(Told(), Is.EqualTo(new[] { $"{WebhookEvents.ContentPublish} {id} 0" }));

        await RoundAsync();
        Assert.That(Told(), Is.Empty, "not before its time");
        _sink.Status = 204;
        _time.Pass(WebhookSender.Pauses[0]);
        await RoundAsync();

        Assert.That(Told(), Is.EqualTo(new[] { $"{WebhookEvents.ContentPublish} {id} 1" }));
        var (total, logs) = _cms.Get<WebhookCalls>().Logs(null, 0, 10);
        Assert.That(logs.Select(log => (log.StatusCode, log.IsSuccess, log.RetryCount)), Is.EqualTo(new[] { ("NoContent (204)", true, 1), ("ServiceUnavailable (503)", false, 0) }));
        Assert.That(total, Is.EqualTo(2));
    }

    [Test]
    public async Task Nobody_is_called_for_ever()
    {
        await HookAsync(WebhookEvents.ContentPublish);
        _sink.Status = 500;
        await PublishAsync("Une page");
        await RoundAsync();
        foreach (var pause in WebhookSender.Pauses)
        {
            _time.Pass(pause);
            await RoundAsync();
        }
        _time.Pass(TimeSpan.FromDays(1));
        await RoundAsync();

        Assert.That(_sink.Rest(), Has.Count.EqualTo(WebhookSender.Pauses.Count + 1));
        Assert.That(_cms.Get<WebhookCalls>().AreWaiting(), Is.False);
    }

    [Test]
    public async Task What_was_not_told_before_a_stop_is_told_after_it()
    {
        await HookAsync(WebhookEvents.ContentPublish);
        _sink.Status = 500;
        var id = await PublishAsync("Une page");
        await RoundAsync();
        _sink.Rest();
        _sink.Status = 200;
        _time.Pass(WebhookSender.Pauses[0]);

        await _cms.RestartAsync();

        var told = await _sink.NextAsync();
        Assert.That((Entity(told), told.Retry), Is.EqualTo((id, 1)));
    }

    [Test]
    public async Task A_write_wakes_the_sender_by_itself()
    {
        await HookAsync(WebhookEvents.ContentPublish);

        var id = await PublishAsync("Une page");

        Assert.That(Entity(await _sink.NextAsync()), Is.EqualTo(id));
    }

    [Test]
    public async Task Each_event_is_told_once_and_with_what_is_published_now()
    {
        await HookAsync([.. WebhookEvents.All.Select(known => known.Alias)]);
        var id = await PublishAsync("Une page");
        await _cms.Documents.UpdateAsync(id, new UpdateDocument { Variants = [new("Un brouillon")] }, CmsFixture.User);
        await RoundAsync();
        var published = _sink.Rest().Single();
        Assert.That((published.Event, (string?)JsonNode.Parse(published.Body)!["name"]), Is.EqualTo((WebhookEvents.ContentPublish, "Une page")));

        await _cms.Publishing.UnpublishAsync(id, CmsFixture.User);
        await RoundAsync();
        Assert.That(Told(), Is.EqualTo(new[] { $"{WebhookEvents.ContentUnpublish} {id} 0" }));

        await _cms.Publishing.PublishAsync(id, PublishDocument.Now, CmsFixture.User);
        await RoundAsync();
        _sink.Rest();
        await _cms.Tree.MoveToRecycleBinAsync(id, CmsFixture.User);
        await RoundAsync();
        Assert.That(Told(), Is.EqualTo(new[] { $"{WebhookEvents.ContentUnpublish} {id} 0" }), "what is in the bin cannot be read either");

        await _cms.Tree.DeleteFromRecycleBinAsync(id, CmsFixture.User);
        await RoundAsync();
        Assert.That(Told(), Is.EqualTo(new[] { $"{WebhookEvents.ContentDelete} {id} 0" }));
    }

    [Test]
    public async Task Publishing_what_has_not_changed_tells_it_again()
    {
        await HookAsync(WebhookEvents.ContentPublish);
        var id = await PublishAsync("Une page");
        await RoundAsync();
        _sink.Rest();

        await _cms.Publishing.PublishAsync(id, PublishDocument.Now, CmsFixture.User);
        await RoundAsync();

        Assert.That(Told(), Is.EqualTo(new[] { $"{WebhookEvents.ContentPublish} {id} 0" }));
    }

    [Test]
    public async Task Media_are_told_of_when_they_are_saved_and_deleted()
    {
        await HookAsync(WebhookEvents.MediaSave, WebhookEvents.MediaDelete);
        var id = (await _cms.Media.CreateFileAsync(null, null, "Plan", "plan.png", new MemoryStream(SampleFiles.Png(4, 3)), CmsFixture.User)).Value;
        await RoundAsync();
        var saved = _sink.Rest().Single();
        Assert.That((saved.Event, (string?)JsonNode.Parse(saved.Body)!["mediaType"]), Is.EqualTo((WebhookEvents.MediaSave, "Image")));

        await _cms.Get<MediaTreeService>().MoveToRecycleBinAsync(id, CmsFixture.User);
        await _cms.Get<MediaTreeService>().DeleteFromRecycleBinAsync(id, CmsFixture.User);
        await RoundAsync();
        Assert.That(Told(), Is.EqualTo(new[] { $"{WebhookEvents.MediaDelete} {id} 0" }));
    }

    [Test]
    public async Task What_was_withdrawn_before_it_could_be_told_is_told_as_withdrawn_alone()
    {
        _sink.Status = 500;
        await HookAsync(WebhookEvents.ContentPublish, WebhookEvents.ContentUnpublish);
        var id = await PublishAsync("Une page");
        await RoundAsync();
        _sink.Rest();
        _sink.Status = 200;
        await _cms.Publishing.UnpublishAsync(id, CmsFixture.User);

        _time.Pass(WebhookSender.Pauses[0]);
        await RoundAsync();
        await RoundAsync();

        Assert.That(Told(), Is.EqualTo(new[] { $"{WebhookEvents.ContentUnpublish} {id} 0" }));
    }

    [Test]
    public async Task Another_type_a_disabled_webhook_and_one_that_was_deleted_hear_nothing()
    {
        await _cms.Get<WebhookService>().CreateAsync(Hook(WebhookEvents.ContentPublish) with { ContentTypes = [Guid.NewGuid()] }, CmsFixture.User);
        await _cms.Get<WebhookService>().CreateAsync(Hook(WebhookEvents.ContentPublish) with { Enabled = false }, CmsFixture.User);
        var gone = await HookAsync(WebhookEvents.ContentPublish);
        _sink.Status = 500;
        await PublishAsync("Une page");
        await RoundAsync();
        _sink.Rest();
        await _cms.Get<WebhookService>().DeleteAsync(gone, CmsFixture.User);
        _time.Pass(TimeSpan.FromDays(1));
        await RoundAsync();

        Assert.That(_sink.Rest(), Is.Empty);
        Assert.That(_cms.Get<WebhookCalls>().AreWaiting(), Is.False);
    }

    [Test]
    public async Task One_receiver_that_fails_holds_up_no_other()
    {
        await using var broken = await WebhookSink.StartAsync();
        broken.Status = 500;
        await _cms.Get<WebhookService>().CreateAsync(Hook(WebhookEvents.ContentPublish) with { Url = broken.Address.AbsoluteUri }, CmsFixture.User);
        await HookAsync(WebhookEvents.ContentPublish);
        var ids = new[] { await PublishAsync("Une page"), await PublishAsync("Une autre"), await PublishAsync("Une troisième") };
        await RoundAsync();
        await RoundAsync();

        Assert.That(_sink.Rest().Select(Entity), Is.EqualTo(ids));
    }

    [Test]
    public async Task A_redirect_is_not_followed()
    {
        await HookAsync(WebhookEvents.ContentPublish);
        _sink.Status = 302;
        await PublishAsync("Une page");
        await RoundAsync();

        Assert.That(_sink.Rest().Select(call => call.Path), Is.EqualTo(new[] { "/hook" }));
        Assert.That(_cms.Get<WebhookCalls>().Logs(null, 0, 1).Logs.Single().IsSuccess, Is.False);
    }

    [TestCase("pas une url")]
    [TestCase("file:///etc/passwd")]
    [TestCase("ftp://exemple.fr/")]
    public async Task An_address_that_cannot_be_called_is_noted_and_not_tried_again(string url)
    {
        await _cms.Get<WebhookService>().CreateAsync(Hook(WebhookEvents.ContentPublish) with { Url = url }, CmsFixture.User);
        await PublishAsync("Une page");
        await RoundAsync();

        var log = _cms.Get<WebhookCalls>().Logs(null, 0, 10).Logs.Single();
        Assert.That((log.StatusCode, log.IsException, log.Url), Is.EqualTo(("InvalidUrl", true, url)));
        Assert.That(_cms.Get<WebhookCalls>().AreWaiting(), Is.False);
    }

    [Test]
    public async Task A_call_that_cannot_even_be_begun_counts_as_an_attempt_and_holds_up_no_other()
    {
        // A host that no address can be made of is found out by the HTTP client alone, by another exception than those of connections.
        await _cms.Get<WebhookService>().CreateAsync(Hook(WebhookEvents.ContentPublish) with { Url = "http://\u2024\u2024/" }, CmsFixture.User);
        await HookAsync(WebhookEvents.ContentPublish);
        var id = await PublishAsync("Une page");
        await RoundAsync();
        foreach (var pause in WebhookSender.Pauses)
        {
            _time.Pass(pause);
            await RoundAsync();
        }

        Assert.That(_sink.Rest().Select(Entity), Is.EqualTo(new[] { id }));
        Assert.That(_cms.Get<WebhookCalls>().AreWaiting(), Is.False);
        var failed = _cms.Get<WebhookCalls>().Logs(null, 0, 10).Logs.Where(log => !log.IsSuccess).ToList();
        Assert.That(failed.Select(log => log.RetryCount), Is.EqualTo(Enumerable.Range(0, WebhookSender.Pauses.Count + 1).Reverse()));
        Assert.That(failed, Has.All.Property("IsException").True.And.Property("StatusCode").EqualTo(nameof(UriFormatException)));
    }

    [Test]
    public async Task A_shared_secret_signs_every_call_and_the_same_call_keeps_its_id()
    {
        _cms.Options.Webhook.Secret = Secret;
        await HookAsync(WebhookEvents.ContentPublish);
        _sink.Status = 500;
        await PublishAsync("Une page");
        await RoundAsync();
        _time.Pass(WebhookSender.Pauses[0]);
        await RoundAsync();

        var told = _sink.Rest();
        Assert.That(told, Has.Count.EqualTo(2));
        foreach (var call in told)
            Assert.That(call.Headers[WebhookSignature.SignatureHeader], Is.EqualTo(WebhookSignature.Of(Secret, call.Headers[WebhookSignature.IdHeader], call.Headers[WebhookSignature.TimestampHeader], call.Bytes)));
        Assert.That(told.Select(call => call.Headers[WebhookSignature.IdHeader]).Distinct().Count(), Is.EqualTo(1));
        Assert.That(told.Select(call => call.Headers[WebhookSignature.TimestampHeader]).Distinct().Count(), Is.EqualTo(2));
    }

    [TestCase("X-Essai", "oui\r\nX-Autre: non")]
    [TestCase("X-Essai\r\nX-Autre", "non")]
    [TestCase("X Essai", "non")]
    [TestCase("", "non")]
    [TestCase("Host", "ailleurs.exemple.fr")]
    [TestCase("content-length", "0")]
    [TestCase("X-Essai", "é")]
    public async Task A_header_that_would_be_another_one_is_refused(string name, string value)
    {
        var refused = await _cms.Get<WebhookService>().CreateAsync(Hook(WebhookEvents.ContentPublish) with { Headers = [new(name, value)] }, CmsFixture.User);

        Assert.That(refused.Status, Is.EqualTo(OperationStatus.InvalidHeader));
        Assert.That(_cms.Get<WebhookService>().All, Is.Empty);
    }

    [Test]
    public async Task Webhooks_are_there_after_a_restart()
    {
        var hook = Hook(WebhookEvents.ContentPublish, WebhookEvents.MediaSave) with { Headers = [new("X-Essai", "oui")], ContentTypes = [Guid.NewGuid()], Description = "Pourquoi" };
        await _cms.Get<WebhookService>().CreateAsync(hook, CmsFixture.User);

        await _cms.RestartAsync();

        var found = _cms.Get<WebhookService>().All.Single();
        Assert.That(found with { Headers = hook.Headers, ContentTypes = hook.ContentTypes, Events = hook.Events }, Is.EqualTo(hook));
        Assert.That((found.Headers, found.ContentTypes, found.Events), Is.EqualTo((hook.Headers, hook.ContentTypes, hook.Events)).Using<System.Collections.IEnumerable>((one, other) => one.Cast<object>().SequenceEqual(other.Cast<object>())));
    }

    [Test]
    public async Task The_log_forgets_after_a_month()
    {
        await HookAsync(WebhookEvents.ContentPublish);
        await PublishAsync("Une page");
        await RoundAsync();
        _time.Pass(TimeSpan.FromDays(31));
        await PublishAsync("Une autre");
        await RoundAsync();

        Assert.That(_cms.Get<WebhookCalls>().Logs(null, 0, 10).Total, Is.EqualTo(1));
    }

    private Webhook Hook(params string[] events) => new(Guid.NewGuid(), Enabled: true, "Le site", null, _sink.Address.AbsoluteUri, [], [], [.. events]);

    private async Task<Guid> HookAsync(params string[] events)
    {
        var result = await _cms.Get<WebhookService>().CreateAsync(Hook(events), CmsFixture.User);
        Assert.That(result.Status, Is.EqualTo(OperationStatus.Success));
        return result.Value;
    }

    private async Task<Guid> PublishAsync(string name)
    {
        var id = await _cms.CreateAsync(_schema.Home, null, name);
        var result = await _cms.Publishing.PublishAsync(id, PublishDocument.Now, CmsFixture.User);
        Assert.That(result.Status, Is.EqualTo(OperationStatus.Success));
        return id;
    }

    private Task RoundAsync() => _cms.Get<WebhookSender>().RoundAsync();

    private IEnumerable<string> Told() => [.. _sink.Rest().Select(call => $"{call.Event} {Entity(call)} {call.Retry}")];

    private static Guid Entity(ToldCall call) => JsonNode.Parse(call.Body)!["id"]!.GetValue<Guid>();
}
