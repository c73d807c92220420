namespace Site.Web;

internal static class PortalDataRegistration
{
    public static void AddPortalData(this WebApplicationBuilder builder)
    {
        _ = builder;
    }
}
