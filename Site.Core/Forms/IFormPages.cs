namespace Site.Core.Forms;

/// <summary>Where staff read messages; told by the web application.</summary>
public interface IFormPages
{
    /// <summary>Absolute.</summary>
    Uri Entry(Guid id);
}
