using System.Text;
using Site.IdentityProvider;

namespace Site.Tests.IdentityProvider;

public class TimeCodesTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B, for SHA-1: the last six of its eight digits.</summary>
    [TestCase(59, "287082")]
    [TestCase(1111111109, "081804")]
    [TestCase(1111111111, "050471")]
    [TestCase(1234567890, "005924")]
    [TestCase(2000000000, "279037")]
    [TestCase(20000000000, "353130")]
    public void Codes_are_those_of_RFC_6238(long seconds, string code) =>
        Assert.That(TimeCodes.CodeAt(Secret, TimeCodes.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))), Is.EqualTo(code));

    [TestCase(-2, false)]
    [TestCase(-1, true)]
    [TestCase(0, true)]
    [TestCase(1, true)]
    [TestCase(2, false)]
    public void A_phone_may_be_half_a_minute_slow_or_fast(int steps, bool right)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var step = TimeCodes.StepAt(now) + steps;

        Assert.That(TimeCodes.StepOf(Secret, TimeCodes.CodeAt(Secret, step), now), Is.EqualTo(right ? step : null));
    }

    /// <summary>RFC 4648, section 10, without what would need padding.</summary>
    [TestCase("fooba", "MZXW6YTB")]
    [TestCase("12345678901234567890", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")]
    public void Secrets_are_written_in_Base32(string bytes, string text) => Assert.That(TimeCodes.Base32(Encoding.ASCII.GetBytes(bytes)), Is.EqualTo(text));
}
