namespace Site.Core.Help.Rendering;

/// <summary>Refuses markup nested so deeply that walking its tree would overflow the stack, which no handler can catch.</summary>
internal static class MarkupDepth
{
    private static readonly HashSet<string> Void = new(StringComparer.OrdinalIgnoreCase) { "br", "hr", "img", "input", "meta", "link", "wbr", "col", "source" };

    /// <exception cref="FormatException">More than <paramref name="limit"/> elements are open at once.</exception>
    public static void ThrowIfAbove(int limit, string html)
    {
        // An end tag closes only what its own name opened, so stray ones cannot hide the depth.
        var open = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var depth = 0;
        for (var i = html.IndexOf('<'); i >= 0 && i + 1 < html.Length; i = html.IndexOf('<', i + 1))
        {
            var ends = html[i + 1] == '/';
            var name = Name(html, ends ? i + 2 : i + 1);
            if (name.Length == 0 || Void.Contains(name))
                continue;
            var already = open.GetValueOrDefault(name);
            if (ends && already == 0)
                continue;
            open[name] = already + (ends ? -1 : 1);
            depth += ends ? -1 : 1;
            if (depth > limit)
                throw new FormatException("The markup is nested too deeply.");
        }
    }

    private static string Name(string html, int start)
    {
        var end = start;
        while (end < html.Length && char.IsAsciiLetterOrDigit(html[end]))
            end++;
        return html[start..end];
    }
}
