using Microsoft.Extensions.Options;
using Site.Cms;

namespace Site.Web;

/// <summary>Where staff work, for links in mails: the full Umbraco where one is named, else the embedded CMS under the address that is for staff.</summary>
internal sealed class StaffBackoffice(IOptions<RemoteStaffOptions> staff, IOptions<CmsOptions> embedded)
{
    /// <param name="screen">Below <c>/umbraco/section/</c>.</param>
    public Uri Section(string screen) => new(staff.Value.BaseAddress ?? embedded.Value.StaffAddress(), "/umbraco/section/" + screen);
}
