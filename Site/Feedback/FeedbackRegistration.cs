using Site.Core.Feedback;
using Site.Core.Feedback.Alerts;
using Site.Feedback.Api;

namespace Site.Feedback;

internal static class FeedbackRegistration
{
    public static void AddFeedback(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<FeedbackOptions>().BindConfiguration("Feedback").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddFeedbackServices();
        builder.Services.AddSingleton<FeedbackLimiter>();
        builder.Services.AddSingleton<ReceiptCookie>();
        builder.Services.AddSingleton<AnswerShapes>();
        builder.Services.AddFeedbackDocument();
        builder.Services.AddSingleton<IFeedbackReaders, FeedbackReaders>();
        builder.Services.AddFeedbackMails();
        builder.Services.AddHostedService<FeedbackMailWorker>();
        builder.Services.AddHostedService<FeedbackUpkeep>();
    }
}
