namespace Site.Cms.Publishing;

/// <summary>
/// A gate before publishing that the embedding application registers, e.g. for its reserved addresses. Asked within the write, for the document
/// as it would be published; must answer from what it is given, without waiting for anything.
/// </summary>
public interface IPublishRule
{
    /// <returns>What is wrong with it; empty to let it pass.</returns>
    IEnumerable<PublishFinding> Check(PublishCandidate candidate);
}

/// <param name="PropertyAlias">The property at fault, at the top level; null for the name or the document as a whole.</param>
/// <param name="Reason">A French sentence for the editor: where, what is wrong and what to do.</param>
public sealed record PublishFinding(string? PropertyAlias, string Reason)
{
    /// <summary>It is published all the same, and the editor is told.</summary>
    public bool OnlyWarns { get; init; }
}
