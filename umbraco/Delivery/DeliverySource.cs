using Site.Cms.Publishing;

namespace Site.Cms.Delivery;

/// <summary>What the Delivery API needs of the engine, read only.</summary>
/// <param name="Current">The snapshot that readers see now.</param>
/// <param name="Language">The one installed language, e.g. <c>fr-FR</c>; all content is invariant.</param>
public sealed record DeliverySource(Func<CmsSnapshot> Current, string Language);
