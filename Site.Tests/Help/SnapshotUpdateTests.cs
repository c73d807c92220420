using Site.Core.Help;

namespace Site.Tests.Help;

public class SnapshotUpdateTests
{
    [Test]
    public async Task Only_what_changed_is_made_anew()
    {
        using var help = await HelpHarness.StartedAsync(SeedSample.Items);
        var before = help.Library.Current;
        help.Source.Put(Sample.Faq(25, "mot-de-passe-perdu", "J'ai égaré mon sésame", "Autre réponse."));
        var after = await help.NextAsync();

        Assert.That(after.Number, Is.EqualTo(before.Number + 1));
        Assert.That(after.ById[Sample.Id(25)].Title, Is.EqualTo("J'ai égaré mon sésame"));
        foreach (var content in before.ById.Values.Where(content => content.Id != Sample.Id(25)))
            Assert.That(after.ById[content.Id], Is.SameAs(content));
        Assert.That(after.FaqEntries.Select(entry => entry.Id), Is.EqualTo(before.FaqEntries.Select(entry => entry.Id)));
        Assert.That(help.Search.Search("sésame", 5).Hits.Single().Content, Is.SameAs(after.ById[Sample.Id(25)]));
    }

    [Test]
    public async Task The_same_bytes_make_no_new_snapshot()
    {
        using var help = await HelpHarness.StartedAsync(SeedSample.Items);
        var before = help.Library.Current;
        help.Source.Put(SeedSample.Items);

        Assert.That(await help.NextAsync(), Is.SameAs(before));
    }

    [Test]
    public async Task What_is_withdrawn_is_no_longer_shown_nor_found()
    {
        using var help = await HelpHarness.StartedAsync(SeedSample.Items);
        help.Source.Remove(Sample.Id(SeedSample.Payment));
        var after = await help.NextAsync();

        Assert.That(after.ByAddress, Does.Not.ContainKey("/faq/payer-ma-facture"));
        Assert.That(help.Search.Search("transaction bancaire", 5).Total, Is.Zero);
    }

    [Test]
    public async Task A_new_order_is_a_new_snapshot_of_the_same_records()
    {
        var items = SeedSample.Items.ToList();
        using var help = await HelpHarness.StartedAsync(items);
        var before = help.Library.Current;
        help.Source.Remove(items[^2].Id);
        help.Source.Put(items[^2]);
        help.Source.Remove(items[7].Id);
        help.Source.Put(items[7]);
        var after = await help.NextAsync();

        Assert.That(after.FaqEntries[^1], Is.SameAs(before.ById[items[7].Id]));
    }

    [Test]
    public async Task Links_to_documents_lead_to_their_public_address_and_follow_it()
    {
        const string links = """
            <p><a href="/questions-frequentes/tuto/?a=1#haut" data-destination-id="00000000-0000-4000-8000-00000000000b" data-destination-type="tutorial" data-link-type="Content">le tutoriel</a>
            <a href="/absent/" data-destination-id="00000000-0000-4000-8000-0000000000ff" data-link-type="Content">parti</a>
            <a href="/media/x/a.pdf" data-destination-id="00000000-0000-4000-8000-0000000000fe" data-link-type="Media">le fichier</a>
            <a href="/ailleurs/tuto/">par son chemin</a> <a href="/plan-du-site">plan</a> <a href="/">accueil</a></p>
            """;
        using var help = await HelpHarness.StartedAsync(
            Sample.Item(1, "helpCentre", "Aide", "/"), Sample.Item(11, "tutorial", "Tuto", "/ailleurs/tuto/"), Sample.Page(40, "page", links),
            Sample.Faq(20, "q", "Q", "[a](/{localLink:umb://document/0000000000004000800000000000000b}) [b](/tutoriels/tuto/)"));
        var before = help.Library.Current;

        Assert.That(before.Pages[0].Body.Value, Does.Contain("<a href=\"/tutoriels/tuto?a=1#haut\">le tutoriel</a>"));
        Assert.That(before.Pages[0].Body.Value, Does.Contain("parti").And.Not.Contain("absent"));
        Assert.That(before.Pages[0].Body.Value, Does.Contain("<a href=\"/media/x/a.pdf\">le fichier</a>"));
        Assert.That(before.Pages[0].Body.Value, Does.Contain("<a href=\"/tutoriels/tuto\">par son chemin</a>"));
        Assert.That(before.Pages[0].Body.Value, Does.Contain("<a href=\"/plan-du-site\">").And.Contain("<a href=\"/\">"));
        Assert.That(before.FaqEntries[0].Answer.Value, Is.EqualTo("<p><a href=\"/tutoriels/tuto\">a</a> <a href=\"/tutoriels/tuto\">b</a></p>"));

        help.Source.Put(Sample.Item(11, "tutorial", "Tuto", "/ailleurs/renomme/"));
        var after = await help.NextAsync();

        Assert.That(after.Pages[0].Body.Value, Does.Contain("<a href=\"/tutoriels/renomme?a=1#haut\">le tutoriel</a>"));
        Assert.That(after.FaqEntries[0].Answer.Value, Does.StartWith("<p><a href=\"/tutoriels/renomme\">a</a>"));
    }

