namespace Site.Tests.Feedback;

/// <summary>A clock that moves only when told.</summary>
internal class ManualTime : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public virtual void Pass(TimeSpan time) => _now += time;
}
