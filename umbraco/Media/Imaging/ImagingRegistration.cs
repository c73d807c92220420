using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Site.Cms.Media.Imaging;

internal static class ImagingRegistration
{
    private const long Megabyte = 1024 * 1024;

    public static void AddImaging(this IServiceCollection services, CmsOptions options)
    {
        services.AddSingleton(provider => new ImageCache(
            Path.Combine(options.DataPath, "cache", "images"), options.Images.CacheMegabytes * Megabyte,
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ImageCache>>()));
        services.AddSingleton(provider => new ImageVariants(
            provider.GetRequiredService<ImageCache>(), options.Images, ImageProcessor.Resize, provider.GetRequiredService<ILogger<ImageVariants>>()));
        services.AddSingleton<ImageSignature>();
        services.AddSingleton<ImageAddresses>();
        services.AddSingleton<ImageEndpoint>();
    }
}
