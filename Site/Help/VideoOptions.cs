using System.ComponentModel.DataAnnotations;

namespace Site.Help;

/// <summary>Section <c>Help</c>, the part about videos.</summary>
public sealed class VideoOptions : IValidatableObject
{
    /// <summary>Host names of the PeerTube servers whose videos may be shown in pages, e.g. <c>tube.example.fr</c>.</summary>
    public IList<string> PeerTubeHosts { get; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        PeerTubeHosts
            .Where(host => Uri.CheckHostName(host) != UriHostNameType.Dns)
            .Select(host => new ValidationResult(
                $"Help:PeerTubeHosts : « {host} » n’est pas un nom d’hôte. Écrivez-le sans https:// ni barre oblique, par exemple tube.exemple.fr."));
}
