using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Site.Cms.Users;

/// <summary>The words of the mails that staff get, in French, as plain text and as simple HTML.</summary>
internal sealed class StaffLetters(StaffOptions options)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="link">Absolute.</param>
    /// <param name="by">Name of the administrator who invites.</param>
    /// <param name="message">Their own words, if any.</param>
    public StaffLetter Invitation(StaffAccount account, Uri link, string by, string? message) => Letter(
        account, $"Votre accès à la rédaction du {options.SiteName}",
        [
            $"{by} vous invite à la rédaction du {options.SiteName}.",
            .. string.IsNullOrWhiteSpace(message) ? Array.Empty<string>() : [$"Son message\u00a0: «\u00a0{message.Trim()}\u00a0»"],
            "Pour ouvrir votre compte, choisissez votre mot de passe\u00a0:",
        ],
        link, "Ouvrir mon compte",
        [
            $"Ce lien sert une seule fois, dans les {StaffLinks.InvitationLifetime.TotalHours:0} heures. Passé ce délai, demandez une nouvelle invitation.",
            $"Vous vous connecterez ensuite avec l’adresse {account.Member.Email}.",
            "Vous n’attendiez pas ce message\u00a0? Vous pouvez l’ignorer\u00a0: sans vous, rien ne se passe.",
        ]);

    /// <param name="link">Absolute.</param>
    public StaffLetter ForgottenPassword(StaffAccount account, Uri link) => Letter(
        account, $"Votre mot de passe pour la rédaction du {options.SiteName}",
        [
            $"Quelqu’un, sans doute vous, a demandé un nouveau mot de passe pour le compte {account.Member.Email}.",
            "Pour le choisir\u00a0:",
        ],
        link, "Choisir un nouveau mot de passe",
        [
            $"Ce lien sert une seule fois, dans les {StaffLinks.PasswordLifetime.TotalHours:0} heures.",
            "Vous n’avez rien demandé\u00a0? Ignorez ce message\u00a0: votre mot de passe ne change pas.",
        ]);

    private StaffLetter Letter(StaffAccount account, string subject, IReadOnlyList<string> before, Uri link, string action, IReadOnlyList<string> after)
    {
        var name = account.Member.Name;
        var text = string.Join("\n\n", [$"Bonjour {name},", .. before, link.AbsoluteUri, .. after, options.SiteName]) + "\n";
        var html = $"""
            <!doctype html>
            <html lang="fr">
            <head><meta charset="utf-8"><title>{Encode(subject)}</title></head>
            <body style="font-family: sans-serif; font-size: 16px; line-height: 1.5; max-width: 36em">
            <p>Bonjour {Encode(name)},</p>
            {Paragraphs(before)}
            <p><a href="{Encode(link.AbsoluteUri)}">{Encode(action)}</a></p>
            {Paragraphs(after)}
            <p>{Encode(options.SiteName)}</p>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
        return new StaffLetter(account.Member.Email, name, subject, text, html);
    }

    private static string Paragraphs(IEnumerable<string> texts) =>
        string.Join('\n', texts.Select(text => $"<p>{Encode(text).Replace("&#xA;", "<br>", StringComparison.Ordinal)}</p>"));

    private static string Encode(string text) => Encoder.Encode(text.ReplaceLineEndings("\n"));
}
