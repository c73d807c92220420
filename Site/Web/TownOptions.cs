using System.ComponentModel.DataAnnotations;

namespace Site.Web;

/// <summary>Section <c>Town</c>: whose portal this is and how it looks. Another town wears the site by changing these.</summary>
public sealed class TownOptions
{
    /// <summary>The town's name, e.g. « Cergy ».</summary>
    [Required(ErrorMessage = "Town:Name : indiquez le nom de la ville.")]
    public string Name { get; set; } = "";

    /// <summary>The name with its preposition, e.g. « du Havre »; made from <see cref="Name"/> when it is not given.</summary>
    public string? OfName { get; set; }

    /// <summary>The service that answers families, e.g. « Cergy Familles ».</summary>
    [Required(ErrorMessage = "Town:ServiceName : indiquez le nom du service qui répond aux familles.")]
    public string ServiceName { get; set; } = "";

    /// <summary>Path on this site of the logo, e.g. <c>/images/logo.svg</c>. Without it the town's name stands alone.</summary>
    [RegularExpression("/[^/\\\\].*", ErrorMessage = "Town:Logo : donnez un chemin de ce site, par exemple /images/logo.svg.")]
    public string? Logo { get; set; }

    /// <summary>Colour of what can be acted on, and of the header and footer; <c>#rrggbb</c>.</summary>
    public string PrimaryColour { get; set; } = "#14424d";

    /// <summary>Colour of markers beside text; <c>#rrggbb</c>. Never carries text alone.</summary>
    public string AccentColour { get; set; } = "#b4472b";

    /// <summary>The service's phone while no help centre is published.</summary>
    [Required(ErrorMessage = "Town:Phone : indiquez un numéro de téléphone de secours.")]
    public string Phone { get; set; } = "";

    /// <summary>The service's mail address while no help centre is published.</summary>
    [Required(ErrorMessage = "Town:Mail : indiquez une adresse mail de secours.")]
    [EmailAddress(ErrorMessage = "Town:Mail : cette adresse mail n’est pas valable.")]
    public string Mail { get; set; } = "";

    /// <summary>What the last accessibility audit found, as the law wants it said on every page; used while the statement's own title does not say it.</summary>
    [AllowedValues("non conforme", "partiellement conforme", "totalement conforme",
        ErrorMessage = "Town:Accessibility : écrivez « non conforme », « partiellement conforme » ou « totalement conforme ».")]
    public string Accessibility { get; set; } = "non conforme";

    /// <summary>« de Cergy », « d’Argenteuil », « du Havre ».</summary>
    public string Of => OfName is { Length: > 0 } given ? given
        : Name.StartsWith("Le ", StringComparison.Ordinal) ? "du " + Name[3..]
        : Name.StartsWith("Les ", StringComparison.Ordinal) ? "des " + Name[4..]
        : Name.Length > 0 && "AEIOUYÀÂÉÈÊËÎÏÔÛÜŒ".Contains(char.ToUpperInvariant(Name[0])) ? "d’" + Name
        : "de " + Name;

    /// <summary>The site's name in titles and cards: « Portail famille de Cergy ».</summary>
    public string SiteName => "Portail famille " + Of;
}
