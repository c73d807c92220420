using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Site.Core.Calendar;
using Site.Core.Feedback.Analysis;
using Site.Core.Feedback.Triage;
using Site.Web;

namespace Site.Feedback.Api;

/// <summary>
/// What all of the analysts' API shares: <c>/gestion/feedback/api/v1</c>, JSON, for members of staff with the section <see cref="Section"/>. Every answer is
/// about the contents that they may read in the CMS. Refusals are problem details whose title is the French sentence to show.
/// </summary>
[ForStaff(Section)]
[RefusesUnreadable]
[Route(Root)]
[Tags("Avis")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, "application/problem+json")]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
[ApiExplorerSettings(GroupName = Document)]
public abstract class FeedbackApi(TimeProvider time) : ControllerBase
{
    public const string Root = StaffAccess.Root + "/feedback/api/v1";

    /// <summary>The OpenAPI document's name.</summary>
    public const string Document = "feedback";

    /// <summary>Alias of the backoffice section, which the package <c>umbraco/packages/feedback</c> brings.</summary>
    public const string Section = "Portail.Feedback";

    /// <summary>The permission to sort comments, to tell the public what was changed, and to take data out.</summary>
    public const string TriagePermission = "Portail.Feedback.Triage";

    private FeedbackReach? _reach;

    protected StaffCaller Caller => HttpContext.Staff();

    protected Analyst Analyst => new(Caller.Id, Caller.Name);

    protected FeedbackReach Reach => _reach ??= new(Caller.Documents.Value);

    protected DateOnly Today => time.Today();

    protected ObjectResult Refuse(int status, string title) => Problem(title: title, statusCode: status);

    protected ObjectResult Missing() => Refuse(StatusCodes.Status404NotFound, FeedbackApiTexts.NotFound);

    /// <summary>The days that a request names; null, with a refusal, when they are none.</summary>
    protected Period? PeriodOf(PeriodQuery query, out ObjectResult? refusal)
    {
        var period = query.Read(Today);
        refusal = period is null ? Refuse(StatusCodes.Status400BadRequest, FeedbackApiTexts.WrongPeriod) : null;
        return period;
    }
}

/// <summary>What has no value of the kind that its name asks for, or no body where one is needed, is answered 400.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RefusesUnreadableAttribute : ActionFilterAttribute
{
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        if (!context.ModelState.IsValid)
            context.Result = ((ControllerBase)context.Controller).Problem(title: FeedbackApiTexts.Unreadable, statusCode: StatusCodes.Status400BadRequest);
    }
}

/// <summary>For those with <see cref="FeedbackApi.TriagePermission"/> only; others are answered 403.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ForTriageAttribute : ActionFilterAttribute
{
    public ForTriageAttribute() => Order = -1; // Before what is asked is looked at.

    public override void OnActionExecuting(ActionExecutingContext context)
    {
        if (!context.HttpContext.Staff().Permissions.Contains(FeedbackApi.TriagePermission))
            context.Result = ((ControllerBase)context.Controller).Problem(title: FeedbackApiTexts.NotForReaders, statusCode: StatusCodes.Status403Forbidden);
    }
}
