using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Site.Cms.Media.Imaging;

/// <summary>How a picture meets the width and height that were asked for. Names and meanings are those of Umbraco's <c>rmode</c>.</summary>
public enum ImageMode { Crop, Max, Stretch, Pad, BoxPad, Min }

/// <summary>The point of a picture that a crop keeps in sight, from the top left corner; both from 0 to 1.</summary>
public readonly record struct FocalPoint(double Left, double Top)
{
    public static FocalPoint Centre { get; } = new(0.5, 0.5);
}

/// <summary>What is cut off on each side before anything else, as a part of the width or height: from 0 to 1.</summary>
public readonly record struct ImageCut(double Left, double Top, double Right, double Bottom);

/// <summary>What a query asks of a picture, in the words of Umbraco's image addresses: <c>?rxy=0.3,0.5&amp;rmode=crop&amp;width=200&amp;height=200&amp;format=webp</c>.</summary>
/// <param name="Format">Null for whatever suits the reader.</param>
/// <param name="Quality">1 to 100; null for the format's own.</param>
public sealed record ImageCommands(int? Width, int? Height, ImageMode Mode, FocalPoint Focus, ImageCut? Cut, ImageFormat? Format, int? Quality)
{
    /// <summary>Pixels, of the width and of the height.</summary>
    public const int LargestSide = 4096;

    private const NumberStyles Decimal = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign;

    private static readonly string[] Anchors =
        ["topleft", "top", "topright", "left", "center", "right", "bottomleft", "bottom", "bottomright"];

    /// <summary>The commands in a query, as they stand there; others, such as <c>v</c> and <c>rnd</c> that only outwit caches, are no commands.</summary>
    public static IReadOnlyList<KeyValuePair<string, StringValues>> In(IQueryCollection query) => [.. query.Where(part => IsCommand(part.Key))];

    /// <returns>Null when a value is none that the command takes, or a command is given twice.</returns>
    public static ImageCommands? Read(IReadOnlyList<KeyValuePair<string, StringValues>> query)
    {
        var commands = new ImageCommands(null, null, ImageMode.Crop, FocalPoint.Centre, null, null, null);
        foreach (var (name, values) in query)
        {
            if (values is not [{ Length: > 0 and <= 100 } value] || commands.With(name.ToLowerInvariant(), value) is not { } next)
                return null;
            commands = next;
        }
        return commands;
    }

    /// <summary>The same text for the same picture, however it was asked for.</summary>
    public string Canonical => string.Create(
        CultureInfo.InvariantCulture, $"{Width}x{Height} {Mode} {Focus.Left},{Focus.Top} {Cut?.Left},{Cut?.Top},{Cut?.Right},{Cut?.Bottom} {Quality}");

    private ImageCommands? With(string name, string value) => name switch
    {
        "width" => Number(value, LargestSide) is { } width ? this with { Width = width } : null,
        "height" => Number(value, LargestSide) is { } height ? this with { Height = height } : null,
        "quality" => Number(value, 100) is { } quality ? this with { Quality = quality } : null,
        "rmode" => Enum.TryParse<ImageMode>(value, ignoreCase: true, out var mode) && char.IsAsciiLetter(value[0]) ? this with { Mode = mode } : null,
        "rxy" => Parts(value, 2) is [var left, var top] ? this with { Focus = new FocalPoint(left, top) } : null,
        "ranchor" => Array.IndexOf(Anchors, value.ToLowerInvariant()) is >= 0 and var place
            ? this with { Focus = new FocalPoint(place % 3 / 2.0, place / 3 / 2.0) }
            : null,
        "cc" => Parts(value, 4) is [var left, var top, var right, var bottom] && left + right < 1 && top + bottom < 1
            ? this with { Cut = new ImageCut(left, top, right, bottom) }
            : null,
        "format" => ImageFormats.Of(value) is { } format ? this with { Format = format } : null,
        _ => null,
    };

    private static bool IsCommand(string name) =>
        name.ToLowerInvariant() is "width" or "height" or "quality" or "rmode" or "rxy" or "ranchor" or "cc" or "format";

    private static int? Number(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most ? number : null;

    private static double[]? Parts(string text, int count)
    {
        var parts = text.Split(',');
        var numbers = new double[count];
        if (parts.Length != count)
            return null;
        for (var i = 0; i < count; i++)
        {
            if (!double.TryParse(parts[i], Decimal, CultureInfo.InvariantCulture, out numbers[i]) || numbers[i] is not (>= 0 and <= 1))
                return null;
        }
        return numbers;
    }
}
