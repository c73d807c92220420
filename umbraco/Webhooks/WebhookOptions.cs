using System.ComponentModel.DataAnnotations;

namespace Site.Cms.Webhooks;

/// <summary>Section <c>Cms:Webhook</c>, the same on both sides: the CMS signs with it, a site with a CMS elsewhere listens by it.</summary>
public sealed class WebhookOptions
{
    public const string Section = "Cms:Webhook";

    /// <summary>What the CMS and the site both know; null: calls are not signed, and none is listened to.</summary>
    [MinLength(32, ErrorMessage = Section + ":Secret needs at least 32 characters.")]
    [RegularExpression("[!-~]+", ErrorMessage = Section + ":Secret may have letters, digits and signs without accents and blanks only: it travels in a header.")]
    public string? Secret { get; set; }
}
