using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Site.IdentityProvider;
using Site.Tests.Account;
using Site.Tests.Support;

namespace Site.Tests.IdentityProvider;

/// <summary>How many mails somebody has been sent within the hour, whichever way their address is written.</summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class ReceivedMailsTests(Store store)
{
    private AccountSite _site = null!;

    [SetUp]
    public void Start() => _site = AccountSite.On(store);

    [TearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [Test]
    public async Task Mails_of_these_kinds_to_this_address_count_for_an_hour_whatever_its_case()
    {
        var person = await _site.PersonAsync();
        var other = await _site.PersonAsync();
        _site.Time.Pass(TimeSpan.Zero);
        await MailAsync(person, (mails, db, account) => mails.LockedOut(db, account));
        await MailAsync(person, (mails, db, account) => mails.PasswordChanged(db, account));
        await MailAsync(other, (mails, db, account) => mails.LockedOut(db, account));

        var now = await CountAsync(person.Mail.ToUpperInvariant());
        _site.Time.Pass(TimeSpan.FromMinutes(59));
        var later = await CountAsync(person.Mail);
        _site.Time.Pass(TimeSpan.FromMinutes(1));

        Assert.That((now, later, await CountAsync(person.Mail)), Is.EqualTo((1, 1, 0)));
        Assert.That(await CountAsync("personne@exemple.fr"), Is.Zero);
    }

    private async Task MailAsync(Person person, Action<AccountMails, AccountsDbContext, Site.IdentityProvider.Account> add)
    {
        await _site.AccountsAsync(async db =>
        {
            add(_site.Services.GetRequiredService<AccountMails>(), db, await db.Users.SingleAsync(account => account.Id == person.Id));
            return await db.SaveChangesAsync();
        });
    }

    private Task<int> CountAsync(string mail) => _site.AccountsAsync(db =>
        _site.Services.GetRequiredService<ReceivedMails>().CountAsync(db, mail, [AccountMails.LockedOutKind], CancellationToken.None));
}
