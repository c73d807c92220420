using Site.Tests.Feedback;

namespace Site.Tests.Mail;

/// <summary>A clock that moves only when told, and whose timers go off then and never by themselves.</summary>
internal sealed class ManualTimers : ManualTime
{
    private readonly List<Timer> _timers = [];
    private readonly TaskCompletionSource _set = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when somebody has set a first timer, and so sleeps.</summary>
    public Task Set => _set.Task.WaitAsync(TimeSpan.FromSeconds(20));

    public override void Pass(TimeSpan time)
    {
        base.Pass(time);
        List<Timer> due;
        lock (_timers)
        {
            due = [.. _timers.Where(timer => timer.Due <= GetUtcNow())];
            _timers.RemoveAll(due.Contains);
        }
        due.ForEach(timer => timer.GoOff());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(ManualTimers time, Action goOff) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void GoOff() => goOff();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._timers)
            {
                time._timers.Remove(this);
                if (dueTime < TimeSpan.Zero)
                    return true;
                Due = time.GetUtcNow() + dueTime;
                time._timers.Add(this);
            }
            time._set.TrySetResult();
            return true;
        }

        public void Dispose()
        {
            lock (time._timers)
                time._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
