using Microsoft.AspNetCore.Mvc.Razor;

namespace Site.Web;

/// <summary>What every feature shares: options, MVC with views in feature folders, headers, errors, caching, health.</summary>
internal static class WebRegistration
{
    public static void AddWeb(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment())
            builder.WebHost.UseStaticWebAssets();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddTown();
        builder.Services.AddControllersWithViews();
        builder.Services.Configure<RazorViewEngineOptions>(razor =>
        {
            razor.ViewLocationFormats.Clear();
            razor.ViewLocationFormats.Add("/{1}/{0}.cshtml");
            razor.ViewLocationFormats.Add("/Help/{0}.cshtml");
            razor.ViewLocationFormats.Add("/Feedback/{0}.cshtml");
            razor.ViewLocationFormats.Add("/Web/{0}.cshtml");
        });
    }

    public static void UseWeb(this WebApplication app)
    {
        app.UseRouting();
    }
}
