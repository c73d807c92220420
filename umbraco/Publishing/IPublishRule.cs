namespace Site.Cms.Publishing;

/// <summary>
/// A gate before publishing that the embedding application registers, e.g. for its reserved addresses. Asked within the write, for the document
/// as it would be published; must answer from what it is given, without waiting for anything.
/// </summary>
public interface IPublishRule
{
    /// <param name="document">As it would be published.</param>
    /// <param name="documentType">Alias of its type.</param>
    /// <returns>Why it must not be published; empty to let it pass.</returns>
    IEnumerable<PublishRefusal> Check(ContentNode document, string documentType);
}

/// <param name="PropertyAlias">The property at fault; null for the name or the document as a whole.</param>
/// <param name="Reason">A French sentence for the editor: what is wrong and what to do.</param>
public sealed record PublishRefusal(string? PropertyAlias, string Reason);
