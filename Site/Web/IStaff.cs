namespace Site.Web;

/// <summary>Who of the town's staff is behind a request: the CMS knows them, and the portal's own staff APIs (<see cref="ForStaffAttribute"/>) ask it.</summary>
public interface IStaff
{
    /// <returns>Null for everybody else.</returns>
    Task<StaffCaller?> FindAsync(HttpContext context);

    /// <summary>For mails that somebody asked for earlier.</summary>
    /// <returns>Null for who is gone or disabled.</returns>
    Task<StaffCaller?> FindAsync(Guid id, CancellationToken cancellation);
}

/// <summary>A member of staff, as they are now.</summary>
/// <param name="Sections">Aliases of the backoffice sections that their groups give them.</param>
/// <param name="Permissions">What their groups allow wherever no document has rules of its own, e.g. <c>Umb.Document.Read</c>.</param>
/// <param name="Documents">Ids of the documents that they may read, found when first asked for; null for all.</param>
public sealed record StaffCaller(
    Guid Id, string Name, string Mail, IReadOnlyCollection<string> Sections, IReadOnlyCollection<string> Permissions, Lazy<IReadOnlyCollection<Guid>?> Documents);
