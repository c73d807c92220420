using Microsoft.AspNetCore.Mvc.Filters;
using Site.Help;

namespace Site.Mail;

/// <summary>Elsewhere than in Development there is no such page.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DevelopmentOnlyAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        if (!context.HttpContext.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment())
            context.Result = new MissingPageResult();
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
