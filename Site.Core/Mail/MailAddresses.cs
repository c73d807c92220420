using System.Net.Mail;

namespace Site.Core.Mail;

/// <summary>What can be said of a mail address without writing to it.</summary>
public static class MailAddresses
{
    /// <summary>RFC 5321, 4.5.3.1.3: a path of 256 octets, its brackets among them.</summary>
    public const int MaximumLength = 254;

    /// <summary>Whether it is one address and nothing else: no name, no space, no line break.</summary>
    public static bool IsAddress(string text) =>
        text.Length <= MaximumLength && text.All(letter => letter is > ' ' and < '\x7f') && MailAddress.TryCreate(text, out var parsed) && parsed.Address == text
        && parsed.Host.Contains('.', StringComparison.Ordinal) && !parsed.Host.EndsWith('.');
}
