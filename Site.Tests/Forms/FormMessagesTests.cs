using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Site.Core.Forms;
using Site.Core.Help;
using Site.Core.Mail;
using Site.Tests.Feedback;
using Site.Tests.Support;
using static Site.Tests.Forms.SampleForms;

namespace Site.Tests.Forms;

/// <summary>What becomes of a message: stored with its files, told by mail, found, sorted, exported, and deleted in time.</summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class FormMessagesTests(Store store)
{
    private static readonly FormStaff Sacha = new(Guid.Parse("0a1b2c3d-0000-4000-8000-000000000001"), "Sacha Guichet");
    private static readonly byte[] Pdf = "%PDF-1.7 justificatif"u8.ToArray();

    private FeedbackWorld _world = null!;
    private Form _form = null!;

    private FormMessages Messages => _world.Get<FormMessages>();

    private FormInbox Inbox => _world.Get<FormInbox>();

    private FormTrail Trail => _world.Get<FormTrail>();

    [SetUp]
    public async Task Start()
    {
        _world = await FeedbackWorld.StartAsync(PostgreSqlServer.For(store), services => services
            .AddPortalOutbox()
            .AddMailComposer(_ => new MailSignature("Portail famille de Cergy", "Cergy Familles", "01 34 33 44 00", "cergyfamilles@cergy.fr"))
            .AddSingleton<IFormPages, Pages>()
            .AddSingleton(Options.Create(new FormsOptions { MailsPerHour = 5, CopiesPerAddress = 2, MostWaitingBytes = 3 * Pdf.Length }))
            .AddFormsCore());
        _form = Publish(Everything());
    }

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task A_message_is_stored_with_its_words_and_its_file()
    {
        var entry = await SendAsync(Filled((Address, "lea@exemple.fr"), (Call, "oui")).With(Proof, "C:\\photos\\mon \"justificatif\".exe", Pdf));

        var found = (await Inbox.FindAsync(entry.Id, CancellationToken.None))!;
        Assert.That(found.Entry.Answers.Select(answer => (answer.Label, answer.Value)), Is.EqualTo(new[]
        {
            ("Votre nom", "Léa"), ("Votre adresse mail", "lea@exemple.fr"), ("Sujet", "Cantine"), ("Votre message", "Bonjour"), ("Rappelez-moi", "Oui"),
            ("Un document", "mon justificatif.pdf"), (Consent.Label, "Oui"),
        }));
        var file = await Inbox.FileAsync(entry.Id, found.Files.Single().Id, CancellationToken.None);
        Assert.That((file!.Name, file.MediaType, file.Content), Is.EqualTo(("mon justificatif.pdf", "application/pdf", Pdf)), "its name and type follow what is in it");
        Assert.That(await Inbox.FileAsync(Guid.NewGuid(), file.Id, CancellationToken.None), Is.Null, "only with its own message");
    }

    [Test]
    public async Task The_service_is_told_and_answers_the_sender_who_has_a_copy()
    {
        var entry = await SendAsync(Filled((Address, "lea@exemple.fr"), (Message, "Bonjour,\nmerci.")));

        var mails = await MailsAsync();
        var told = mails.Single(mail => mail.Kind == FormMails.ServiceKind);
        Assert.That((told.To, told.ReplyTo), Is.EqualTo(("cergyfamilles@cergy.fr", "lea@exemple.fr")));
        Assert.That(told.Text, Does.Contain("Bonjour,\nmerci.").And.Contain($"https://portail.exemple.fr/{entry.Id}"));
        var copy = mails.Single(mail => mail.Kind == FormMails.CopyKind);
        Assert.That((copy.To, copy.ReplyTo), Is.EqualTo(("lea@exemple.fr", (string?)null)));
        Assert.That(copy.Subject, Does.Contain(entry.Reference));
    }

    [Test]
    public async Task A_form_with_a_mailbox_of_its_own_writes_there_and_none_copies_without_being_told_to()
    {
        _form = Publish(_form with { Recipient = "periscolaire@cergy.fr", CopyToSender = false });

        await SendAsync(Filled((Address, "lea@exemple.fr")));

        Assert.That((await MailsAsync()).Select(mail => mail.To), Is.EqualTo(new[] { "periscolaire@cergy.fr" }));
    }

    [Test]
    public async Task What_is_typed_begins_no_header_of_a_mail()
    {
        await SendAsync(Filled((Name, "Léa\r\nBcc: tous@exemple.fr"), (Address, "lea@exemple.fr")));

        var mails = await MailsAsync();
        Assert.That(mails.Select(mail => mail.Subject + mail.To + mail.ToName + mail.ReplyTo), Has.None.Contain("Bcc"));
        Assert.That(mails[0].Text, Does.Contain("Léa Bcc: tous@exemple.fr"));
    }

    [Test]
    public async Task A_second_press_on_the_button_is_the_same_message()
    {
        var first = await SendAsync(Filled());
        _world.Time.Pass(TimeSpan.FromMinutes(1));

        var second = await SendAsync(Filled());
        var other = await SendAsync(Filled((Message, "Autre chose")));
        _world.Time.Pass(TimeSpan.FromMinutes(15));
        var later = await SendAsync(Filled());

        Assert.That(second.Id, Is.EqualTo(first.Id));
        Assert.That(new[] { first.Id, other.Id, later.Id }, Is.Unique);
        Assert.That(await MailsAsync(), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task What_fills_in_the_hidden_field_is_kept_apart_and_mails_nobody()
    {
        await Messages.SendAsync(_form, Filled((Address, "lea@exemple.fr")), isSpam: true, CancellationToken.None);

        Assert.That(await MailsAsync(), Is.Empty);
        Assert.That((await ReadAsync()).Total, Is.Zero);
        Assert.That((await ReadAsync(state: FormEntryState.Spam)).Total, Is.EqualTo(1));
    }

    [Test]
    public async Task In_a_flood_every_message_is_stored_and_one_mail_says_that_there_are_more()
    {
        for (var number = 0; number < 12; number++)
            await SendAsync(Filled((Message, $"Message {number}"), (Address, $"parent{number}@exemple.fr")));

        var told = (await MailsAsync()).Where(mail => mail.Kind == FormMails.ServiceKind).ToList();
        Assert.That((await ReadAsync()).Total, Is.EqualTo(12));
        Assert.That(told, Has.Count.EqualTo(6));
        Assert.That(told.Count(mail => mail.Subject.Contains("beaucoup de messages", StringComparison.Ordinal)), Is.EqualTo(1));
        _world.Time.Pass(TimeSpan.FromMinutes(61));
        await SendAsync(Filled((Message, "Plus tard")));
        Assert.That((await MailsAsync()).Count(mail => mail.Kind == FormMails.ServiceKind), Is.EqualTo(7), "an hour later the service is told again");
    }

    [Test]
    public async Task One_address_has_few_copies_in_an_hour()
    {
        for (var number = 0; number < 4; number++)
            await SendAsync(Filled((Message, $"Message {number}"), (Address, "victime@exemple.fr")));

        Assert.That((await MailsAsync()).Count(mail => mail.Kind == FormMails.CopyKind), Is.EqualTo(2));
    }

    [Test]
    public async Task A_file_waits_for_the_corrected_message_and_goes_along_once()
    {
        var kept = await Messages.KeepAsync(_form, Filled().With(Proof, "photo.pdf", Pdf), CancellationToken.None);
        var again = await Messages.KeepAsync(_form, Filled().Waiting(Proof, kept[Proof.Id].Id), CancellationToken.None);

        var entry = await SendAsync(Filled().Waiting(Proof, again[Proof.Id].Id));
        var thief = await SendAsync(Filled((Message, "Moi aussi")).Waiting(Proof, kept[Proof.Id].Id));

        Assert.That((await Inbox.FindAsync(entry.Id, CancellationToken.None))!.Files.Single().Name, Is.EqualTo("photo.pdf"));
        Assert.That((await Inbox.FindAsync(thief.Id, CancellationToken.None))!.Files, Is.Empty);
    }

    [Test]
    public async Task A_file_chosen_anew_takes_the_place_of_the_one_that_waits()
    {
        var kept = await Messages.KeepAsync(_form, Filled().With(Proof, "ancien.pdf", Pdf), CancellationToken.None);

        var entry = await SendAsync(Filled().Waiting(Proof, kept[Proof.Id].Id).With(Proof, "nouveau.pdf", Pdf));

        Assert.That((await Inbox.FindAsync(entry.Id, CancellationToken.None))!.Files.Single().Name, Is.EqualTo("nouveau.pdf"));
    }

    [Test]
    public async Task Files_that_wait_fill_no_disk_and_go_after_two_hours()
    {
        for (var number = 0; number < 3; number++)
            Assert.That(await Messages.KeepAsync(_form, Filled().With(Proof, $"{number}.pdf", Pdf), CancellationToken.None), Has.Count.EqualTo(1));
        Assert.That(await Messages.KeepAsync(_form, Filled().With(Proof, "de trop.pdf", Pdf), CancellationToken.None), Is.Empty);

        _world.Time.Pass(FormRetention.Waiting + TimeSpan.FromMinutes(1));
        await _world.Get<FormRetention>().PurgeAsync(CancellationToken.None);

        await using var context = await _world.Contexts.CreateDbContextAsync();
        Assert.That(await context.Set<FormFile>().CountAsync(), Is.Zero);
    }

    [Test]
    public async Task Messages_are_deleted_with_their_files_when_their_forms_period_is_over()
    {
        _form = Publish(_form with { RetentionMonths = 2 });
        await SendAsync(Filled().With(Proof, "photo.pdf", Pdf));
        _world.Time.Pass(TimeSpan.FromDays(45));
        var young = await SendAsync(Filled());
        _world.Time.Pass(TimeSpan.FromDays(20));

        Assert.That(await _world.Get<FormRetention>().PurgeAsync(CancellationToken.None), Is.EqualTo(1));

        Assert.That((await ReadAsync()).Items.Single().Id, Is.EqualTo(young.Id));
        await using var context = await _world.Contexts.CreateDbContextAsync();
        Assert.That(await context.Set<FormFile>().CountAsync(), Is.Zero);
    }

    [Test]
    public async Task A_period_that_editors_shorten_counts_for_messages_from_before_and_a_form_that_is_gone_keeps_its_own()
    {
        _form = Publish(_form with { RetentionMonths = 12 });
        await SendAsync(Filled());
        _world.Time.Pass(TimeSpan.FromDays(100));
        _world.Library.Publish();
        Assert.That(await _world.Get<FormRetention>().PurgeAsync(CancellationToken.None), Is.Zero, "withdrawn: as promised when it came");

        _form = Publish(_form with { RetentionMonths = 3 });
        Assert.That(await _world.Get<FormRetention>().PurgeAsync(CancellationToken.None), Is.EqualTo(1));
    }

    [Test]
    public async Task Staff_find_by_any_word_whatever_its_accents_and_note_where_they_are()
    {
        var entry = await SendAsync(Filled((Message, "La cantine de l’Été")));
        await SendAsync(Filled((Message, "Autre chose")));

        Assert.That((await ReadAsync(text: "l'ete")).Items.Single().Id, Is.EqualTo(entry.Id));
        Assert.That((await ReadAsync(text: entry.Reference.ToLowerInvariant())).Items.Single().Id, Is.EqualTo(entry.Id));
        Assert.That(await Inbox.ChangeAsync(entry.Id, FormEntryState.Done, "Rappelée", "Sacha Guichet", CancellationToken.None), Is.True);

        var done = (await Inbox.FindAsync(entry.Id, CancellationToken.None))!.Entry;
        Assert.That((done.State, done.Note, done.HandledBy, done.HandledAt), Is.EqualTo((FormEntryState.Done, "Rappelée", "Sacha Guichet", _world.Time.GetUtcNow())));
        Assert.That((await ReadAsync(state: FormEntryState.New)).Total, Is.EqualTo(1));
        Assert.That((await Inbox.CountAsync(CancellationToken.None)).Single().ByState, Is.EquivalentTo(new Dictionary<FormEntryState, int> { [FormEntryState.New] = 1, [FormEntryState.Done] = 1 }));
    }

    [Test]
    public async Task An_export_has_a_column_a_question_and_no_formulas()
    {
        await SendAsync(Filled((Name, "=HYPERLINK(\"http://exemple.fr\")"), (Message, "a;b\n\"c\"")));

        using var file = new MemoryStream();
        Assert.That(await Inbox.ExportAsync(file, new FormEntryFilter(_form.Id, null, null), CancellationToken.None), Is.EqualTo(1));
        var text = System.Text.Encoding.UTF8.GetString(file.ToArray()).TrimStart('\uFEFF');

        Assert.That(text, Does.StartWith("Référence;Reçu le;Formulaire;État;Suivi par;Note interne;Votre nom;Votre adresse mail;Sujet;Votre message;Rappelez-moi;Un document;"));
        Assert.That(text, Does.Contain("02/03/2026 10:30;Écrire au service;Nouveau;;;\"'=HYPERLINK(\"\"http://exemple.fr\"\")\";;Cantine;\"a;b\n\"\"c\"\"\";Non;;Oui"));
    }

    [Test]
    public async Task A_deleted_message_leaves_nothing()
    {
        var entry = await SendAsync(Filled().With(Proof, "photo.pdf", Pdf));

        Assert.That(await Inbox.DeleteAsync(entry.Id, Sacha, CancellationToken.None), Is.True);

        Assert.That(await Inbox.DeleteAsync(entry.Id, Sacha, CancellationToken.None), Is.False);
        await using var context = await _world.Contexts.CreateDbContextAsync();
        Assert.That((await context.Set<FormEntry>().CountAsync(), await context.Set<FormFile>().CountAsync()), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Who_deletes_and_who_exports_is_in_the_trail_for_25_months()
    {
        var entry = await SendAsync(Filled((Name, "Léa")));
        await SendAsync(Filled((Message, "Autre chose")));
        var export = await Trail.BeginExportAsync(new FormEntryFilter(_form.Id, FormEntryState.New, "léa"), Sacha, CancellationToken.None);
        _world.Time.Pass(TimeSpan.FromMinutes(1));
        await Inbox.DeleteAsync(entry.Id, Sacha, CancellationToken.None);

        var (deletion, exported) = ((await Trail.ReadAsync(CancellationToken.None))[0], (await Trail.ReadAsync(CancellationToken.None))[1]);
        Assert.That(exported.Rows, Is.Null, "not at its end yet");
        await Trail.EndExportAsync(export, 2, CancellationToken.None);
        exported = (await Trail.ReadAsync(CancellationToken.None))[1];

        Assert.That((deletion.Action, deletion.StaffName, deletion.Reference, deletion.FormTitle), Is.EqualTo((FormTrailAction.Delete, "Sacha Guichet", entry.Reference, _form.Title)));
        Assert.That((exported.Action, exported.StaffId, exported.FormTitle, exported.State, exported.Rows), Is.EqualTo((FormTrailAction.Export, Sacha.Id, _form.Title, (FormEntryState?)FormEntryState.New, (int?)2)));
        _world.Time.Pass(TimeSpan.FromDays(25 * 30));
        await _world.Get<FormRetention>().PurgeAsync(CancellationToken.None);
        Assert.That(await Trail.ReadAsync(CancellationToken.None), Has.Count.EqualTo(2));
        _world.Time.Pass(TimeSpan.FromDays(20));
        await _world.Get<FormRetention>().PurgeAsync(CancellationToken.None);
        Assert.That(await Trail.ReadAsync(CancellationToken.None), Is.Empty);
    }

    private Form Publish(Form form)
    {
        _world.Library.Publish(form);
        return form;
    }

    private Task<FormEntry> SendAsync(FormInput input)
    {
        Assert.That(FormCheck.Problems(_form, input), Is.Empty);
        return Messages.SendAsync(_form, input, isSpam: false, CancellationToken.None);
    }

    private Task<FormEntryPage> ReadAsync(FormEntryState? state = null, string? text = null) => Inbox.ReadAsync(new(_form.Id, state, text), 0, 50, CancellationToken.None);

    private async Task<List<OutboxMail>> MailsAsync()
    {
        await using var context = await _world.Contexts.CreateDbContextAsync();
        return await context.Set<OutboxMail>().AsNoTracking().OrderBy(mail => mail.Id).ToListAsync();
    }

    private sealed class Pages : IFormPages
    {
        public Uri Entry(Guid id) => new($"https://portail.exemple.fr/{id}");
    }
}
