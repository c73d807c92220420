using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Site.Core.Account;
using Site.Core.Mail;
using Site.IdentityProvider;
using Site.Tests.Account;
using Site.Tests.Support;

namespace Site.Tests.IdentityProvider;

/// <summary>What becomes of accounts that nobody uses, and of what is kept no longer.</summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class AccountUpkeepTests(Store store)
{
    private static readonly TimeSpan Notice = TimeSpan.FromDays(new AccountsOptions().InactiveWarningDays);

    private AccountSite _site = null!;

    [SetUp]
    public void Start() => _site = AccountSite.On(store);

    [TearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [Test]
    public async Task An_unused_account_is_warned_once_and_closed_when_the_time_of_the_mail_has_come()
    {
        var person = await _site.PersonAsync();
        PassUntilWarning();

        await RoundAsync();
        await RoundAsync();
        var warning = await _site.Mails.NextAsync();
        _site.Time.Pass(Notice - TimeSpan.FromHours(1));
        await RoundAsync();
        var stillThere = await ExistsAsync(person);
        _site.Time.Pass(TimeSpan.FromHours(2));
        await RoundAsync();

        Assert.That(warning.To.Mailboxes.Single().Address, Is.EqualTo(person.Mail));
        Assert.That(warning.Subject, Is.EqualTo("Votre compte Portail famille ne sert plus"));
        Assert.That(stillThere, Is.True);
        Assert.That(await ExistsAsync(person), Is.False);
        Assert.That((await _site.Mails.NextAsync()).Subject, Is.EqualTo("Votre compte Portail famille est fermé"), "the warning came once");
        Assert.That(await _site.TrailAsync(person), Is.EqualTo(new[] { AccountEventKind.Closed }));
    }

    [Test]
    public async Task A_sign_in_after_the_warning_keeps_the_account()
    {
        var person = await _site.PersonAsync();
        PassUntilWarning();
        await RoundAsync();
        await _site.AccountsAsync(db => db.Users.ExecuteUpdateAsync(account => account.SetProperty(own => own.LastSignInAt, _site.Time.GetUtcNow() + TimeSpan.FromDays(1))));

        _site.Time.Pass(Notice + TimeSpan.FromDays(2));
        await RoundAsync();

        Assert.That(await ExistsAsync(person), Is.True);
    }

    [Test]
    public async Task Who_signs_in_with_FranceConnect_alone_is_neither_warned_nor_closed()
    {
        var (person, warned) = (await _site.PersonAsync(), await _site.PersonAsync());
        foreach (var one in new[] { person, warned })
        {
            (await _site.SignedInAsync(one)).Dispose();
            await _site.Services.GetRequiredService<ExternalIdentities>()
                .AttachAsync(await _site.PortalAccountAsync(one), new ProvidedIdentity("https://franceconnect.exemple.fr", one.UserName, null), CancellationToken.None);
        }
        foreach (var _ in new[] { person, warned })
            await _site.Mails.NextAsync();
        PassUntilWarning();
        await SignInWithFranceConnectAsync(person);

        await RoundAsync();
        var warning = await _site.Mails.NextAsync();
        await SignInWithFranceConnectAsync(warned);
        _site.Time.Pass(Notice + TimeSpan.FromHours(1));
        await RoundAsync();

        Assert.That(warning.To.Mailboxes.Single().Address, Is.EqualTo(warned.Mail), "nobody else is warned");
        Assert.That(await ExistsAsync(person), Is.True);
        Assert.That(await ExistsAsync(warned), Is.True);
        Assert.That(_site.Mails.Waiting, Is.Zero);
    }

    [Test]
    public async Task An_account_whose_warning_could_not_be_sent_stays_and_is_warned_again()
    {
        var person = await _site.PersonAsync();
        PassUntilWarning();
        _site.Mails.Unknown.Add(person.Mail);
        await RoundAsync();
        _site.Mails.Unknown.Clear();

        _site.Time.Pass(Notice + TimeSpan.FromDays(1));
        await RoundAsync();
        var after = await ExistsAsync(person);
        _site.Time.Pass(OutboxSchedule.Retention);
        await RoundAsync();

        Assert.That(after, Is.True);
        Assert.That((await _site.Mails.NextAsync()).Subject, Is.EqualTo("Votre compte Portail famille ne sert plus"));
        Assert.That(await ExistsAsync(person), Is.True);
    }

    [Test]
    public async Task An_account_is_never_closed_without_the_whole_notice()
    {
        var person = await _site.PersonAsync();
        _site.Time.Pass(TimeSpan.FromDays(365 * 10));

        await RoundAsync();

        Assert.That(await ExistsAsync(person), Is.True);
    }

    [Test]
    public async Task What_is_kept_no_longer_is_forgotten_and_the_rest_stays()
    {
        var person = await _site.PersonAsync();
        var now = _site.Time.GetUtcNow();
        await _site.AccountsAsync(async db =>
        {
            foreach (var (name, age) in new[] { ("old", TimeSpan.FromDays(366)), ("new", TimeSpan.FromDays(364)) })
                db.Add(new AccountEvent { AccountId = person.Id, Kind = AccountEventKind.SignedIn, At = now - age, Network = name == "old" ? "" : "7F000001" });
            foreach (var (hash, past) in new[] { ("old", 8), ("new", 6) })
                db.Add(new OneTimeLink { Hash = hash, AccountId = person.Id, Purpose = LinkPurpose.NewPassword, ExpiresAt = now - TimeSpan.FromDays(past) });
            db.Add(new EndedSession { Id = "past", ExpiresAt = now });
            db.Add(new EndedSession { Id = "open", ExpiresAt = now.AddHours(1) });
            db.Add(new SignInFailure { Login = "a", Network = "b", At = now - SignInLimiter.Window });
            return await db.SaveChangesAsync();
        });

        await RoundAsync();

        await _site.AccountsAsync(async db =>
        {
            Assert.That(await db.Set<AccountEvent>().Select(line => line.Network).ToListAsync(), Is.EqualTo(new[] { "7F000001" }));
            Assert.That(await db.Set<OneTimeLink>().Select(link => link.Hash).ToListAsync(), Is.EqualTo(new[] { "new" }));
            Assert.That(await db.Set<EndedSession>().Select(session => session.Id).ToListAsync(), Is.EqualTo(new[] { "open" }));
            Assert.That(await db.Set<SignInFailure>().CountAsync(), Is.Zero);
            return 0;
        });
    }

    private Task<Guid> SignInWithFranceConnectAsync(Person person) => _site.Services.GetRequiredService<PortalAccounts>()
        .SignedInAsync(new SignedInPerson("https://franceconnect.exemple.fr", person.UserName, null, null), CancellationToken.None);

    private async Task RoundAsync()
    {
        await _site.Services.GetRequiredService<AccountUpkeep>().RoundAsync(CancellationToken.None);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await _site.AccountsAsync(db => db.Set<OutboxMail>().AnyAsync(mail => mail.State == OutboxState.Waiting, patience.Token)))
            await Task.Yield();
    }

    private void PassUntilWarning()
    {
        var now = _site.Time.GetUtcNow();
        _site.Time.Pass(now.AddMonths(new AccountsOptions().InactiveMonths) - now - Notice + TimeSpan.FromMinutes(1));
    }

    private Task<bool> ExistsAsync(Person person) => _site.AccountsAsync(db => db.Users.AnyAsync(account => account.Id == person.Id));
}
