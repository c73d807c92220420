using System.Collections.Immutable;
using Site.Cms.Data;
using Site.Cms.Model;

namespace Site.Cms.Publishing;

/// <summary>One host name, with or without scheme, port and path.</summary>
public sealed record DomainName(string Name, string IsoCode);

/// <summary>The host names below which a document's branch is read. Immutable.</summary>
/// <param name="DefaultIsoCode">Language of what has no domain of its own.</param>
public sealed record DocumentDomains(Guid DocumentId, string? DefaultIsoCode, ImmutableArray<DomainName> Domains);

/// <summary>A host name that another document has.</summary>
public sealed record DomainConflict(string Name, Guid DocumentId);

/// <summary>Host names of documents. They are kept for editors; the public site has one address, from its settings.</summary>
public sealed class DomainService(CmsEngine engine, CmsOptions options)
{
    /// <summary>Those of a document; none for an unknown one, as on Umbraco.</summary>
    public DocumentDomains Of(Guid documentId) =>
        engine.State.Domains.GetValueOrDefault(documentId) ?? new DocumentDomains(documentId, null, []);

    /// <summary>Replaces a document's host names.</summary>
    /// <returns>
    /// <c>ContentNotFound</c>, <c>LanguageNotFound</c>, <c>InvalidDomainName</c>, <c>DuplicateDomainName</c> (twice in the request) or
    /// <c>ConflictingDomainName</c>, with the conflicts as the value.
    /// </returns>
    public Task<OperationResult<IReadOnlyList<DomainConflict>>> SetAsync(DocumentDomains input, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write => Set(write, input), cancellation);

    private OperationResult<IReadOnlyList<DomainConflict>> Set(CmsWriter write, DocumentDomains input)
    {
        if (!write.State.Documents.ContainsKey(input.DocumentId))
            return OperationStatus.ContentNotFound;
        if (input.Domains.Select(domain => domain.IsoCode).Append(input.DefaultIsoCode ?? options.DefaultLanguage).Any(code => !IsInstalled(code)))
            return OperationStatus.LanguageNotFound;
        if (input.Domains.Any(domain => !IsDomain(domain.Name)))
            return OperationStatus.InvalidDomainName;
        if (input.Domains.DistinctBy(domain => domain.Name, StringComparer.OrdinalIgnoreCase).Count() < input.Domains.Length)
            return OperationStatus.DuplicateDomainName;
        var names = input.Domains.Select(domain => domain.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        IReadOnlyList<DomainConflict> conflicts = [.. write.State.Domains.Values
            .Where(other => other.DocumentId != input.DocumentId)
            .SelectMany(other => other.Domains.Where(domain => names.Contains(domain.Name)).Select(domain => new DomainConflict(domain.Name, other.DocumentId)))];
        if (conflicts.Count > 0)
            return new(OperationStatus.ConflictingDomainName, conflicts);
        write.Put(input);
        return new(OperationStatus.Success, conflicts);
    }

    private bool IsInstalled(string isoCode) => isoCode.Equals(options.DefaultLanguage, StringComparison.OrdinalIgnoreCase);

    private static bool IsDomain(string name) =>
        name.Length is > 0 and <= 255 && !name.Any(char.IsWhiteSpace)
        && Uri.TryCreate(name.Contains("://", StringComparison.Ordinal) ? name : $"http://{name}", UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https" && uri.Host.Length > 0;
}
