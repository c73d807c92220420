using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Site.Core.Data;
using Site.Core.Mail;
using Site.Tests.Support;

namespace Site.Tests.Mail;

/// <summary>What <c>/sante</c> says about mails: a trouble to look at, never a reason to take the site out of service.</summary>
public class MailHealthTests
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private readonly SiteFactory _site = new();
    private HttpClient _client = null!;

    [OneTimeSetUp]
    public void Start() => _client = _site.Client();

    [OneTimeTearDown]
    public void End()
    {
        _client.Dispose();
        _site.Dispose();
    }

    [SetUp]
    public Task Empty() => InContextAsync(context => context.Set<OutboxMail>().ExecuteDeleteAsync());

    [Test]
    public async Task Without_mails_in_trouble_the_site_is_healthy() => Assert.That(await HealthAsync(), Is.EqualTo("Healthy"));

    [Test]
    public async Task A_dead_letter_and_an_overdue_mail_are_counted_without_saying_whose()
    {
        await StoreAsync(Mail(OutboxState.Dead, Now));
        await StoreAsync(Mail(OutboxState.Waiting, Now.AddHours(-1)));

        Assert.That(await HealthAsync(), Is.EqualTo("Degraded\nmail: Degraded. Mails given up: 1, in the last 24 hours: 1; overdue: 1."));
    }

    [Test]
    public async Task A_dead_letter_of_last_week_troubles_nobody_any_more()
    {
        await StoreAsync(Mail(OutboxState.Dead, Now.AddDays(-7)));

        Assert.That(await HealthAsync(), Is.EqualTo("Healthy"));
    }

    [Test]
    public async Task An_outbox_that_cannot_be_read_takes_no_page_away()
    {
        using var site = new SiteFactory();
        using var client = site.Client();
        await client.GetStringAsync(new Uri("/sante", UriKind.Relative));
        await using (var context = await site.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync())
            await context.Database.ExecuteSqlAsync($"DROP TABLE \"OutboxMails\"");

        using var answer = await client.GetAsync(new Uri("/sante", UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.StartWith("Degraded\nmail: Degraded. The outbox cannot be read."));
    }

    private static OutboxMail Mail(OutboxState state, DateTimeOffset at) => new()
    {
        Id = Guid.NewGuid(),
        Kind = "activation",
        To = "edith@exemple.fr",
        ToName = "Édith",
        Subject = "Sujet",
        Text = "Texte",
        Html = "<p>Texte</p>",
        CreatedAt = at,
        State = state,
        Attempts = 1,
        LastAttemptAt = at,
        NextAttemptAt = Now.AddDays(1),
    };

    private async Task<string> HealthAsync()
    {
        using var answer = await _client.GetAsync(new Uri("/sante", UriKind.Relative));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return await answer.Content.ReadAsStringAsync();
    }

    private Task StoreAsync(OutboxMail mail) => InContextAsync(context =>
    {
        context.Add(mail);
        return context.SaveChangesAsync();
    });

    private async Task InContextAsync(Func<PortalDbContext, Task> work)
    {
        await using var context = await _site.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        await work(context);
    }
}
