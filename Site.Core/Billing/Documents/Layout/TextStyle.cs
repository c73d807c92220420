namespace Site.Core.Billing.Documents;

/// <param name="Size">In points.</param>
/// <param name="Muted">In grey, still well over 4.5:1.</param>
internal sealed record TextStyle(double Size, bool Bold = false, bool Muted = false)
{
    public static readonly TextStyle Title = new(19, Bold: true);
    public static readonly TextStyle Heading = new(12.5, Bold: true);
    public static readonly TextStyle Amount = new(25, Bold: true);
    public static readonly TextStyle Body = new(10);
    public static readonly TextStyle Strong = new(10, Bold: true);
    public static readonly TextStyle Label = new(9, Muted: true);
    public static readonly TextStyle Note = new(8.5, Muted: true);

    /// <summary>From one line to the next, in points.</summary>
    public double LineHeight => Size * 1.35;

    /// <summary>From a line's top to where its letters stand.</summary>
    public double Baseline => Size * 1.05;
}
