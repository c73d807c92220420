using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Site.Cms.Users;

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

    /// <summary>Who makes a request that is answered elsewhere: the same middleware says it as for our own, where no endpoint of ours has that path.</summary>
    public async Task<StaffMember?> FindAsync(HttpContext context)
    {
        // On a copy of the request that the caller never sees again: what the middleware leaves on a request (features, principal, answers) would meet
        // what the portal's own sign-in leaves there.
        var copy = new DefaultHttpContext();
        copy.Features.Set(context.Features.GetRequiredFeature<IHttpRequestFeature>());
        copy.Features.Set(context.Features.Get<IHttpConnectionFeature>());
        copy.Features.Set(context.Features.Get<IHttpRequestLifetimeFeature>());
        await using var scope = _services.CreateAsyncScope();
        copy.RequestServices = scope.ServiceProvider;
        await _pipeline(copy);
        return copy.Features.Get<StaffMember>();
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
