using Microsoft.Extensions.DependencyInjection;
using Site.Cms.Users;

namespace Site.Cms.Backoffice;

public static class BackofficeRegistration
{
    /// <param name="folder">The CMS's own files, <c>umbraco/</c> beside the binaries.</param>
    public static IServiceCollection AddBackoffice(this IServiceCollection services, string folder)
    {
        services.AddSingleton(_ => new HostPage(BackofficeClient.Read(Path.Combine(folder, "Backoffice", "dist"))));
        services.AddSingleton(provider => new BackofficePackages(Path.Combine(folder, "packages"), provider.GetService<StaffOptions>()?.ServiceName));
        services.AddKeyedSingleton(BackofficeEndpoints.Client, (_, _) => new BackofficeFiles(Path.Combine(folder, "Backoffice", "dist", "files")));
        services.AddKeyedSingleton(BackofficeEndpoints.Graphics, (_, _) => new BackofficeFiles(Path.Combine(folder, "Backoffice", "graphics")));
        return services;
    }
}
