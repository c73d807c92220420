namespace Site.Web;

/// <summary>Who of the town's staff is behind a request: the CMS knows them, and the portal's own staff APIs (<see cref="ForStaffAttribute"/>) ask it.</summary>
public interface IStaff
{
    /// <returns>Null for everybody else.</returns>
    Task<StaffCaller?> FindAsync(HttpContext context);
}

/// <summary>A member of staff, as they are now.</summary>
/// <param name="Sections">Aliases of the backoffice sections that their groups give them.</param>
public sealed record StaffCaller(Guid Id, string Name, IReadOnlyCollection<string> Sections);
