using FsCheck;
using FsCheck.Fluent;
using Site.Core.Feedback.Analysis;

namespace Site.Tests.Feedback;

public class SatisfactionTests
{
    // Wilson score interval without continuity correction, 95 %: R, prop.test(x, n, correct = FALSE)$conf.int.
    [TestCase(10, 0, 0.7224672, 1)]
    [TestCase(0, 10, 0, 0.2775328)]
    [TestCase(8, 2, 0.4901625, 0.9433178)]
    // R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3: 81 of 263.
    [TestCase(81, 182, 0.2553, 0.3662)]
    public void The_interval_is_Wilsons(int useful, int notUseful, double low, double high)
    {
        var satisfaction = new Satisfaction(useful, notUseful);

        Assert.That(satisfaction.WilsonLow, Is.EqualTo(low).Within(0.0001));
        Assert.That(satisfaction.WilsonHigh, Is.EqualTo(high).Within(0.0001));
    }

    [Test]
    public void Without_votes_nothing_is_known()
    {
        var none = new Satisfaction(0, 0);

        Assert.That((none.Share, none.WilsonLow, none.WilsonHigh), Is.EqualTo(((double?)null, 0.0, 1.0)));
    }

    [Test]
    public void Two_happy_votes_are_less_sure_than_two_hundred_of_which_some_are_not() =>
        Assert.That(new Satisfaction(2, 0).WilsonLow, Is.LessThan(new Satisfaction(150, 50).WilsonLow));

    [FsCheck.NUnit.Property]
    public Property The_share_lies_in_its_interval() => Prop.ForAll(Counts, counts =>
    {
        var satisfaction = new Satisfaction(counts.Useful, counts.NotUseful);
        return satisfaction.Share is not { } share || (satisfaction.WilsonLow <= share + 1e-12 && share <= satisfaction.WilsonHigh + 1e-12);
    });

    [FsCheck.NUnit.Property]
    public Property More_votes_of_the_same_share_say_more() => Prop.ForAll(Counts, counts =>
        counts.Useful + counts.NotUseful == 0 || new Satisfaction(counts.Useful * 4, counts.NotUseful * 4).WilsonLow >= new Satisfaction(counts.Useful, counts.NotUseful).WilsonLow - 1e-12);

    [TestCase(10, 9, 15, 5, Significance.TooFewVotes, TestName = "Nineteen answers before are too few")]
    [TestCase(10, 10, 15, 4, Significance.TooFewVotes, TestName = "Nineteen answers after are too few")]
    // 50 % against 75 % of twenty: χ² = 2.67 < 3.84.
    [TestCase(10, 10, 15, 5, Significance.MayBeChance, TestName = "Twenty and twenty may be chance")]
    // 50 % against 80 % of twenty: χ² = 3.96 > 3.84.
    [TestCase(10, 10, 16, 4, Significance.MoreThanChance, TestName = "A little more is more than chance")]
    [TestCase(16, 4, 10, 10, Significance.MoreThanChance, TestName = "Also when it gets worse")]
    [TestCase(50, 0, 50, 0, Significance.MayBeChance, TestName = "Everybody happy before and after is no difference")]
    public void A_difference_is_told_only_where_it_can_be(int usefulBefore, int notUsefulBefore, int useful, int notUseful, Significance expected)
    {
        var difference = new Satisfaction(useful, notUseful).Since(new Satisfaction(usefulBefore, notUsefulBefore));

        Assert.That(difference.Significance, Is.EqualTo(expected));
        Assert.That(difference.Points is null, Is.EqualTo(expected == Significance.TooFewVotes));
    }

    private static Arbitrary<(int Useful, int NotUseful)> Counts =>
        (from useful in Gen.Choose(0, 500) from notUseful in Gen.Choose(0, 500) select (useful, notUseful)).ToArbitrary();
}
