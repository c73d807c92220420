using System.ComponentModel.DataAnnotations;

namespace Site.Core.Forms;

/// <summary>Section <c>Forms</c>: what keeps a flood of messages from drowning the service.</summary>
public sealed class FormsOptions
{
    /// <summary>Messages that one network may send at once.</summary>
    [Range(1, 1000)]
    public int Burst { get; set; } = 10;

    /// <summary>And then.</summary>
    [Range(1, 1000)]
    public int PostsPerMinute { get; set; } = 2;

    /// <summary>Mails to the service, and copies to senders, for one form in an hour. Messages beyond are stored all the same.</summary>
    [Range(1, 100_000)]
    public int MailsPerHour { get; set; } = 60;

    /// <summary>Copies to one address in an hour: an address may be somebody else's.</summary>
    [Range(1, 1000)]
    public int CopiesPerAddress { get; set; } = 3;

    /// <summary>Bytes of files that wait for their message to be corrected.</summary>
    [Range(0, long.MaxValue)]
    public long MostWaitingBytes { get; set; } = 500L * 1024 * 1024;
}
