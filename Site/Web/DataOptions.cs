using System.ComponentModel.DataAnnotations;

namespace Site.Web;

/// <summary>Section <c>Data</c>.</summary>
public sealed class DataOptions
{
    /// <summary>Folder of the databases, media and keys. Required outside Development; relative paths count from the repository's root in Development.</summary>
    [Required]
    public string Path { get; set; } = "";
}
