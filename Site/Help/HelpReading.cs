using Microsoft.Extensions.Options;
using Site.Core.Help;
using Site.Web;

namespace Site.Help;

/// <summary>One request's view of the help space: the page and the frame around it show the same snapshot.</summary>
public sealed class HelpReading(HelpLibrary library, IOptions<TownOptions> town)
{
    public HelpSnapshot Snapshot { get; } = library.Current;

    public Contact Contact => new(
        town.Value.ServiceName,
        Given(Snapshot.Centre?.Phone) ?? town.Value.Phone,
        Given(Snapshot.Centre?.Mail) ?? town.Value.Mail,
        Given(Snapshot.Centre?.OpeningHours));

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <param name="OpeningHours">As the town wrote them, one line a day or period; null when it gave none.</param>
public sealed record Contact(string Service, string Phone, string Mail, string? OpeningHours)
{
    /// <summary>Spaces inside the number do not break.</summary>
    public string ShownPhone => Phone.Replace(' ', '\u00A0');

    public string PhoneLink
    {
        get
        {
            var digits = string.Concat(Phone.Where(character => char.IsAsciiDigit(character) || character == '+'));
            return "tel:" + (digits is ['0', not '0', ..] && digits.Length == 10 ? "+33" + digits[1..] : digits);
        }
    }

    public string MailLink => "mailto:" + Mail;

    /// <summary>What stands before the at sign; a long address may break after it.</summary>
    public string MailName => Mail[..(Mail.IndexOf('@') is var at and >= 0 ? at : Mail.Length)];

    public string MailHost => Mail[MailName.Length..];

    public IEnumerable<string> OpeningLines =>
        OpeningHours?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
