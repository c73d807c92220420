using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Site.Cms.Delivery;

/// <summary>Registration of the Content Delivery API in the CMS's own container. Needs a <see cref="DeliverySource"/>.</summary>
public static class DeliveryEndpoints
{
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.AddOptions<DeliveryOptions>().BindConfiguration(DeliveryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<DeliveryItems>();
        services.AddSingleton<DeliveryAccess>();
        services.AddSingleton<ContentEndpoints>();
        services.AddSingleton<DeliveryApi>();
        return services;
    }

    public static IEndpointConventionBuilder MapDelivery(this IEndpointRouteBuilder routes) =>
        routes.Map("/umbraco/delivery/api/{**path}", routes.ServiceProvider.GetRequiredService<DeliveryApi>().Answer)
            .WithDisplayName("Content Delivery API");
}
