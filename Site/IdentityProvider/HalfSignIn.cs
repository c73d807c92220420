using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Site.Web;

namespace Site.IdentityProvider;

/// <summary>Who has given the right password and owes a code: a cookie of five minutes.</summary>
public sealed class HalfSignIn(IDataProtectionProvider protection, PublicAddress address)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Site.IdentityProvider.HalfSignIn").ToTimeLimitedDataProtector();

    private string Name => CookieShape.NameOf(address, "identifiant-code");

    public void Keep(HttpContext context, Account account) =>
        context.Response.Cookies.Append(Name, _protector.Protect(account.Id.ToString(), Lifetime), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            Path = "/",
            SameSite = SameSiteMode.Strict,
            Secure = address.IsHttps,
            MaxAge = Lifetime,
        });

    /// <summary>The account's id; null when there is none or it has expired.</summary>
    public Guid? Read(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[Name] is { } kept ? Guid.Parse(_protector.Unprotect(kept)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Forget(HttpContext context) => context.Response.Cookies.Delete(Name, new CookieOptions { Path = "/", Secure = address.IsHttps });
}
