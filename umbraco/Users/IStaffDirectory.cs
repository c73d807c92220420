namespace Site.Cms.Users;

/// <summary>
/// Members of staff by id, as they are now. Answers from memory: it is asked on every call of the Management API.
/// </summary>
public interface IStaffDirectory
{
    /// <summary>Null for nobody, and for whoever is disabled.</summary>
    StaffMember? Find(Guid id);

    /// <summary>The name to show beside what somebody did, also of those who are disabled or gone.</summary>
    string? NameOf(Guid id);
}
