namespace Site.Web;

/// <summary>The composition root's side of the embedded CMS: its options, its branch and its adapter to <c>IContentSource</c>.</summary>
internal static class CmsRegistration
{
    public static void AddCms(this WebApplicationBuilder builder)
    {
        _ = builder;
    }

    public static void UseCms(this WebApplication app)
    {
        _ = app;
    }
}
