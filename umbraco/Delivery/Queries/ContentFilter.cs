using System.Globalization;
using System.Text.RegularExpressions;
using Site.Cms.Delivery.Rendering;
using Site.Cms.Publishing;
using Site.Cms.Search;

namespace Site.Cms.Delivery.Queries;

/// <summary>One <c>filter</c> of <c>/content</c>: by type, by name, by date.</summary>
internal static partial class ContentFilter
{
    private const string ByType = "contentType:";
    private const string ByName = "name:";

    /// <summary>Each text is looked for in every name; what stands after the last comma that counts is one text.</summary>
    private const int MaxTexts = 20;

    /// <returns>Null, with the problem, for a filter that does not exist or cannot be read.</returns>
    public static Func<DeliveryView, ContentNode, bool>? TryParse(string filter, out DeliveryProblem? problem)
    {
        problem = null;
        if (filter.StartsWith(ByType, StringComparison.OrdinalIgnoreCase))
            return Type(filter[ByType.Length..]);
        if (filter.StartsWith(ByName, StringComparison.OrdinalIgnoreCase))
            return Name(filter[ByName.Length..]);
        var match = DateFilter().Match(filter);
        if (!match.Success)
        {
            problem = DeliveryProblem.UnknownFilter;
            return null;
        }
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTime.TryParse(match.Groups["value"].ValueSpan, CultureInfo.InvariantCulture, utc, out var date))
        {
            problem = DeliveryProblem.BadDate(filter);
            return null;
        }
        return Date(match.Groups["field"].Value, match.Groups["operator"].Value, date);
    }

    /// <summary>Names that contain one of the texts between commas, whatever their case and accents; no text restricts nothing.</summary>
    public static Func<string, bool> NameTest(string value)
    {
        var negated = value.StartsWith('!');
        var texts = value.TrimStart('!').Split(',', MaxTexts, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(FoldedText.Fold).ToArray();
        if (texts.Length == 0)
            return _ => true;
        return name =>
        {
            var folded = FoldedText.Fold(name);
            return Array.Exists(texts, text => folded.Contains(text, StringComparison.Ordinal)) != negated;
        };
    }

    private static Func<DeliveryView, ContentNode, bool> Type(string value)
    {
        var negated = value.StartsWith('!');
        var aliases = value.TrimStart('!').Split(',').ToHashSet(StringComparer.Ordinal);
        return (view, node) => aliases.Contains(view.TypeOf(node).Alias) != negated;
    }

    private static Func<DeliveryView, ContentNode, bool> Name(string value)
    {
        var test = NameTest(value);
        return (_, node) => test(node.Name);
    }

    private static Func<DeliveryView, ContentNode, bool> Date(string field, string comparison, DateTime date)
    {
        Func<ContentNode, DateTime> read = field.StartsWith("create", StringComparison.OrdinalIgnoreCase)
            ? node => node.CreateDate
            : node => node.UpdateDate;
        return comparison switch
        {
            ">" => (_, node) => read(node) > date,
            ">:" => (_, node) => read(node) >= date,
            "<" => (_, node) => read(node) < date,
            "<:" => (_, node) => read(node) <= date,
            _ => (_, node) => read(node) == date,
        };
    }

    [GeneratedRegex(
        "^(?<field>createDate|updateDate)(?<operator>>:|<:|>|<|:)(?<value>.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DateFilter();
}
