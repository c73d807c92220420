using Site.Web;

namespace Site.Tests.Web;

public class RepeatedWorkTests
{
    [Test]
    public async Task A_round_that_fails_is_told_and_the_next_one_comes_all_the_same()
    {
        using var work = new FailingOnce();

        await work.StartAsync(CancellationToken.None);
        await work.SecondRound.WaitAsync(TimeSpan.FromSeconds(20));
        await work.StopAsync(CancellationToken.None);

        Assert.That(work.Told.Select(error => error.Message), Is.EqualTo(new[] { "no database" }));
    }

    private sealed class FailingOnce() : RepeatedWork(TimeSpan.FromMinutes(10), TimeSpan.FromDays(1), new Hurried())
    {
        private readonly TaskCompletionSource _second = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _rounds;

        public Task SecondRound => _second.Task;

        public List<Exception> Told { get; } = [];

        internal override async Task RoundAsync(CancellationToken cancellation)
        {
            if (++_rounds == 1)
                throw new InvalidOperationException("no database");
            _second.SetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
        }

        protected override void Failed(Exception error) => Told.Add(error);
    }

    /// <summary>Every wait is over at once.</summary>
    private sealed class Hurried : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
