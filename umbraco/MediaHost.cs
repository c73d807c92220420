using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Site.Cms.Media;
using Site.Cms.Media.Imaging;

namespace Site.Cms;

/// <summary>Serves <c>/media</c> of a library elsewhere by the rules of our own: same headers, same signed addresses for resized pictures. No engine, no database.</summary>
public sealed class MediaHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly RequestDelegate _pipeline;

    public MediaHost(CmsOptions options, IMediaLibrary library, ILoggerFactory loggers, TimeProvider time)
    {
        var services = new ServiceCollection();
        services.AddSingleton(options);
        services.AddSingleton(loggers);
        services.AddSingleton(time);
        services.AddSingleton(library);
        services.AddSingleton<MediaEndpoint>();
        services.AddImaging(options);
        _services = CmsHost.Build(services, []);
        _pipeline = CmsHost.Pipeline(_services, [], context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }, MediaEndpoint.Map);
    }

    public ImageAddresses Addresses => _services.GetRequiredService<ImageAddresses>();

    public Task InvokeAsync(HttpContext context) => CmsHost.RunAsync(context, _services, _pipeline);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
