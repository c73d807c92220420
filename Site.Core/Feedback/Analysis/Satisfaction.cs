namespace Site.Core.Feedback.Analysis;

/// <summary>Answers « très utile » and « peu utile », and what may be concluded from so many of them.</summary>
public readonly record struct Satisfaction(int Useful, int NotUseful)
{
    /// <summary>The two-sided 95 % quantile of the normal distribution.</summary>
    public const double Z = 1.959964;

    /// <summary>On each side of a comparison; from fewer nothing is said.</summary>
    public const int FewestToCompare = 20;

    public int Votes => Useful + NotUseful;

    /// <summary>From 0 to 1; null without votes.</summary>
    public double? Share => Votes > 0 ? (double)Useful / Votes : null;

    /// <summary>
    /// Lower bound of the 95 % interval of <see cref="Share"/>, from 0 to 1; 0 without votes. Ranks a page with two happy votes below one with two hundred.
    /// E. B. Wilson, « Probable inference, the law of succession, and statistical inference », JASA 22 (1927).
    /// </summary>
    public double WilsonLow => Wilson(-1);

    /// <summary>Upper bound of the same interval; 1 without votes.</summary>
    public double WilsonHigh => Wilson(1);

    public static Satisfaction operator +(Satisfaction left, Satisfaction right) => new(left.Useful + right.Useful, left.NotUseful + right.NotUseful);

    public static Satisfaction Add(Satisfaction left, Satisfaction right) => left + right;

    /// <summary>What became of the share from <paramref name="before"/> to this.</summary>
    public Difference Since(Satisfaction before)
    {
        if (before.Votes < FewestToCompare || Votes < FewestToCompare)
            return new(null, Significance.TooFewVotes);
        var points = Share!.Value - before.Share!.Value;
        // Two proportions, pooled, two-sided (the square is Pearson's χ² of the 2×2 table without correction).
        var pooled = (double)(before.Useful + Useful) / (before.Votes + Votes);
        var error = Math.Sqrt(pooled * (1 - pooled) * (1.0 / before.Votes + 1.0 / Votes));
        return new(points, error > 0 && Math.Abs(points) / error >= Z ? Significance.MoreThanChance : Significance.MayBeChance);
    }

    private double Wilson(int side)
    {
        if (Votes == 0)
            return side < 0 ? 0 : 1;
        double n = Votes, share = Useful / n, z2 = Z * Z;
        var bound = (share + z2 / (2 * n) + side * Z * Math.Sqrt(share * (1 - share) / n + z2 / (4 * n * n))) / (1 + z2 / n);
        return Math.Clamp(bound, 0, 1);
    }
}

public enum Significance
{
    /// <summary>Less than <see cref="Satisfaction.FewestToCompare"/> on a side: no difference is told.</summary>
    TooFewVotes,

    /// <summary>A difference as large comes about by chance more often than once in twenty times.</summary>
    MayBeChance,

    MoreThanChance,
}

/// <param name="Points">New share less old, from −1 to 1; null with too few votes.</param>
public readonly record struct Difference(double? Points, Significance Significance);
