namespace Site.Cms.Users;

/// <summary>An account with all that its administration shows. Immutable.</summary>
/// <param name="SecurityStamp">Changes with the password, the second factor and the state; what was signed in under another one is signed in no more.</param>
internal sealed record StaffAccount(
    StaffMember Member, string SecurityStamp, bool IsDisabled, bool HasPassword, bool HasSecondFactor, bool IsInvited,
    int FailedLoginAttempts, DateTime? LockedUntil,
    DateTime CreateDate, DateTime UpdateDate, DateTime? LastLoginDate, DateTime? LastLockoutDate, DateTime? LastPasswordChangeDate)
{
    public Guid Id => Member.Id;

    public StaffState State(DateTime now) =>
        IsDisabled ? StaffState.Disabled
        : LockedUntil > now ? StaffState.LockedOut
        : LastLoginDate is null && IsInvited && !HasPassword ? StaffState.Invited
        : LastLoginDate is null ? StaffState.Inactive
        : StaffState.Active;
}

/// <summary>As Umbraco names them. Inactive is who never signed in, invited who has not chosen a password yet.</summary>
internal enum StaffState
{
    Active, Disabled, LockedOut, Invited, Inactive,
}
