using System.Net;
using Microsoft.Extensions.Options;
using Site.Core.Feedback;
using Site.Feedback;

namespace Site.Tests.Feedback;

public class FeedbackLimiterTests
{
    private readonly ManualTime _time = new();

    [Test]
    public void Each_address_has_its_own_allowance()
    {
        using var limiter = Limiter(burst: 2);
        var (one, other) = (IPAddress.Parse("192.0.2.1"), IPAddress.Parse("192.0.2.2"));

        Assert.That(new[] { limiter.Allows(one), limiter.Allows(one), limiter.Allows(one), limiter.Allows(other) },
            Is.EqualTo(new[] { true, true, false, true }));
    }

    [Test]
    public void An_address_is_remembered_under_another_name_each_day()
    {
        using var limiter = Limiter();
        using var elsewhere = Limiter();
        var address = IPAddress.Parse("192.0.2.1");
        var today = limiter.Key(address);

        Assert.That(limiter.Key(address), Is.EqualTo(today));
        Assert.That(elsewhere.Key(address), Is.Not.EqualTo(today));
        _time.Pass(TimeSpan.FromDays(1));
        Assert.That(limiter.Key(address), Is.Not.EqualTo(today));
    }

    [TestCase("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", ExpectedResult = true)]
    [TestCase("2001:db8:1:2::1", "2001:db8:1:3::1", ExpectedResult = false)]
    [TestCase("192.0.2.1", "::ffff:192.0.2.1", ExpectedResult = true)]
    [TestCase("192.0.2.1", "192.0.2.2", ExpectedResult = false)]
    public bool A_household_counts_as_one(string one, string other)
    {
        using var limiter = Limiter();
        return limiter.Key(IPAddress.Parse(one)) == limiter.Key(IPAddress.Parse(other));
    }

    private FeedbackLimiter Limiter(int burst = 5) => new(Options.Create(new FeedbackOptions { Burst = burst, PostsPerMinute = 1 }), _time);
}
