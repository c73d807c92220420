using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Site.Web.Forms;

/// <summary>
/// Answers 400 to a form that cannot be read: with U+0000 in it, too many fields, or too long ones. Without it an action would run with nothing bound, not
/// even its model.
/// </summary>
internal sealed class ReadableForm : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        if (context.ActionDescriptor.EndpointMetadata.OfType<AnswersUnreadableFormsAttribute>().Any() || await IsReadableAsync(context.HttpContext))
            await next();
        else
            context.Result = new BadRequestResult();
    }

    private static async Task<bool> IsReadableAsync(HttpContext http)
    {
        // The page that says so is made in the same request. Files are read by whoever takes them.
        if (http.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true
            || http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null)
            return true;
        try
        {
            await http.Request.ReadFormAsync(http.RequestAborted);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}

/// <summary>The controller has words of its own for a form that cannot be read, which it finds in its model state.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AnswersUnreadableFormsAttribute : Attribute;
