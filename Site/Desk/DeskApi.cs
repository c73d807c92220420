using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Site.Core.Desk;
using Site.Web;

namespace Site.Desk;

/// <summary>
/// What all of the desk's API shares: <c>/gestion/desk/api/v1</c>, JSON, for members of staff with the section <see cref="Section"/>. Refusals are problem
/// details whose title is the French sentence to show.
/// </summary>
[ForStaff(Section)]
[Route(Root)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class DeskApi : ControllerBase
{
    public const string Root = StaffAccess.Root + "/desk/api/v1";

    /// <summary>Alias of the backoffice section, which the package <c>umbraco/packages/desk</c> brings.</summary>
    public const string Section = "Portail.Desk";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    protected DeskStaff Staff => new(HttpContext.Staff().Id, HttpContext.Staff().Name);

    protected static JsonResult Answer(object value) => new(value, Json);

    protected ObjectResult Refuse(int status, string title) => Problem(title: title, statusCode: status);

    protected ObjectResult Missing() => Refuse(StatusCodes.Status404NotFound, DeskTexts.NotFound);

    protected IActionResult Result(DeskResult result) => result switch
    {
        DeskResult.Done => NoContent(),
        DeskResult.NothingToDo => Refuse(StatusCodes.Status409Conflict, DeskTexts.NothingToDo),
        _ => Missing(),
    };

    /// <summary>The reason that a body gives; null, with a refusal, when there is none that says anything.</summary>
    protected string? ReasonOf(DeskBody? body, out ObjectResult? refusal)
    {
        var reason = body?.Reason?.Trim() ?? "";
        if (reason.Length is >= DeskBody.ShortestReason and <= DeskAction.LongestReason)
        {
            refusal = null;
            return reason;
        }
        refusal = Refuse(StatusCodes.Status400BadRequest, DeskTexts.ReasonMissing);
        return null;
    }
}
