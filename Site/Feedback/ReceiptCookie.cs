using Site.Core.Feedback;
using Site.Web;

namespace Site.Feedback;

/// <summary>
/// Carries one vote's receipt, for one content: its path is that content's page alone, so that no request shows together what a reader voted on.
/// That path rules out the name prefix <c>__Host-</c>, which asks for <c>/</c>; <c>__Secure-</c> it is, on https.
/// </summary>
public sealed class ReceiptCookie(PublicAddress address)
{
    private const string Gone = "retire";

    private string Name => address.IsHttps ? "__Secure-avis" : "avis";

    public Receipt? Read(HttpRequest request) => Receipt.Parse(request.Cookies[Name]);

    /// <summary>Whether the vote has just been withdrawn from this browser.</summary>
    public bool SaysWithdrawn(HttpRequest request) => request.Cookies[Name] == Gone;

    public void Keep(HttpContext context, Guid contentId, Receipt receipt) =>
        Write(context, contentId, receipt.ToString(), FeedbackOptions.ReceiptLifetime);

    /// <summary>Forgets the receipt; for a minute a word in its place tells the next page why there is none.</summary>
    public void Forget(HttpContext context, Guid contentId) => Write(context, contentId, Gone, TimeSpan.FromMinutes(1));

    private void Write(HttpContext context, Guid contentId, string value, TimeSpan lifetime) =>
        context.Response.Cookies.Append(Name, value, new CookieOptions
        {
            Path = FeedbackAddresses.Page(contentId),
            HttpOnly = true,
            Secure = address.IsHttps,
            SameSite = SameSiteMode.Strict,
            MaxAge = lifetime,
            IsEssential = true,
        });
}
