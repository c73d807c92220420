using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Site.Account;
using Site.Core.Account;
using Site.Core.Data;
using Site.Core.Families;
using Site.IdentityProvider;
using Site.Tests.Feedback;
using Site.Tests.Support;

namespace Site.Tests.Account;

/// <summary>
/// The whole site on a real port, with the sample town, a mail server, and people who have an account. They sign in by the real pages
/// (<see cref="SignedInAsync"/>), so that whatever a test does next is what a browser would do.
/// </summary>
internal sealed class AccountSite : IAsyncDisposable
{
    public const string Password = "trois petits chats";

    private static int _people;
    private readonly SiteFactory _factory;
    private readonly Queue<SampleLetter> _letters = new(SampleLetter.All());

    public AccountSite(params (string Setting, string Value)[] settings)
    {
        _factory = new SiteFactory(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time));
            services.AddSingleton<ILoggerProvider>(Errors);
            services.AddSingleton<IInterceptor>(Commands);
        })
            .With("Families:FirstRun", "sample").With("Mail:From", "portail@exemple.fr").With("Mail:Smtp:Host", "127.0.0.1").With("Mail:Smtp:Port", $"{Mails.Port}").With("Mail:Smtp:Security", "None");
        foreach (var (setting, value) in settings)
            _factory.With(setting, value);
        Address = _factory.Listen();
    }

    /// <summary>For fixtures that run on both kinds of database.</summary>
    public static AccountSite On(Store store) => PostgreSqlServer.For(store) is { } postgreSql ? new(("Data:PostgreSql", postgreSql)) : new();

    public Uri Address { get; }

    public SettableTime Time { get; } = new();

    public ErrorLog Errors { get; } = new();

    public CommandLog Commands { get; } = new();

    /// <summary>Mails to guardians at the addresses that the town has are laid aside.</summary>
    public SmtpSink Mails { get; } = new() { Aside = SampleLetter.GuardiansMails() };

    public IServiceProvider Services => _factory.Services;

    /// <summary>A letter that no other test of this site has.</summary>
    public SampleLetter NextLetter() => _letters.Dequeue();

    /// <summary>Somebody with an account that has never signed in.</summary>
    public async Task<Person> PersonAsync()
    {
        var name = $"parent{Interlocked.Increment(ref _people)}";
        var account = new Site.IdentityProvider.Account { UserName = name, Email = $"{name}@exemple.fr", EmailConfirmed = true, CreatedAt = Time.GetUtcNow(), LastSignInAt = Time.GetUtcNow() };
        await using var scope = Services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<UserManager<Site.IdentityProvider.Account>>().CreateAsync(account, Password);
        Assert.That(result.Succeeded, Is.True, string.Join(", ", result.Errors.Select(error => error.Description)));
        return new Person(account.Id, name, account.Email);
    }

    /// <summary>A browser without cookies.</summary>
    public Visitor Visit() => new(Address);

    /// <summary>A browser in which somebody has signed in and sees « Mon compte ».</summary>
    public async Task<Visitor> SignedInAsync(Person person, string password = Password)
    {
        var visitor = Visit();
        var page = await visitor.SignInAsync(person.UserName, password);
        Assert.That(page.Address.AbsolutePath, Is.EqualTo("/compte"), page.Words + string.Join('\n', Errors.Lines));
        return visitor;
    }

    /// <summary>Links somebody who has signed in at least once, with a letter; without going through the pages.</summary>
    public async Task<Guid> LinkAsync(Person person, SampleLetter letter)
    {
        var result = await Services.GetRequiredService<DossierLinks>().LinkAsync(
            new LetterInput(letter.FamilyName, letter.Number, AccountId: await PortalAccountAsync(person)), CancellationToken.None);
        return (result as LinkResult.Linked)?.DossierId ?? throw new InvalidOperationException($"{letter} linked nothing: {result}");
    }

    public async Task<Guid> PortalAccountAsync(Person person) =>
        await Services.GetRequiredService<PortalAccounts>().FindAsync(IEmbeddedProvider.Issuer, person.Id.ToString(), CancellationToken.None)
        ?? throw new InvalidOperationException($"{person.UserName} has never signed in.");

    public async Task<T> AccountsAsync<T>(Func<AccountsDbContext, Task<T>> read)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<AccountsDbContext>>().CreateDbContextAsync();
        return await read(db);
    }

    /// <summary>With what is written only after an answer.</summary>
    public async Task<List<AccountEventKind>> TrailAsync(Person person)
    {
        await Services.GetRequiredService<AfterTheAnswer>().SettleAsync();
        return await AccountsAsync(db =>
            db.Set<AccountEvent>().Where(line => line.AccountId == person.Id).OrderBy(line => line.Id).Select(line => line.Kind).ToListAsync());
    }

    public async Task<T> PortalAsync<T>(Func<PortalDbContext, Task<T>> read)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        return await read(db);
    }

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        await Mails.DisposeAsync();
    }
}

/// <summary>Somebody with an account at the embedded provider.</summary>
internal sealed record Person(Guid Id, string UserName, string Mail);

/// <summary>A letter of the sample town.</summary>
internal sealed record SampleLetter(string Number, string FamilyName)
{
    public static IEnumerable<SampleLetter> All() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "families", "sample", "dossiers.csv")).Skip(1)
            .Select(line => line.Split(';')).Select(columns => new SampleLetter(columns[0], columns[1]));

    /// <summary>As the town has them.</summary>
    public static HashSet<string> GuardiansMails() =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "families", "sample", "guardians.csv")).Skip(1).Select(line => line.Split(';')[6]).Where(mail => mail.Length > 0)];
}

/// <summary>The system's clock, until it is moved; from then on it stands still between moves.</summary>
internal sealed class SettableTime : TimeProvider
{
    private DateTimeOffset? _set;

    public override DateTimeOffset GetUtcNow() => _set ?? base.GetUtcNow();

    public void Pass(TimeSpan time) => _set = GetUtcNow() + time;
}
