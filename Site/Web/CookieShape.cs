namespace Site.Web;

/// <summary>How every cookie of ours that names a session looks.</summary>
internal static class CookieShape
{
    /// <summary>For this host alone, unseen by scripts, over https where the site is; not sent along by other sites' forms.</summary>
    public static void Shape(this CookieBuilder cookie, PublicAddress address, string name)
    {
        cookie.Name = NameOf(address, name);
        cookie.HttpOnly = true;
        cookie.IsEssential = true;
        cookie.Path = "/";
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = address.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
    }

    public static string NameOf(PublicAddress address, string name) => address.IsHttps ? "__Host-" + name : name;
}
