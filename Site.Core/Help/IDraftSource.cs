namespace Site.Core.Help;

/// <summary>What editors have saved, published or not, in the form of <see cref="IContentSource"/>. Only for whoever may see drafts.</summary>
public interface IDraftSource
{
    /// <summary>In tree order, as <see cref="IContentSource.ReadAsync"/>.</summary>
    ValueTask<IReadOnlyList<ContentItem>> ReadDraftsAsync(CancellationToken cancellation);
}
