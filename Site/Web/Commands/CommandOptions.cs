using System.Globalization;

namespace Site.Web.Commands;

/// <summary>A command's own options (<c>--date 2026-11-25</c>), taken out of what follows its name; the rest are settings of the site.</summary>
internal sealed class CommandOptions
{
    private static readonly string[] DateFormats = ["yyyy-MM-dd", "dd/MM/yyyy"];

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <param name="names">Those that the command knows, e.g. <c>--date</c>. Each takes a value, as the next word or after <c>=</c>.</param>
    public CommandOptions(string[] args, params string[] names)
    {
        var rest = new List<string>();
        for (var at = 0; at < args.Length; at++)
        {
            var (name, value) = args[at].IndexOf('=', StringComparison.Ordinal) is var sign and > 0 ? (args[at][..sign], args[at][(sign + 1)..]) : (args[at], null);
            if (!names.Contains(name))
            {
                rest.Add(args[at]);
                continue;
            }
            value ??= at + 1 < args.Length && !args[at + 1].StartsWith("--", StringComparison.Ordinal) ? args[++at] : null;
            IsSound &= value is not null && _values.TryAdd(name, value);
        }
        Settings = [.. rest];
    }

    /// <summary>False: an option stands twice or has no value.</summary>
    public bool IsSound { get; } = true;

    /// <summary>What is left for the site's configuration.</summary>
    public string[] Settings { get; }

    /// <summary>The sentence for a command that makes no sense.</summary>
    /// <param name="usage">Of the command.</param>
    public static string UsageOf(string usage) => $"Usage: {usage} [--Data:Path <folder>]";

    /// <summary>Says why a command makes no sense.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RefuseAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return 2;
    }

    /// <summary>A date as people and programs write it; null: not given, or no date.</summary>
    public DateOnly? Date(string name) =>
        DateOnly.TryParseExact(this[name], DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Null: not given.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);
}
