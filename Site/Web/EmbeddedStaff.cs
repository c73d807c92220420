using Site.Cms;
using Site.Cms.Users;

namespace Site.Web;

/// <summary>The embedded CMS's staff. Bearer tokens only: a header that no form of another site can send.</summary>
internal sealed class EmbeddedStaff(CmsHost cms) : IStaff
{
    public async Task<StaffCaller?> FindAsync(HttpContext context) => await cms.FindStaffAsync(context) is { } member ? CallerOf(member) : null;

    public Task<StaffCaller?> FindAsync(Guid id, CancellationToken cancellation) => Task.FromResult(cms.FindStaff(id) is { } member ? CallerOf(member) : null);

    private StaffCaller CallerOf(StaffMember member) => new(
        member.Id, member.Name, member.Email,
        [.. member.Groups.SelectMany(group => group.Sections).Distinct()],
        [.. member.Groups.SelectMany(group => group.FallbackPermissions).Distinct()],
        new(() => cms.ReadableBy(member)));
}
