using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Site.Cms;

/// <summary>The features that only staff use, with their container and pipeline.</summary>
internal sealed class StaffSide : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly RequestDelegate _pipeline;

    private StaffSide(ServiceProvider services, RequestDelegate pipeline)
    {
        _services = services;
        _pipeline = pipeline;
    }

    public IServiceProvider Services => _services;

    /// <param name="engine">Where the engine's services live.</param>
    /// <param name="shared">Which of them: the same objects serve here.</param>
    /// <exception cref="OptionsValidationException">A setting of a feature is wrong.</exception>
    public static StaffSide Build(IServiceProvider engine, IEnumerable<ServiceDescriptor> shared, IReadOnlyList<CmsFeature> features)
    {
        var services = new ServiceCollection();
        // As instances, so that this container does not dispose of what is not its own.
        foreach (var type in shared.Select(service => service.ServiceType).Distinct())
        {
            foreach (var instance in engine.GetServices(type))
                services.AddSingleton(type, instance!);
        }
        var provider = CmsHost.Build(services, features);
        provider.GetService<IStartupValidator>()?.Validate();
        return new StaffSide(provider, CmsHost.Pipeline(provider, features, NotFoundAsync));
    }

    public Task InvokeAsync(HttpContext context) => CmsHost.RunAsync(context, _services, _pipeline);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
