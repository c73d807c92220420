using Site.Core.Reservations;

namespace Site.Tests.Reservations.Pages;

/// <summary>« Me prévenir avant la date limite » is asked for and stopped on one page.</summary>
public class RemindersPageTests
{
    private BookingSite _site = null!;

    [OneTimeSetUp]
    public void Start() => _site = new BookingSite();

    [OneTimeTearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [Test]
    public async Task Reminders_are_asked_for_and_stopped()
    {
        var parent = await _site.ParentAsync();
        var page = await parent.Visitor.OpenAsync("/reservations/rappels");
        Assert.That(page.Words, Does.Contain("désactivé"));

        var on = await parent.Visitor.PressAsync(page, "Me prévenir par mail");
        Assert.That(await IsWantedAsync(parent), Is.True);
        Assert.That(on.Words, Does.Contain("C’est noté").And.Contain("activé"));

        await parent.Visitor.PressAsync(on, "Ne plus me prévenir");
        Assert.That(await IsWantedAsync(parent), Is.False);
    }

    private Task<bool> IsWantedAsync(Parent parent) => _site.Site.PortalAsync(db => Task.FromResult(db.Set<ReminderWish>().Any(wish => wish.AccountId == parent.Account)));
}
