using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Site.Cms.Publishing;

namespace Site.Cms.Delivery;

/// <summary>Registration of the Content Delivery API in the CMS's own container.</summary>
public static class DeliveryEndpoints
{
    /// <param name="section">Section <see cref="DeliveryOptions.Section"/>; the CMS's container has no configuration of its own.</param>
    /// <param name="readerExpand">What the reader in the same process expands, as the parameter <c>expand</c> of the API.</param>
    public static IServiceCollection AddDelivery(this IServiceCollection services, IConfiguration section, string readerExpand = "properties[$all]")
    {
        services.AddOptions<DeliveryOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(provider =>
        {
            var snapshots = provider.GetRequiredService<SnapshotHolder>();
            return new DeliverySource(() => snapshots.Current, provider.GetRequiredService<CmsOptions>().DefaultLanguage);
        });
        services.AddSingleton(new DeliveryItems(readerExpand));
        services.AddSingleton<DeliveryAccess>();
        services.AddSingleton<ContentEndpoints>();
        services.AddSingleton<DeliveryApi>();
        return services;
    }

    public static IEndpointConventionBuilder MapDelivery(this IEndpointRouteBuilder routes) =>
        routes.Map("/umbraco/delivery/api/{**path}", routes.ServiceProvider.GetRequiredService<DeliveryApi>().Answer)
            .WithDisplayName("Content Delivery API");
}
