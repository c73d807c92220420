namespace Site.Core.Families;

public abstract record LinkResult
{
    private LinkResult()
    {
    }

    /// <summary>The dossier is there at once.</summary>
    public sealed record Linked(Guid DossierId) : LinkResult;

    public sealed record AlreadyLinked(Guid DossierId) : LinkResult;

    /// <summary>Linked before, and another guardian objected: the desk decides.</summary>
    public sealed record Suspended : LinkResult;

    /// <summary>The desk has ended this account's access to the dossier: only the desk can give it back.</summary>
    public sealed record EndedByDesk : LinkResult;

    /// <summary>The letter is right, but every guardian that the town knows for this dossier has an account already, or there is none; or somebody was
    /// suspended or ended by the desk there, who could come back with the same letter. The desk can help.</summary>
    public sealed record NoGuardianLeft : LinkResult;

    /// <inheritdoc cref="LetterResult.NoMatch"/>
    public sealed record NoMatch : LinkResult;

    /// <inheritdoc cref="LetterResult.CodeWrong"/>
    public sealed record CodeWrong : LinkResult;

    /// <inheritdoc cref="LetterResult.TooManyFailures"/>
    public sealed record TooManyFailures(DateTimeOffset Until) : LinkResult;
}

/// <summary>What came of it when the desk linked an account to a guardian.</summary>
public abstract record DeskLinkResult
{
    private DeskLinkResult()
    {
    }

    public sealed record Linked(Guid LinkId) : DeskLinkResult;

    /// <summary>There is no such guardian.</summary>
    public sealed record NoGuardian : DeskLinkResult;

    /// <summary>Nobody of that user name or mail address has ever signed in.</summary>
    public sealed record NoAccount : DeskLinkResult;

    /// <summary>Several accounts of different providers have that user name.</summary>
    public sealed record SeveralAccounts : DeskLinkResult;

    /// <summary>The account stands for a guardian of the dossier, this one or another.</summary>
    public sealed record AlreadyLinked : DeskLinkResult;

    /// <summary>This account's own access was suspended or ended by the desk, which is to be taken back or settled first.</summary>
    public sealed record Barred : DeskLinkResult;

    /// <summary>An account stands for the guardian, or the guardian is none any more.</summary>
    public sealed record NotFree : DeskLinkResult;

    /// <summary>As many accounts as there are free guardians may each be any of them: whose they are is to be decided first.</summary>
    public sealed record Undecided : DeskLinkResult;
}

/// <summary>What the page behind « ce n’est pas moi » may show.</summary>
/// <param name="DossierNumber">As printed.</param>
/// <param name="UserName">Of the account that was linked; null where its provider gives none.</param>
/// <param name="LinkedAt">UTC.</param>
/// <param name="State">Of the link now: with <see cref="LinkState.Active"/> there is something to suspend.</param>
public sealed record ObjectedLink(string DossierNumber, string? UserName, DateTimeOffset LinkedAt, LinkState State);

public enum ObjectionResult
{
    Suspended,

    /// <summary>The link was suspended or ended before.</summary>
    NothingToDo,

    /// <summary>Unknown or expired, or whoever was mailed has no access any more.</summary>
    NotValid,
}
