using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Site.Core.Mail;

/// <summary>
/// The form of every mail to families: greeting, paragraphs, at most one thing to do, the service's signature; as plain text and as simple HTML without
/// pictures, scripts or anything else that is fetched, so that opening a mail tells nobody.
/// </summary>
/// <param name="signature">Asked at each mail: editors may change the phone at any time.</param>
public sealed class MailComposer(Func<MailSignature> signature)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The service's own mailbox, for what it should hear of.</summary>
    public string ServiceMailbox => signature().Mail;

    public OutgoingMail Compose(MailDraft draft)
    {
        var sign = signature();
        var greeting = draft.ToName.Length > 0 ? $"Bonjour {draft.ToName}," : "Bonjour,";
        return new OutgoingMail(draft.To, draft.ToName, draft.Subject, Text(draft, greeting, sign), Html(draft, greeting, sign), draft.Attachment) { ReplyTo = draft.ReplyTo };
    }

    private static string Text(MailDraft draft, string greeting, MailSignature sign)
    {
        IEnumerable<string> action = draft.Action is { } act ? [$"{act.Label}\u00a0:", act.Address.AbsoluteUri] : [];
        var signature = string.Join('\n', sign.Service, sign.SiteName, $"Téléphone\u00a0: {sign.Phone}", $"Mail\u00a0: {sign.Mail}");
        return string.Join("\n\n", [greeting, .. draft.Paragraphs, .. action, .. draft.After, signature]).ReplaceLineEndings("\n") + "\n";
    }

    private static string Html(MailDraft draft, string greeting, MailSignature sign) =>
        $"""
        <!doctype html>
        <html lang="fr">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Encode(draft.Subject)}</title></head>
        <body style="font-family: sans-serif; font-size: 16px; line-height: 1.5; max-width: 36em">
        {Paragraphs([greeting, .. draft.Paragraphs])}
        {Action(draft.Action)}
        {Paragraphs(draft.After)}
        <p>{Encode(sign.Service)}<br>{Encode(sign.SiteName)}<br>
        Téléphone&#160;: {Encode(sign.Phone)}<br>
        Mail&#160;: <a href="mailto:{Encode(sign.Mail)}">{Encode(sign.Mail)}</a></p>
        </body>
        </html>

        """.ReplaceLineEndings("\n");

    // The address is shown as well: who reads on one device and goes on on another copies it.
    private static string Action(MailAction? action) => action is null ? "" :
        $"""
        <p><a href="{Encode(action.Address.AbsoluteUri)}">{Encode(action.Label)}</a></p>
        <p>Si le lien ne s’ouvre pas, copiez cette adresse dans votre navigateur&#160;:<br>
        <span style="overflow-wrap: anywhere">{Encode(action.Address.AbsoluteUri)}</span></p>
        """;

    private static string Paragraphs(IEnumerable<string> texts) =>
        string.Join('\n', texts.Select(text => $"<p>{Encode(text).Replace("&#xA;", "<br>", StringComparison.Ordinal)}</p>"));

    private static string Encode(string text) => Encoder.Encode(text.ReplaceLineEndings("\n"));
}

/// <summary>What one mail says.</summary>
public sealed record MailDraft
{
    /// <summary>Mail address.</summary>
    public required string To { get; init; }

    /// <summary>As the mail greets; empty for people whose name is not known.</summary>
    public string ToName { get; init; } = "";

    public required string Subject { get; init; }

    /// <summary>Plain text, before the action.</summary>
    public required IReadOnlyList<string> Paragraphs { get; init; }

    public MailAction? Action { get; init; }

    /// <summary>Plain text, after the action: how long it can be done, what to do when it was not meant.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    public MailAttachment? Attachment { get; init; }

    /// <summary>Mail address that an answer goes to; null for the service's own.</summary>
    public string? ReplyTo { get; init; }
}

/// <summary>The one thing to do.</summary>
/// <param name="Label">E.g. « Activer mon compte »; without a colon.</param>
/// <param name="Address">Absolute. In the text part it stands alone on one line, whole, to be copied.</param>
public sealed record MailAction(string Label, Uri Address);

/// <summary>Who writes, and how to reach them.</summary>
public sealed record MailSignature(string SiteName, string Service, string Phone, string Mail);
