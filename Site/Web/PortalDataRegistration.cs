using Microsoft.Extensions.Options;
using Site.Core.Data;

namespace Site.Web;

internal static class PortalDataRegistration
{
    public static void AddPortalData(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<DataOptions>().BindConfiguration("Data").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddPortalDatabase(services => Path.GetFullPath(
            services.GetRequiredService<IOptions<DataOptions>>().Value.Path,
            services.GetRequiredService<IHostEnvironment>().ContentRootPath));
    }
}
