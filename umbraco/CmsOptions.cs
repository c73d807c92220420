using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Site.Cms.Backoffice;
using Site.Cms.Media;
using Site.Cms.Media.Imaging;
using Site.Cms.Webhooks;

namespace Site.Cms;

/// <summary>Section <c>Cms</c>; <see cref="DataPath"/> comes from the application's <c>Data:Path</c>.</summary>
public sealed class CmsOptions : IValidatableObject
{
    /// <summary>Folder of <c>cms.db</c> and <c>media/</c>.</summary>
    [Required]
    public string DataPath { get; set; } = "";

    /// <summary>The address that people type, from which every absolute one is made; known once the site listens.</summary>
    public Func<Uri> PublicAddress { get; set; } = () => new Uri("http://localhost");

    /// <summary>Where staff may work from.</summary>
    public BackofficeOptions Backoffice { get; } = new();

    /// <summary>The address under which staff work: the public one, unless the backoffice has a host name of its own.</summary>
    public Uri StaffAddress() => StaffAddresses().First();

    /// <summary>All of them, the one above first.</summary>
    public IEnumerable<Uri> StaffAddresses() => Backoffice.Hosts.Count == 0 ? [PublicAddress()] : Backoffice.Hosts.Select(At);

    /// <summary>What an empty database is filled with.</summary>
    public FirstRunMode FirstRun { get; set; } = FirstRunMode.Seed;

    /// <summary>What resizing pictures may cost.</summary>
    [ValidateObjectMembers]
    public ImagingOptions Images { get; set; } = new();

    /// <summary>The one language of all content.</summary>
    [Required]
    public string DefaultLanguage { get; set; } = "fr-FR";

    /// <summary>Folder with <c>schema/</c> and <c>content/</c> for the first run.</summary>
    [Required]
    public string SeedPath { get; set; } = Path.Combine(AppContext.BaseDirectory, "umbraco");

    /// <summary>What may be uploaded.</summary>
    [ValidateObjectMembers]
    public MediaOptions Media { get; set; } = new();

    /// <summary>How those who are told of changes know who tells them.</summary>
    [ValidateObjectMembers]
    public WebhookOptions Webhook { get; set; } = new();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsCulture(DefaultLanguage))
            yield return new ValidationResult($"Cms:DefaultLanguage is « {DefaultLanguage} », which is no language such as fr-FR.", [nameof(DefaultLanguage)]);
        foreach (var fault in Backoffice.Faults())
            yield return fault;
    }

    private Uri At(string host)
    {
        var (given, root) = (new HostString(host), PublicAddress());
        return new UriBuilder(root) { Host = given.Host, Port = given.Port ?? (root.IsDefaultPort ? -1 : root.Port) }.Uri;
    }

    /// <summary>Whether it names a language that this host knows.</summary>
    internal static bool IsCulture(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name, predefinedOnly: true).Name.Length > 0;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}

public enum FirstRunMode
{
    /// <summary>Schema and content from <see cref="CmsOptions.SeedPath"/>.</summary>
    Seed,

    /// <summary>Nothing beside the built-in data types.</summary>
    None,
}

/// <summary>Users that exist before anybody is signed up.</summary>
public static class CmsUsers
{
    /// <summary>Umbraco's super user: what the engine does by itself.</summary>
    public static Guid System { get; } = new("1e70f841-c261-413b-abb2-2d68cdb96094");
}
