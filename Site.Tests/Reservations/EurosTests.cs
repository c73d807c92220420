using Site.Core.Reservations;

namespace Site.Tests.Reservations;

public class EurosTests
{
    [TestCase(0, "0,00\u00a0€")]
    [TestCase(630, "6,30\u00a0€")]
    [TestCase(-5, "−0,05\u00a0€")]
    [TestCase(99999, "999,99\u00a0€")]
    [TestCase(123450, "1\u00a0234,50\u00a0€")]
    [TestCase(-123456789, "−1\u00a0234\u00a0567,89\u00a0€")]
    public void Are_written_as_in_France(int cents, string written) => Assert.That(Euros.Of(cents), Is.EqualTo(written));
}
