using Microsoft.AspNetCore.Mvc;
using Site.Web;

namespace Site.Forms.Api;

/// <summary>
/// What all of the messages' API shares: <c>/gestion/forms/api/v1</c>, JSON, for members of staff with the section <see cref="Section"/>. Refusals are problem
/// details whose title is the French sentence to show.
/// </summary>
[ForStaff(Section)]
[Route(Root)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[ApiExplorerSettings(IgnoreApi = true)]
public abstract class FormsApi : ControllerBase
{
    public const string Root = StaffAccess.Root + "/forms/api/v1";

    /// <summary>Alias of the backoffice section, which the package <c>umbraco/packages/forms</c> brings.</summary>
    public const string Section = "Portail.Forms";

    protected ObjectResult Refuse(int status, string title) => Problem(title: title, statusCode: status);

    protected ObjectResult Missing() => Refuse(StatusCodes.Status404NotFound, "Ce message n’existe plus. Il a peut-être été effacé.");
}
