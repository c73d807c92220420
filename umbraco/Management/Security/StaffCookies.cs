using Microsoft.AspNetCore.Http;

namespace Site.Cms.Management.Security;

/// <summary>
/// The cookies of staff, under Umbraco's names: HttpOnly, SameSite=Strict, for the whole host; on https <c>__Host-</c> and Secure as well.
/// </summary>
internal sealed class StaffCookies(CmsOptions options)
{
    private bool IsHttps => options.StaffAddress().Scheme == Uri.UriSchemeHttps;

    /// <summary>The session with which codes are given out.</summary>
    public string Session => Name("UMB_UCONTEXT");

    /// <summary>Between password and second factor.</summary>
    public string SecondFactor => Name("UmbracoTwoFactorCookie");

    public string AccessToken => Name("umbAccessToken");
    public string RefreshToken => Name("umbRefreshToken");
    public string Code => Name("umbPkceCode");

    public bool Secure => IsHttps;

    /// <summary>A session cookie: what it carries ends by itself.</summary>
    public void Set(HttpContext context, string name, string value) => context.Response.Cookies.Append(name, value, Options());

    public void Delete(HttpContext context, string name) => context.Response.Cookies.Delete(name, Options());

    private string Name(string name) => IsHttps ? "__Host-" + name : name;

    private CookieOptions Options() => new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", Secure = IsHttps, IsEssential = true };
}
