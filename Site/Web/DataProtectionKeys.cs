using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Site.Core.Data;

namespace Site.Web;

/// <summary>
/// Keys that outlive a restart, in the data folder or in a database that several nodes share, made and read when something is first protected. To be
/// called after MVC, which asks for data protection too.
/// </summary>
internal static class DataProtectionKeys
{
    public static void AddDataProtectionKeys(this WebApplicationBuilder builder, DataFolder data)
    {
        builder.Services.AddDataProtection().SetApplicationName("portail-famille");
        builder.Services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider>((keys, services) =>
            keys.XmlRepository = services.GetRequiredService<Databases>().AreShared
                ? new SharedKeys(services.GetRequiredService<IDbContextFactory<PortalDbContext>>())
                : new FileSystemXmlRepository(
                    Directory.CreateDirectory(Path.Combine(data.Path, "keys", "data-protection")), services.GetRequiredService<ILoggerFactory>()));
        builder.Services.AddHostedService<FirstSharedKey>();

        // ASP.NET Core reads the keys at every start to spare the first visitor some milliseconds. Nothing is protected on pages that everybody may
        // read, and the XML they are kept in would hold 8 MB for nothing.
        var preloads = builder.Services.Where(service =>
            service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == typeof(IDataProtectionBuilder).Assembly);
        foreach (var preload in preloads.ToList())
            builder.Services.Remove(preload);
    }
}
