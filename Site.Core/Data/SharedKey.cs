namespace Site.Core.Data;

/// <summary>A data protection key that all nodes read cookies and sealed sessions with.</summary>
public sealed class SharedKey
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>As ASP.NET Core writes it.</summary>
    public required string Xml { get; init; }
}
