using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;
using Site.Core.Data;
using Site.Core.Mail;
using Site.Tests.Support;
using SmtpServer.Protocol;

namespace Site.Tests.Mail;

/// <summary>Mails commit with the change that causes them, and leave.</summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class OutboxTests(Store store)
{
    private TemporaryFolder _folder = null!;
    private string? _postgreSql;
    private SmtpSink _sink = null!;
    private OutboxWorld _world = null!;

    [SetUp]
    public async Task Start()
    {
        _folder = new TemporaryFolder();
        _postgreSql = PostgreSqlServer.For(store);
        _sink = new SmtpSink();
        _world = await OutboxWorld.StartAsync(_folder.Path, _sink.Port, postgreSql: _postgreSql);
    }

    [TearDown]
    public async Task End()
    {
        await _world.DisposeAsync();
        await _sink.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task A_mail_leaves_once_the_change_that_causes_it_is_committed()
    {
        await _world.AddAsync("edith@exemple.fr");
        await _world.RoundAsync();

        var mail = await _sink.NextAsync();
        Assert.Multiple(() =>
        {
            Assert.That(mail.To.Mailboxes.Single().Address, Is.EqualTo("edith@exemple.fr"));
            Assert.That(mail.Subject, Is.EqualTo("Votre compte edith95"));
            Assert.That(SmtpSink.LinkIn(mail).AbsoluteUri, Is.EqualTo("https://famille.exemple.fr/a/secret"));
        });
    }

    [Test]
    public async Task A_file_goes_with_its_mail_and_is_not_kept_once_sent()
    {
        var calendar = new MailAttachment("reservations.ics", "text/calendar; method=PUBLISH; charset=utf-8", Encoding.UTF8.GetBytes("BEGIN:VCALENDAR\r\nSUMMARY:Léa\r\nEND:VCALENDAR\r\n"));
        await _world.Writer.WriteAsync(async (context, token) =>
        {
            _world.Outbox.Add(context, OutboxWorld.MailTo("edith@exemple.fr") with { Attachment = calendar }, OutboxWorld.Kind);
            return await context.SaveChangesAsync(token);
        }, CancellationToken.None);
        await _world.RoundAsync();

        var part = (TextPart)(await _sink.NextAsync()).Attachments.Single();
        await _world.Delivery.SettleAsync();
        Assert.That((part.FileName, part.ContentType.MimeType, part.ContentType.Parameters["method"], part.ContentDisposition!.Disposition),
            Is.EqualTo(("reservations.ics", "text/calendar", "PUBLISH", "attachment")));
        Assert.That(part.Text.ReplaceLineEndings("\r\n"), Is.EqualTo(Encoding.UTF8.GetString(calendar.Content)));
        await using var context = await _world.Service<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        var kept = await context.Set<OutboxMail>().SingleAsync();
        Assert.That((kept.State, kept.AttachmentName, kept.AttachmentType, kept.AttachmentContent), Is.EqualTo((OutboxState.Sent, (string?)null, (string?)null, (byte[]?)null)));
    }

    [Test]
    public async Task What_is_rolled_back_sends_no_mail()
    {
        var change = _world.Writer.WriteAsync<int>(async (context, token) =>
        {
            _world.Outbox.Add(context, OutboxWorld.MailTo("edith@exemple.fr"), OutboxWorld.Kind);
            await context.SaveChangesAsync(token);
            throw new InvalidOperationException("the change fails after all");
        }, CancellationToken.None);
        Assert.That(async () => await change, Throws.InvalidOperationException);

        await _world.RoundAsync();

        Assert.That(await _world.RowsAsync(), Is.Empty);
        Assert.That(_sink.Waiting, Is.Zero);
    }

    [Test]
    public async Task The_commit_wakes_the_worker()
    {
        // No timer goes off on this clock: only the commit can.
        await _world.Worker.StartAsync(CancellationToken.None);
        await _world.AddAsync("edith@exemple.fr");
        Assert.That((await _sink.NextAsync()).To.ToString(), Does.Contain("edith@"));

        await _world.AddAsync("marc@exemple.fr");
        Assert.That((await _sink.NextAsync()).To.ToString(), Does.Contain("marc@"));

        await _world.Worker.StopAsync(CancellationToken.None);
    }

    [Test]
    public async Task A_save_without_a_transaction_wakes_the_worker_too()
    {
        await _world.Worker.StartAsync(CancellationToken.None);

        await _world.InContextAsync(async context =>
        {
            _world.Outbox.Add(context, OutboxWorld.MailTo("edith@exemple.fr"), OutboxWorld.Kind);
            await context.SaveChangesAsync();
        });

        Assert.That(await _sink.NextAsync(), Is.Not.Null);
        await _world.Worker.StopAsync(CancellationToken.None);
    }

    [Test]
    public async Task The_worker_sleeps_no_longer_than_asked()
    {
        var sleep = _world.Outbox.WaitAsync(TimeSpan.FromMinutes(1), CancellationToken.None);
        _world.Time.Pass(TimeSpan.FromSeconds(59));
        Assert.That(sleep.IsCompleted, Is.False);

        _world.Time.Pass(TimeSpan.FromSeconds(1));
        await sleep.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Test]
    public async Task Once_sent_a_mail_keeps_neither_names_nor_words()
    {
        await _world.AddAsync("edith@exemple.fr");
        await _world.RoundAsync();

        var row = await _world.RowAsync();
        Assert.Multiple(() =>
        {
            Assert.That(row.State, Is.EqualTo(OutboxState.Sent));
            Assert.That(row.SentAt, Is.EqualTo(_world.Time.GetUtcNow()));
            Assert.That(new[] { row.ToName, row.Subject, row.Text, row.Html }, Is.All.Empty);
            Assert.That((row.To, row.Kind), Is.EqualTo(("edith@exemple.fr", OutboxWorld.Kind)), "the desk still says what became of it");
        });
    }

    [Test]
    public async Task While_the_server_is_down_the_pauses_grow_and_after_the_last_the_mail_is_kept_as_a_dead_letter()
    {
        await _sink.DisposeAsync();
        await _world.AddAsync("edith@exemple.fr");

        var pauses = new List<double>();
        while (true)
        {
            await _world.RoundAsync();
            if (await _world.RowAsync() is not { State: OutboxState.Waiting } row)
                break;
            Assert.That(row.LastAttemptAt, Is.EqualTo(_world.Time.GetUtcNow()), "it was tried now");
            var pause = row.NextAttemptAt - _world.Time.GetUtcNow();
            pauses.Add(pause.TotalMinutes);
            _world.Time.Pass(pause);
        }

        Assert.That(pauses, Is.EqualTo((double[])[1, 5, 15, 60, 240, 720, 1440]));
        var dead = await _world.RowAsync();
        Assert.Multiple(() =>
        {
            Assert.That(dead.State, Is.EqualTo(OutboxState.Dead));
            Assert.That(dead.Attempts, Is.EqualTo(8));
            Assert.That(dead.LastError, Does.StartWith("no connection"));
            Assert.That(dead.Text, Does.Contain("secret"), "whole, to be sent again");
        });
    }

    [Test]
    public async Task Before_its_time_a_mail_is_not_tried_again()
    {
        await _sink.DisposeAsync();
        await _world.AddAsync("edith@exemple.fr");
        await _world.RoundAsync();

        _world.Time.Pass(TimeSpan.FromSeconds(50));
        var sleep = await _world.RoundAsync();

        Assert.That((await _world.RowAsync()).Attempts, Is.EqualTo(1));
        Assert.That(sleep, Is.EqualTo(TimeSpan.FromSeconds(10)), "until it is due");
    }

    [Test]
    public async Task When_the_server_is_up_again_the_mail_leaves()
    {
        await _sink.DisposeAsync();
        await _world.AddAsync("edith@exemple.fr");
        await _world.RoundAsync();

        _sink = new SmtpSink(_sink.Port);
        _world.Time.Pass(TimeSpan.FromMinutes(1));
        await _world.RoundAsync();

        Assert.That(await _sink.NextAsync(), Is.Not.Null);
        Assert.That((await _world.RowAsync()).State, Is.EqualTo(OutboxState.Sent));
    }

    [Test]
    public async Task A_mailbox_that_does_not_exist_is_given_up_at_once_and_the_others_get_theirs()
    {
        _sink.Unknown.Add("personne@exemple.fr");
        await _world.AddAsync("personne@exemple.fr");
        _world.Time.Pass(TimeSpan.FromSeconds(1));
        await _world.AddAsync("edith@exemple.fr");

        await _world.RoundAsync();

        var rows = await _world.RowsAsync();
        Assert.That(rows.Select(row => (row.State, row.Attempts)), Is.EqualTo(((OutboxState, int)[])[(OutboxState.Dead, 1), (OutboxState.Sent, 1)]));
        Assert.That(rows[0].LastError, Is.EqualTo("550 RecipientNotAccepted"));
        Assert.That((await _sink.NextAsync()).To.ToString(), Does.Contain("edith@"));
    }

    [Test]
    public async Task A_mail_refused_for_the_moment_is_tried_again()
    {
        _sink.Answer = new SmtpResponse(SmtpReplyCode.InsufficientStorage, "mailbox of edith@exemple.fr is busy");
        await _world.AddAsync("edith@exemple.fr");
        await _world.RoundAsync();
        Assert.That((await _world.RowAsync()).State, Is.EqualTo(OutboxState.Waiting));

        _sink.Answer = null;
        _world.Time.Pass(TimeSpan.FromMinutes(1));
        await _world.RoundAsync();

        Assert.That((await _world.RowAsync()).State, Is.EqualTo(OutboxState.Sent));
    }

    [Test]
    public async Task Neither_the_log_nor_the_kept_reason_quotes_what_servers_say_of_people()
    {
        _sink.Answer = new SmtpResponse(SmtpReplyCode.MailboxUnavailable, "no such user edith@exemple.fr");
        await _world.AddAsync("edith@exemple.fr");
        await _world.RoundAsync();

        Assert.That(_world.Log.ToString(), Does.Contain("given up").And.Not.Contain("edith").And.Not.Contain("Édith"));
        Assert.That((await _world.RowAsync()).LastError, Is.EqualTo("550 MessageNotAccepted"));
    }

    [Test]
    public async Task A_dead_letter_can_be_sent_again()
    {
        _sink.Refuses = true;
        var id = await _world.AddAsync("edith@exemple.fr");
        await _world.RoundAsync();
        Assert.That((await _world.RowAsync()).State, Is.EqualTo(OutboxState.Dead));

        _sink.Refuses = false;
        await _world.Worker.StartAsync(CancellationToken.None);
        var revived = await _world.Writer.WriteAsync((context, token) => _world.Outbox.SendAgainAsync(context, id, token), CancellationToken.None);

        Assert.That(revived, Is.True);
        Assert.That(SmtpSink.LinkIn(await _sink.NextAsync()).AbsoluteUri, Does.EndWith("/a/secret"));
        await _world.Worker.StopAsync(CancellationToken.None);
        var again = await _world.Writer.WriteAsync((context, token) => _world.Outbox.SendAgainAsync(context, id, token), CancellationToken.None);
        Assert.That(again, Is.False, "what is sent is wiped");
    }

    [Test]
    public async Task A_recipient_whose_server_is_slow_holds_up_nobody()
    {
        var slow = new TaskCompletionSource();
        _sink.Before = mail => mail.To.ToString().Contains("lent@", StringComparison.Ordinal) ? slow.Task : Task.CompletedTask;
        await _world.AddAsync("lent@exemple.fr");
        for (var number = 0; number < 10; number++)
        {
            _world.Time.Pass(TimeSpan.FromSeconds(1));
            await _world.AddAsync($"parent{number}@exemple.fr");
        }

        await _world.Worker.RoundAsync(CancellationToken.None);
        for (var number = 0; number < 10; number++)
            Assert.That((await _sink.NextAsync()).To.ToString(), Does.Contain("parent"));

        slow.SetResult();
        Assert.That((await _sink.NextAsync()).To.ToString(), Does.Contain("lent@"));
        await _world.Delivery.SettleAsync();
    }

    [Test]
    public async Task What_a_stop_left_behind_leaves_after_the_next_start()
    {
        await _world.AddAsync("edith@exemple.fr");
        await _world.DisposeAsync();

        _world = await OutboxWorld.StartAsync(_folder.Path, _sink.Port, postgreSql: _postgreSql);
        await _world.Worker.StartAsync(CancellationToken.None);
        await _world.Time.Set;
        _world.Time.Pass(TimeSpan.FromSeconds(10));

        Assert.That(await _sink.NextAsync(), Is.Not.Null);
        await _world.Worker.StopAsync(CancellationToken.None);
    }

    [Test]
    public async Task Two_nodes_send_each_mail_once()
    {
        await using var other = await OutboxWorld.StartAsync(_folder.Path, _sink.Port, _world.Time, postgreSql: _postgreSql);
        var addresses = Enumerable.Range(0, 40).Select(number => $"parent{number}@exemple.fr").ToList();
        foreach (var address in addresses)
            await _world.AddAsync(address);

        await Task.WhenAll(Task.Run(_world.RoundAsync), Task.Run(other.RoundAsync));

        var arrived = new List<string>();
        while (_sink.Waiting > 0)
            arrived.Add((await _sink.NextAsync()).To.Mailboxes.Single().Address);
        Assert.That(arrived, Is.EquivalentTo(addresses));
    }

    [Test]
    public async Task What_a_node_had_in_hand_when_it_died_is_sent_by_another_when_the_lease_is_over()
    {
        var died = new TaskCompletionSource();
        _sink.Before = _ => died.Task;
        await _world.AddAsync("edith@exemple.fr");
        await _world.Worker.RoundAsync(CancellationToken.None);
        await using var sinkOfOther = new SmtpSink();
        await using var other = await OutboxWorld.StartAsync(_folder.Path, sinkOfOther.Port, _world.Time, postgreSql: _postgreSql);

        _world.Time.Pass(OutboxSchedule.Lease - TimeSpan.FromSeconds(1));
        await other.RoundAsync();
        Assert.That(sinkOfOther.Waiting, Is.Zero, "the first has it in hand");

        _world.Time.Pass(TimeSpan.FromSeconds(1));
        await other.RoundAsync();
        Assert.That(sinkOfOther.Waiting, Is.EqualTo(1));
        died.SetResult();
        await _world.Delivery.SettleAsync();
    }

    [Test]
    public async Task After_ninety_days_nothing_is_left_of_a_mail()
    {
        await _world.AddAsync("edith@exemple.fr");
        await _world.RoundAsync();

        _world.Time.Pass(TimeSpan.FromDays(90));
        await _world.RoundAsync();
        Assert.That(await _world.RowsAsync(), Has.Count.EqualTo(1));

        _world.Time.Pass(TimeSpan.FromSeconds(1));
        await _world.RoundAsync();
        Assert.That(await _world.RowsAsync(), Is.Empty);
    }

    [Test]
    public async Task A_round_without_mails_does_not_wake_Entity_Framework()
    {
        var contexts = new NoContexts();
        using var writer = new PortalWriter(contexts);
        var connections = _world.Service<PortalConnections>();
        using var worker = new OutboxWorker([new PortalOutbox(connections, writer)], _world.Delivery, _world.Outbox, _world.Time, NullLogger<OutboxWorker>.Instance);

        var sleep = await worker.RoundAsync(CancellationToken.None);

        Assert.That(contexts.Made, Is.Zero);
        Assert.That(sleep, Is.EqualTo(TimeSpan.FromMinutes(1)));
    }

    private sealed class NoContexts : IDbContextFactory<PortalDbContext>
    {
        public int Made { get; private set; }

        public PortalDbContext CreateDbContext()
        {
            Made++;
            throw new InvalidOperationException("No context should be made.");
        }
    }
}
