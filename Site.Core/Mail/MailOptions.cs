using System.ComponentModel.DataAnnotations;
using System.Net.Mail;

namespace Site.Core.Mail;

/// <summary>Section <c>Mail</c>: how mails leave the site. Without a server (or, in Development, a folder) none do.</summary>
public sealed class MailOptions : IValidatableObject
{
    public const string Section = "Mail";

    /// <summary>The address that mails come from, e.g. <c>ne-pas-repondre@famille.exemple.fr</c>.</summary>
    public string? From { get; set; }

    /// <summary>The name beside it; the site's own where it is not given.</summary>
    public string? FromName { get; set; }

    public SmtpOptions Smtp { get; } = new();

    /// <summary>Instead of sending, mails are written here as <c>.eml</c> files, to be read in any mail program. Set by the application in Development.</summary>
    public string? Folder { get; set; }

    /// <summary>Whether mails go anywhere.</summary>
    public bool IsOn => !string.IsNullOrWhiteSpace(Smtp.Host) || Folder is not null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Smtp.Host))
        {
            if (!string.IsNullOrWhiteSpace(Smtp.UserName) || !string.IsNullOrEmpty(Smtp.Password))
                yield return new ValidationResult("Mail:Smtp:Host is missing: name the mail server, e.g. smtp.exemple.fr.");
            yield break;
        }
        if (!MailAddress.TryCreate(From, out var from) || from.Address != From)
            yield return new ValidationResult("Mail:From is no mail address: give the one that the site's mails come from, e.g. ne-pas-repondre@famille.exemple.fr.");
        if (Smtp.Port is < 1 or > 65535)
            yield return new ValidationResult($"Mail:Smtp:Port is {Smtp.Port}: 587 (StartTls), 465 (Tls) or the server's own.");
        if (string.IsNullOrEmpty(Smtp.UserName) != string.IsNullOrEmpty(Smtp.Password))
            yield return new ValidationResult("Mail:Smtp:UserName and Mail:Smtp:Password go together: give both or neither.");
        if (!string.IsNullOrEmpty(Smtp.Password) && Smtp.Security == SmtpSecurity.None && !Smtp.IsLoopback)
            yield return new ValidationResult("Mail:Smtp:Security is None: the password would travel in clear. Use StartTls or Tls.");
    }
}

/// <summary>Section <c>Mail:Smtp</c>.</summary>
public sealed class SmtpOptions
{
    public string? Host { get; set; }
    public int Port { get; set; } = 587;
    public SmtpSecurity Security { get; set; } = SmtpSecurity.StartTls;
    public string? UserName { get; set; }
    public string? Password { get; set; }

    public bool IsLoopback => Host is "localhost" or "127.0.0.1" or "::1";
}

public enum SmtpSecurity
{
    /// <summary>Encrypted after the greeting; refused when the server does not offer it.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte on.</summary>
    Tls,

    /// <summary>In clear: for a relay on the same machine or in the same closed network.</summary>
    None,
}
