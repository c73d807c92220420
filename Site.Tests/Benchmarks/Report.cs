using System.Globalization;

namespace Site.Benchmarks;

internal static class Report
{
    /// <summary>Prints one figure beside what is wanted of it.</summary>
    public static void Line(string name, string detail, double figure, double wanted, bool atLeast)
    {
        var met = atLeast ? figure >= wanted : figure <= wanted;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(met ? "met   " : "MISSED")}  {name,-58} {figure,9:0.##}  (wanted {(atLeast ? "≥" : "≤")} {wanted:0.##})  {detail}"));
    }

    public static void Note(string name, string detail) => Console.WriteLine($"note    {name,-58} {detail}");
}
