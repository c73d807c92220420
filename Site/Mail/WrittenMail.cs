using System.Globalization;
using MimeKit;

namespace Site.Mail;

/// <summary>A mail in the folder, as its pages show it.</summary>
/// <param name="Name">Of its file.</param>
/// <param name="Attached">Texts that go with it: calendars.</param>
/// <param name="Links">The web addresses in the text part, each once: what a frame without rights does not let anybody follow.</param>
public sealed record WrittenMail(string Name, string Subject, string To, string At, string Text, string? Html, IReadOnlyList<WrittenAttachment> Attached, IReadOnlyList<string> Links)
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public string Address => DevMailController.AddressOf(Name);

    public string HtmlAddress => DevMailController.HtmlAddressOf(Name);

    public static WrittenMail Of(string name, MimeMessage message)
    {
        var text = message.TextBody ?? "";
        return new WrittenMail(
            name, message.Subject ?? "", string.Join(", ", message.To.Mailboxes.Select(mailbox => mailbox.Address)),
            TimeZoneInfo.ConvertTime(message.Date, Paris).ToString("d MMMM yyyy 'à' HH:mm:ss", French),
            text, message.HtmlBody, [.. message.Attachments.OfType<TextPart>().Select(part => new WrittenAttachment(part.FileName ?? "", part.Text))], [.. LinksIn(text).Distinct(StringComparer.Ordinal)]);
    }

    // Addresses stand alone on their lines (MailComposer).
    private static IEnumerable<string> LinksIn(string text) => text.Split('\n', StringSplitOptions.TrimEntries)
        .Where(line => Uri.TryCreate(line, UriKind.Absolute, out var address) && address.Scheme is "http" or "https");
}

/// <param name="Name">Of the file.</param>
public sealed record WrittenAttachment(string Name, string Text);