    [Test]
    public async Task When_a_twin_leaves_the_other_takes_its_address()
    {
        using var help = await HelpHarness.StartedAsync(
            Sample.Item(20, "faqEntry", "X", "/faq/a/x/"), Sample.Item(21, "faqEntry", "X", "/faq/b/x/", created: Sample.Day.AddDays(1)));
        Assert.That(help.Library.Current.ById[Sample.Id(21)].Address, Is.EqualTo("/faq/x-1"));

        help.Source.Remove(Sample.Id(20));
        var after = await help.NextAsync();

        Assert.That(after.At<FaqEntry>("/faq/x")!.Id, Is.EqualTo(Sample.Id(21)));
        Assert.That(after.ByAddress, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_failing_source_leaves_the_last_snapshot_and_its_search_and_the_next_try_mends_it()
    {
        using var help = await HelpHarness.StartedAsync(SeedSample.Items);
        var before = help.Library.Current;
        help.Source.Failure = new IOException("no CMS");

        Assert.That(await help.Updater.UpdateAsync(), Is.False);
        Assert.That(help.Library.Current, Is.SameAs(before));
        Assert.That(help.Log.Errors, Has.Count.EqualTo(1));
        Assert.That(help.Search.Search("identifiant", 5).Total, Is.Positive);

        help.Source.Failure = null;
        help.Source.Put(Sample.Faq(50, "n", "Nouvelle licorne", "Oui."));
        Assert.That(await help.Updater.UpdateAsync(), Is.True);
        Assert.That(help.Search.Search("licorne", 5).Total, Is.EqualTo(1));
    }

    [Test]
    public async Task Calls_that_wait_share_one_update_which_sees_what_was_published_before_them()
    {
        using var help = await HelpHarness.StartedAsync(SeedSample.Items);
        var reads = help.Source.Reads;
        var gate = new TaskCompletionSource();
        help.Source.Gate = gate.Task;
        var running = help.Updater.UpdateAsync();
        while (help.Source.Reads == reads)
            await Task.Yield();
        help.Source.Put(Sample.Page(41, "nouvelle", "<p>x</p>"));
        var waiting = Enumerable.Range(0, 10).Select(_ => help.Updater.UpdateAsync()).ToList();
        gate.SetResult();
        await Task.WhenAll(waiting.Append(running));

        Assert.That(help.Source.Reads, Is.EqualTo(reads + 2));
        Assert.That(help.Library.Current.At<Page>("/nouvelle"), Is.Not.Null);
    }

    [Test]
    public async Task The_start_waits_for_the_first_snapshot_and_changes_are_followed_from_then_on()
    {
        using var help = new HelpHarness(SeedSample.Items);
        await help.Updater.StartAsync(CancellationToken.None);
        Assert.That(help.Library.Current.FaqEntries, Has.Count.EqualTo(12));

        var changed = new TaskCompletionSource<HelpSnapshot>();
        help.Library.Changed += changed.SetResult;
        help.Source.Put(Sample.Page(41, "nouvelle", "<p>x</p>"));
        help.Source.SignalChange();

        Assert.That((await changed.Task.WaitAsync(TimeSpan.FromSeconds(30))).At<Page>("/nouvelle"), Is.Not.Null);
        await help.Updater.StopAsync(CancellationToken.None);
    }

    [Test]
    public void A_start_without_content_source_fails()
    {
        using var help = new HelpHarness();
        help.Source.Failure = new IOException("no CMS");

        Assert.That(() => help.Updater.StartAsync(CancellationToken.None), Throws.TypeOf<IOException>());
    }

    [Test]
    public async Task Searches_during_updates_always_answer_from_one_snapshot()
    {
        using var help = await HelpHarness.StartedAsync(SeedSample.Items);
        using var stop = new CancellationTokenSource();
        var searching = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
                foreach (var hit in help.Search.Search("identifiant perdu", 5).Hits)
                    Assert.That(string.Concat(hit.Title.Select(fragment => fragment.Text)), Is.EqualTo(hit.Content.Title));
        })).ToList();
        for (var i = 0; i < 60; i++)
        {
            help.Source.Put(Sample.Faq(24, "identifiant-perdu", $"J'ai perdu mon identifiant {i}", "Réponse."));
            await help.NextAsync();
        }
        await stop.CancelAsync();

        Assert.That(() => Task.WhenAll(searching), Throws.Nothing);
        Assert.That(help.Search.Search("identifiant perdu", 1).Hits[0].Content.Title, Does.EndWith(" 59"));
    }
}
