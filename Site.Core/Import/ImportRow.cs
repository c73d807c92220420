using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;
using Site.Core.Text;

namespace Site.Core.Import;

/// <summary>One line of an import file: its cells by column, and what is wrong with them.</summary>
public sealed partial class ImportRow
{
    private const char Between = '|';
    private static readonly string[] DateFormats = ["dd/MM/yyyy", "yyyy-MM-dd"];
    private static readonly DateOnly FirstDay = new(1900, 1, 1);
    private static readonly DateOnly LastDay = new(2100, 12, 31);

    private readonly IReadOnlyDictionary<string, int> _columns;
    private readonly IReadOnlyList<string> _cells;
    private readonly HashSet<string> _required;
    private readonly List<string> _faults = [];

    internal ImportRow(long number, IReadOnlyDictionary<string, int> columns, HashSet<string> required, IReadOnlyList<string> cells) =>
        (Number, _columns, _required, _cells) = (number, columns, required, cells);

    /// <summary>Of the line in the file, from 1, the header included.</summary>
    public long Number { get; }

    /// <summary>Sentences in French.</summary>
    public IReadOnlyList<string> Faults => _faults;

    public void Refuse(string reason) => _faults.Add(reason);

    /// <summary>Whether the file has the column.</summary>
    public bool Has(string column) => _columns.ContainsKey(column);

    /// <summary>Null when the cell is empty or the column is missing; never null without a fault where a value is required.</summary>
    /// <param name="longest">In characters.</param>
    public string? Text(string column, int longest)
    {
        var text = Cell(column);
        if (text is null)
            return null;
        if (text[0] is '=' or '+' or '-' or '@')
            Refuse(ImportTexts.Formula(column));
        else if (text.Length > longest)
            Refuse(ImportTexts.TooLong(column, longest));
        else
            return text;
        return null;
    }

    /// <summary><c>dd/MM/yyyy</c> or <c>yyyy-MM-dd</c>.</summary>
    public DateOnly? Date(string column)
    {
        if (Cell(column) is not { } text)
            return null;
        if (!DateOnly.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            Refuse(ImportTexts.NoDate(column));
        else if (date < FirstDay || date > LastDay)
            Refuse(ImportTexts.FarDate(column));
        else
            return date;
        return null;
    }

    /// <summary>An amount in euros with at most two decimals, comma or point; not negative. In cents.</summary>
    public int? Cents(string column)
    {
        if (Cell(column) is not { } text)
            return null;
        if (Amount().IsMatch(text))
            return (int)(decimal.Parse(text.Replace(',', '.'), CultureInfo.InvariantCulture) * 100);
        Refuse(ImportTexts.NoAmount(column));
        return null;
    }

    /// <summary>Digits alone; null when the cell is empty.</summary>
    public int? WholeNumber(string column, int least, int most)
    {
        if (Cell(column) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Refuse(ImportTexts.NoWholeNumber(column, least, most));
        return null;
    }

    /// <summary><c>oui</c> or <c>non</c>, <c>yes</c> or <c>no</c>, <c>1</c> or <c>0</c>; false when the cell is empty.</summary>
    public bool YesOrNo(string column)
    {
        var text = Cell(column)?.ToLowerInvariant();
        if (text is not (null or "oui" or "non" or "yes" or "no" or "1" or "0"))
            Refuse(ImportTexts.NoYesOrNo(column));
        return text is "oui" or "yes" or "1";
    }

    public string? Phone(string column)
    {
        var text = Cell(column);
        if (text is null || IsPhone(text))
            return text;
        Refuse(ImportTexts.NoPhone(column));
        return null;
    }

    public string? Mail(string column)
    {
        var text = Cell(column);
        if (text is null || (text.Length <= 254 && MailAddress.TryCreate(text, out var mail) && mail.Address == text))
            return text;
        Refuse(ImportTexts.NoMail(column));
        return null;
    }

    /// <summary>Several values with <c>|</c> between them.</summary>
    /// <param name="longest">In characters, of one value.</param>
    public List<string> List(string column, int longest)
    {
        var values = new List<string>();
        if (Cell(column) is not { } text)
            return values;
        foreach (var value in text.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (value[0] is '=' or '+' or '-' or '@')
                Refuse(ImportTexts.Formula(column));
            else if (value.Length > longest)
                Refuse(ImportTexts.TooLong(column, longest));
            else
                values.Add(value);
        }
        if (values.Count == 0 && _faults.Count == 0 && _required.Contains(column))
            Refuse(ImportTexts.Missing(column));
        return values;
    }

    /// <summary>Digits with the signs that people put between them.</summary>
    public static bool IsPhone(string text) => PhoneNumber().IsMatch(text);

    private string? Cell(string column)
    {
        var text = _columns.TryGetValue(column, out var at) ? _cells[at].Trim() : "";
        if (text.Length == 0 && _required.Contains(column))
            Refuse(ImportTexts.Missing(column));
        else if (!UnicodeText.IsSound(text) || text.Any(char.IsControl))
            Refuse(ImportTexts.Unreadable(column));
        else if (text.Length > 0)
            return text;
        return null;
    }

    [GeneratedRegex(@"^[0-9]{1,7}([.,][0-9]{1,2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Amount();

    [GeneratedRegex(@"^\+?[0-9][0-9 .()\u00A0\u202F-]{4,24}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneNumber();
}
