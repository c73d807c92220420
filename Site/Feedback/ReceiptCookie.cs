using Site.Core.Feedback;

namespace Site.Feedback;

/// <summary>
/// Carries one vote's receipt, for one content: its path is that content's page alone, so that no request shows together what a reader voted on.
/// That path rules out the name prefix <c>__Host-</c>, which asks for <c>/</c>; <c>__Secure-</c> it is, on https.
/// </summary>
internal static class ReceiptCookie
{
    private const string Gone = "retire";

    public static Receipt? Read(HttpRequest request) => Receipt.Parse(request.Cookies[Name(request)]);

    /// <summary>Whether the vote has just been withdrawn from this browser.</summary>
    public static bool SaysWithdrawn(HttpRequest request) => request.Cookies[Name(request)] == Gone;

    public static void Keep(HttpContext context, Guid contentId, Receipt receipt) =>
        Write(context, contentId, receipt.ToString(), FeedbackOptions.ReceiptLifetime);

    /// <summary>Forgets the receipt; for a minute a word in its place tells the next page why there is none.</summary>
    public static void Forget(HttpContext context, Guid contentId) => Write(context, contentId, Gone, TimeSpan.FromMinutes(1));

    private static void Write(HttpContext context, Guid contentId, string value, TimeSpan lifetime) =>
        context.Response.Cookies.Append(Name(context.Request), value, new CookieOptions
        {
            Path = FeedbackAddresses.Page(contentId),
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Strict,
            MaxAge = lifetime,
            IsEssential = true,
        });

    private static string Name(HttpRequest request) => request.IsHttps ? "__Secure-avis" : "avis";
}
