using Microsoft.Extensions.DependencyInjection;

namespace Site.Core.Feedback;

public static class FeedbackServices
{
    /// <summary>Needs <see cref="FeedbackOptions"/>, <c>HelpLibrary</c>, <c>TimeProvider</c> and the portal’s database.</summary>
    public static IServiceCollection AddFeedbackServices(this IServiceCollection services)
    {
        services.AddSingleton<PublishedVersions>();
        services.AddHostedService(provider => provider.GetRequiredService<PublishedVersions>());
        services.AddSingleton<FeedbackService>();
        return services;
    }
}
