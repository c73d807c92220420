using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Site.Cms.Media;

/// <summary>Captions as browsers read them (https://www.w3.org/TR/webvtt1/).</summary>
internal static partial class WebVtt
{
    /// <summary>Bytes; a film of ten hours has less.</summary>
    public const int Longest = 5 * 1024 * 1024;

    /// <summary>Whether it begins as WebVTT, is UTF-8, and every line with an arrow is the timing of a cue that ends after it starts.</summary>
    public static bool IsValid(ReadOnlySpan<byte> bytes)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
        if (!text.StartsWith("WEBVTT", StringComparison.Ordinal) || (text.Length > 6 && text[6] is not (' ' or '\t' or '\r' or '\n')))
            return false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.Contains("-->", StringComparison.Ordinal) && !IsTiming(line.ToString()))
                return false;
        }
        return true;
    }

    private static bool IsTiming(string line) =>
        Timing().Match(line) is { Success: true } match && Milliseconds(match, "from") < Milliseconds(match, "to");

    private static long Milliseconds(Match match, string name)
    {
        var parts = match.Groups[name].Value.Split(':', '.').Select(part => long.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var hours = parts.Length == 4 ? parts[0] : 0;
        return (((((hours * 60) + parts[^3]) * 60) + parts[^2]) * 1000) + parts[^1];
    }

    [GeneratedRegex(
        @"^[ \t]*(?<from>([0-9]{2,6}:)?[0-5][0-9]:[0-5][0-9]\.[0-9]{3})[ \t]+-->[ \t]+(?<to>([0-9]{2,6}:)?[0-5][0-9]:[0-5][0-9]\.[0-9]{3})([ \t].*)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Timing();
}
