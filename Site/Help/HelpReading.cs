using Microsoft.Extensions.Options;
using Site.Core.Help;
using Site.Core.Help.Rendering;
using Site.Web;

namespace Site.Help;

/// <summary>One request's view of the help space: the page and the frame around it show the same snapshot.</summary>
public sealed class HelpReading(HelpLibrary library, IOptions<TownOptions> town)
{
    public HelpSnapshot Snapshot { get; private set; } = library.Current;

    /// <summary>Whether this is a preview: what is shown is not on the site.</summary>
    public bool ShowsDrafts { get; private set; }

    /// <summary>False while nothing that a search could find is published: the pages then offer none.</summary>
    public bool OffersSearch => Snapshot.Tutorials.Count > 0 || Snapshot.FaqEntries.Count > 0 || Snapshot.Pages.Count > 0;

    public Contact Contact => new(
        town.Value.ServiceName,
        Given(Snapshot.Centre?.Phone) ?? town.Value.Phone,
        Given(Snapshot.Centre?.Mail) ?? town.Value.Mail,
        Given(Snapshot.Centre?.OpeningHours))
    {
        Form = Snapshot.FormOf(Snapshot.Centre?.ContactForm),
    };

    internal void ShowDrafts(HelpSnapshot drafts) => (Snapshot, ShowsDrafts) = (drafts, true);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <param name="OpeningHours">As the town wrote them, one line a day or period; null when it gave none.</param>
public sealed record Contact(string Service, string Phone, string Mail, string? OpeningHours)
{
    /// <summary>With which people write to the service; null: by mail only.</summary>
    public Form? Form { get; init; }

    /// <summary>Spaces inside the number do not break.</summary>
    public string ShownPhone => Phone.Replace(' ', '\u00A0');

    /// <summary>A French number in its international form; any other, such as a short one, digit by digit.</summary>
    public string PhoneLink =>
        ContactLinks.Tel(Phone) ?? "tel:" + string.Concat(Phone.Where(character => char.IsAsciiDigit(character) || character == '+'));

    public string MailLink => "mailto:" + Mail;

    /// <summary>What stands before the at sign; a long address may break after it.</summary>
    public string MailName => Mail[..(Mail.IndexOf('@') is var at and >= 0 ? at : Mail.Length)];

    public string MailHost => Mail[MailName.Length..];

    public IEnumerable<string> OpeningLines =>
        OpeningHours?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
