using Microsoft.Extensions.DependencyInjection;
using Site.Core.Feedback.Alerts;
using Site.Core.Feedback.Analysis;
using Site.Core.Feedback.Exports;
using Site.Core.Feedback.Figures;
using Site.Core.Feedback.Improvements;
using Site.Core.Feedback.Publications;
using Site.Core.Feedback.Triage;

namespace Site.Core.Feedback;

public static class FeedbackServices
{
    /// <summary>Needs <see cref="FeedbackOptions"/>, <c>HelpLibrary</c>, <c>SearchMissGroups</c>, <c>TimeProvider</c> and the portal’s database.</summary>
    public static IServiceCollection AddFeedbackServices(this IServiceCollection services)
    {
        services.AddSingleton<PublishedVersions>();
        services.AddHostedService(provider => provider.GetRequiredService<PublishedVersions>());
        services.AddSingleton<FeedbackService>();
        services.AddSingleton<PublicationLog>();
        services.AddHostedService(provider => provider.GetRequiredService<PublicationLog>());
        services.AddSingleton<FigureRebuild>();
        services.AddSingleton<FeedbackRetention>();
        services.AddSingleton<PublicImprovements>();
        services.AddHostedService(provider => provider.GetRequiredService<PublicImprovements>());
        services.AddSingleton<ImprovementService>();
        return services.AddFeedbackReading();
    }

    /// <summary>Alerts and digests. Needs <see cref="IFeedbackReaders"/>, the outbox and the mails' composer too.</summary>
    public static IServiceCollection AddFeedbackMails(this IServiceCollection services)
    {
        services.AddSingleton<FeedbackAlerts>();
        services.AddSingleton<FeedbackDigests>();
        return services;
    }

    /// <summary>What staff read and do.</summary>
    private static IServiceCollection AddFeedbackReading(this IServiceCollection services)
    {
        services.AddSingleton<ContentNames>();
        services.AddSingleton<OverviewReading>();
        services.AddSingleton<RankingReading>();
        services.AddSingleton<VersionReading>();
        services.AddSingleton<CommentReading>();
        services.AddSingleton<CommentTriage>();
        services.AddSingleton<Subscriptions>();
        services.AddSingleton<ExportLog>();
        services.AddSingleton<FeedbackExport>();
        return services;
    }
}
