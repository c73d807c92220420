using Site.Core.Data;

namespace Site.Web;

internal static class PortalDataRegistration
{
    public static void AddPortalData(this WebApplicationBuilder builder) =>
        builder.Services.AddPortalDatabase(
            services => services.GetRequiredService<DataFolder>().Path, services => services.GetRequiredService<IConfiguration>()[Databases.Setting]);
}
