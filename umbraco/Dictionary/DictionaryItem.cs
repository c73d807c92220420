using System.Collections.Immutable;

namespace Site.Cms.Dictionary;

/// <summary>A short text that stands in several places, in the site's languages. Immutable.</summary>
/// <param name="ParentId">The item above; null at the root.</param>
/// <param name="Name">The key by which texts are looked up; no two items have the same.</param>
/// <param name="Translations">In the order in which they were first written.</param>
public sealed record DictionaryItem(Guid Id, Guid? ParentId, string Name, ImmutableArray<Translation> Translations);

/// <param name="IsoCode">Of an installed language, e.g. <c>fr-FR</c>.</param>
public sealed record Translation(string IsoCode, string Text);

/// <summary>A language that dictionary texts are written in, beside the one of all content.</summary>
/// <param name="FallbackIsoCode">Whose texts stand in for missing ones.</param>
public sealed record SiteLanguage(string IsoCode, string Name, bool IsMandatory, string? FallbackIsoCode);
