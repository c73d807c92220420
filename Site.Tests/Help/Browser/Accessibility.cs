using Deque.AxeCore.Commons;

namespace Site.Tests.Help.Browser;

/// <summary>What axe is asked to look for on every page, and its findings as lines to read.</summary>
internal static class Accessibility
{
    public static AxeRunOptions Wcag22AA { get; } = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        // What stands inside a frame is another site's.
        Iframes = false,
    };

    public static IEnumerable<string> Describe(AxeResult result) =>
        result.Violations.Select(v => $"{v.Id}: {v.Help} ({string.Join(" | ", v.Nodes.Select(n => n.Html).Take(3))})");
}
