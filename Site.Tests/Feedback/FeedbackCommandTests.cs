using Microsoft.EntityFrameworkCore;
using Site.Core.Feedback.Figures;
using Site.Tests.Support;

namespace Site.Tests.Feedback;

/// <summary><c>feedback rebuild</c>, as a process of its own.</summary>
public class FeedbackCommandTests
{
    [Test]
    public async Task Figures_are_derived_again_and_the_command_says_how_many_were_wrong()
    {
        await using var world = await FeedbackWorld.StartAsync();
        await world.VotesAsync(world.Publish(), useful: 3, notUseful: 1);
        await using (var context = await world.Contexts.CreateDbContextAsync())
            await context.Set<DailyFigures>().ExecuteUpdateAsync(figures => figures.SetProperty(f => f.Useful, 99));

        var first = await SiteCommand.RunAsync(world.Folder, "feedback", "rebuild");
        var again = await SiteCommand.RunAsync(world.Folder, "feedback", "rebuild");

        Assert.That(first.Output + first.Error, Does.Contain("1 jour recalculé, 1 corrigé."));
        Assert.That(again.Output, Does.Contain("1 jour recalculé, 0 corrigé."));
        await using var after = await world.Contexts.CreateDbContextAsync();
        Assert.That((await after.Set<DailyFigures>().SingleAsync()).Useful, Is.EqualTo(3));
    }

    [TestCase("feedback")]
    [TestCase("feedback", "autre")]
    public async Task A_command_that_makes_no_sense_is_refused_with_its_usage(params string[] command)
    {
        using var folder = new TemporaryFolder();

        var (code, _, error) = await SiteCommand.RunAsync(folder.Path, command);

        Assert.That((code, error.Trim()), Is.EqualTo((2, "Usage: feedback rebuild [--Data:Path <folder>]")));
    }
}
