using Site.Cms;

namespace Site.Web;

/// <summary>The embedded CMS's staff. Bearer tokens only: a header that no form of another site can send.</summary>
internal sealed class EmbeddedStaff(CmsHost cms) : IStaff
{
    public async Task<StaffCaller?> FindAsync(HttpContext context) => await cms.FindStaffAsync(context) is { } member
        ? new StaffCaller(member.Id, member.Name, [.. member.Groups.SelectMany(group => group.Sections).Distinct()])
        : null;
}
