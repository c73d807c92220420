using Site.Cms.Publishing;

namespace Site.Cms.Delivery;

/// <summary>What the Delivery API needs of the engine, read only.</summary>
public abstract class DeliverySource
{
    public abstract CmsSnapshot Current { get; }

    /// <summary>The one installed language, e.g. <c>fr-FR</c>; all content is invariant.</summary>
    public abstract string Language { get; }

    /// <summary>The published document that used to be at a path below a root; null when there is none.</summary>
    /// <param name="path">Lower case, with slashes at both ends.</param>
    public abstract Guid? FormerlyAt(string path, Guid rootId);
}
