using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Site.Cms.Data;
using Site.Cms.Users;

namespace Site.Cms.Preview;

/// <summary>
/// Lets the browser of a signed-in member of staff see drafts on the public site: a protected cookie with the name that Umbraco gives it, good for an
/// hour. It says who they are; what they may see is asked of their rights each time.
/// </summary>
public sealed class PreviewPass(IDataProtectionProvider protection, IStaffDirectory directory, CmsEngine engine, TimeProvider time)
{
    public const string CookieName = "UMB_PREVIEW";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly IDataProtector _protector = protection.CreateProtector("Site.Cms.Preview.PreviewPass");

    /// <summary>Whether the request comes from somebody who may read this document's draft now.</summary>
    public bool MayRead(HttpRequest request, Guid document) =>
        HolderOf(request) is { } staff && engine.State.Documents.TryGetValue(document, out var draft) && !draft.Trashed
        && new DocumentAccess(engine.State, staff).May(DocumentVerb.Read, draft);

    /// <summary>Null for everybody else, and once the hour is over.</summary>
    internal StaffMember? HolderOf(HttpRequest request)
    {
        if (request.Cookies[CookieName] is not { } value)
            return null;
        try
        {
            var parts = _protector.Unprotect(value).Split('|');
            var until = new DateTimeOffset(long.Parse(parts[1], CultureInfo.InvariantCulture), TimeSpan.Zero);
            return time.GetUtcNow() < until ? directory.Find(Guid.Parse(parts[0])) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    internal void Issue(HttpContext context, StaffMember staff) => context.Response.Cookies.Append(
        CookieName, _protector.Protect($"{staff.Id}|{(time.GetUtcNow() + Lifetime).Ticks.ToString(CultureInfo.InvariantCulture)}"), Options(context));

    internal static void TakeBack(HttpContext context) => context.Response.Cookies.Delete(CookieName, Options(context));

    private static CookieOptions Options(HttpContext context) =>
        new() { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Strict, MaxAge = Lifetime, IsEssential = true };
}
