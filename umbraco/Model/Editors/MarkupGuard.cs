using System.Buffers;

namespace Site.Cms.Model.Editors;

/// <summary>
/// Keeps markup that would be a burden to parse from the parser: its time and memory grow with the square of the depth. Reads the text once,
/// as an HTML tokenizer does, and never thinks it less deep than the parser would; sloppy markup counts as deeper than it is.
/// </summary>
internal static class MarkupGuard
{
    public const int MaxLength = 1_000_000;
    public const int MaxDepth = 200;

    /// <summary>Of all elements' depths: unclosed formatting is repeated in every paragraph that follows.</summary>
    private const int MaxDepths = 1_000_000;

    /// <summary>Tags of a text in which it cannot be told which end tags count (scripts, styles, drawings).</summary>
    private const int MaxUnclosed = 1_000;

    private static readonly SearchValues<char> NameEnd = SearchValues.Create(" \t\n\f\r/>");
    private static readonly SearchValues<char> AttributeNameEnd = SearchValues.Create(" \t\n\f\r/>=");
    private static readonly SearchValues<char> UnquotedEnd = SearchValues.Create(" \t\n\f\r>");

    /// <summary>Why the markup must not reach the parser; null when it may.</summary>
    public static string? Problem(string markup)
    {
        if (markup.Length > MaxLength)
            return TooLong;
        var open = new List<string>();
        var depths = 0;
        for (var at = 0; (at = markup.IndexOf('<', at)) >= 0;)
        {
            at++;
            if (at == markup.Length)
                break;
            if (char.IsAsciiLetter(markup[at]))
            {
                var name = Name(markup, at);
                if (HidesEndTags(name))
                    return open.Count + Tags(markup.AsSpan(at - 1)) > MaxUnclosed ? TooDeep : null;
                if (!IsChildless(name))
                    open.Add(name);
                depths += open.Count + 1;
                if (open.Count > MaxDepth || depths > MaxDepths)
                    return TooDeep;
                at = EndOfTag(markup, at + name.Length);
            }
            else if (markup[at] == '/' && at + 1 < markup.Length && char.IsAsciiLetter(markup[at + 1]))
            {
                var name = Name(markup, at + 1);
                if (open.Count > 0 && open[^1] == name)
                    open.RemoveAt(open.Count - 1);
                at = EndOfTag(markup, at + 1 + name.Length);
            }
            else if (markup.AsSpan(at).StartsWith("![CDATA[", StringComparison.OrdinalIgnoreCase))
            {
                return open.Count + Tags(markup.AsSpan(at)) > MaxUnclosed ? TooDeep : null;
            }
            else if (markup.AsSpan(at).StartsWith("!--", StringComparison.Ordinal))
            {
                at = After(markup, "-->", at + 1);
            }
            else if (markup[at] is '!' or '?' or '/')
            {
                at = After(markup, ">", at);
            }
        }
        return null;
    }

    /// <summary>The sentence for a text that is too long, markup or not.</summary>
    public static string TooLong { get; } = $"The text is too long: at most {MaxLength} characters are kept.";

    private static string TooDeep { get; } = $"The markup is nested too deep: at most {MaxDepth} levels are kept.";

    private static string Name(string markup, int start)
    {
        var length = markup.AsSpan(start).IndexOfAny(NameEnd);
        return (length < 0 ? markup[start..] : markup.Substring(start, length)).ToLowerInvariant();
    }

    /// <summary>Behind the <c>&gt;</c> that ends a tag: one in a quoted value does not.</summary>
    private static int EndOfTag(string markup, int at)
    {
        while (true)
        {
            while (at < markup.Length && (char.IsWhiteSpace(markup[at]) || markup[at] == '/'))
                at++;
            if (at >= markup.Length || markup[at] == '>')
                return Math.Min(at + 1, markup.Length);
            // The first character belongs to the name, whatever it is.
            at = Next(markup, at + 1, AttributeNameEnd);
            while (at < markup.Length && char.IsWhiteSpace(markup[at]))
                at++;
            if (at >= markup.Length || markup[at] != '=')
                continue;
            at++;
            while (at < markup.Length && char.IsWhiteSpace(markup[at]))
                at++;
            if (at < markup.Length && markup[at] is '"' or '\'')
                at = After(markup, markup[at].ToString(), at + 1);
            else
                at = Next(markup, at, UnquotedEnd);
        }
    }

    private static int Next(string markup, int start, SearchValues<char> any)
    {
        if (start >= markup.Length)
            return markup.Length;
        var length = markup.AsSpan(start).IndexOfAny(any);
        return length < 0 ? markup.Length : start + length;
    }

    private static int After(string markup, string end, int start)
    {
        var found = start < markup.Length ? markup.IndexOf(end, start, StringComparison.Ordinal) : -1;
        return found < 0 ? markup.Length : found + end.Length;
    }

    private static int Tags(ReadOnlySpan<char> markup)
    {
        var tags = 0;
        for (var at = 0; at < markup.Length - 1; at++)
        {
            if (markup[at] == '<' && char.IsAsciiLetter(markup[at + 1]))
                tags++;
        }
        return tags;
    }

    // Voids, which are none in drawings only, and elements that the next of their kind ends.
    private static bool IsChildless(string name) => name is "br" or "hr" or "img" or "embed" or "meta" or "p" or "li" or "dt" or "dd"
        or "area" or "col" or "input" or "link" or "source" or "track" or "wbr" or "param" or "base";

    private static bool HidesEndTags(string name) => name is "script" or "style" or "textarea" or "title" or "xmp" or "iframe" or "noembed" or "noframes"
        or "noscript" or "plaintext" or "svg" or "math" or "select" or "frameset";
}
