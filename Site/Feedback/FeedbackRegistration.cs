namespace Site.Feedback;

internal static class FeedbackRegistration
{
    public static void AddFeedback(this WebApplicationBuilder builder)
    {
        _ = builder;
    }
}
