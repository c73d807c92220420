using System.ComponentModel.DataAnnotations;

namespace Site.RemoteCms;

/// <summary>Section <c>Cms:Webhook</c>.</summary>
public sealed class WebhookOptions
{
    public const string Section = "Cms:Webhook";

    /// <summary>What the CMS and the site both know; null: no webhook is listened to, polling has to do.</summary>
    [MinLength(32, ErrorMessage = Section + ":Secret needs at least 32 characters.")]
    public string? Secret { get; set; }
}
