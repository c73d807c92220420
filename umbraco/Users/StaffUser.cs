using Microsoft.AspNetCore.Identity;

namespace Site.Cms.Users;

/// <summary>An account of the CMS as it is stored, of a person or of a machine. All times are UTC.</summary>
internal sealed class StaffUser : IdentityUser<Guid>
{
    public required string Name { get; set; }
    public string LanguageIsoCode { get; set; } = "fr";

    /// <summary>Signs in with client credentials, never with a password.</summary>
    public bool IsApi { get; set; }

    public bool IsDisabled { get; set; }

    public DateTime CreateDate { get; set; }
    public DateTime UpdateDate { get; set; }
    public DateTime? LastLoginDate { get; set; }
    public DateTime? LastLockoutDate { get; set; }
    public DateTime? LastPasswordChangeDate { get; set; }

    public List<Guid> DocumentStartNodes { get; set; } = [];
    public bool HasDocumentRootAccess { get; set; }
    public List<Guid> MediaStartNodes { get; set; } = [];
    public bool HasMediaRootAccess { get; set; }

    /// <summary>Secret of the authenticator app, protected with the keys in the data folder: a copy of the database alone gives no second factor.</summary>
    public string? AuthenticatorSecret { get; set; }

    /// <summary>The time step of the last code that was taken; a code works once.</summary>
    public long LastAuthenticatorStep { get; set; }

    /// <summary>Who they are at the town's OpenID provider: its <c>sub</c>; null for who has never come from there.</summary>
    public string? ProviderSubject { get; set; }

    /// <summary>When they were last invited by mail; null for an account that was made with a password.</summary>
    public DateTime? InvitedDate { get; set; }

    public List<StaffGroup> Groups { get; set; } = [];
}

/// <summary>A user group as it is stored; see <see cref="UserGroup"/> for what its members mean.</summary>
internal sealed class StaffGroup
{
    public required Guid Id { get; set; }
    public required string Alias { get; set; }
    public required string Name { get; set; }
    public string? Description { get; set; }
    public string? Icon { get; set; }
    public List<string> Sections { get; set; } = [];
    public List<string> Languages { get; set; } = [];
    public bool HasAccessToAllLanguages { get; set; }
    public Guid? DocumentStartNode { get; set; }
    public bool DocumentRootAccess { get; set; }
    public Guid? MediaStartNode { get; set; }
    public bool MediaRootAccess { get; set; }
    public List<string> FallbackPermissions { get; set; } = [];

    /// <summary>JSON of <see cref="UserGroup.DocumentPermissions"/>.</summary>
    public string DocumentPermissions { get; set; } = "[]";

    public bool IsDeletable { get; set; } = true;
}

/// <summary>A link that a mail carries; works once. Only its hash is kept.</summary>
internal sealed class StaffLink
{
    /// <summary>SHA-256 of the token, in hexadecimal.</summary>
    public required string Hash { get; set; }

    public required Guid UserId { get; set; }
    public required StaffLinkPurpose Purpose { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime Expires { get; set; }
}

internal enum StaffLinkPurpose
{
    Invitation, Password,
}

/// <summary>Something that a client keeps for one account, e.g. how a list is shown.</summary>
internal sealed class StaffUserData
{
    public required Guid Key { get; set; }
    public required Guid UserId { get; set; }
    public required string Group { get; set; }
    public required string Identifier { get; set; }
    public required string Value { get; set; }
}

/// <summary>The client id with which a machine's account signs in; its secret is with OpenIddict's application of that id.</summary>
internal sealed class StaffClient
{
    public required string ClientId { get; set; }
    public required Guid UserId { get; set; }
}
