namespace Site.Core.Families;

/// <summary>What somebody types from the town's letter.</summary>
/// <param name="Code">The letter's code, where the town's letters have one (<see cref="LetterCodeOptions.Required"/>).</param>
/// <param name="AccountId">Who tries; null at sign-up.</param>
/// <param name="NetworkDigest">SHA-256 of the network from which they try; null where it is not known, or nobody is trying.</param>
public sealed record LetterInput(string? FamilyName, string? Number, string? Code = null, Guid? AccountId = null, byte[]? NetworkDigest = null);

public abstract record LetterResult
{
    private LetterResult()
    {
    }

    public sealed record Matches(Guid DossierId) : LetterResult;

    /// <summary>No such dossier, or another name: which of the two is not told.</summary>
    public sealed record NoMatch : LetterResult;

    /// <summary>Name and number are right; the code is missing, wrong or used up.</summary>
    public sealed record CodeWrong : LetterResult;

    /// <summary>Nothing was compared.</summary>
    /// <param name="Until">When the next try is taken (UTC).</param>
    public sealed record TooManyFailures(DateTimeOffset Until) : LetterResult;
}
