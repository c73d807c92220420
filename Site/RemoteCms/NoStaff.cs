using Site.Web;

namespace Site.RemoteCms;

/// <summary>The CMS is elsewhere and its staff are not asked about (<c>Cms:ManagementApi</c> is not set): nobody is staff here.</summary>
internal sealed class NoStaff : IStaff
{
    public Task<StaffCaller?> FindAsync(HttpContext context) => Task.FromResult<StaffCaller?>(null);

    public Task<StaffCaller?> FindAsync(Guid id, CancellationToken cancellation) => Task.FromResult<StaffCaller?>(null);
}
