using Microsoft.Playwright;

namespace Site.Tests.Account.Browser;

/// <summary>A browser in which somebody is signed in who has signed in without one.</summary>
internal static class SignedInBrowser
{
    /// <param name="width">Of the window, in CSS pixels.</param>
    public static async Task<IBrowserContext> OpenAsync(Uri site, Visitor visitor, int width, bool scripts)
    {
        var context = await BrowserHost.OpenAsync(new()
        {
            BaseURL = site.ToString(), ViewportSize = new() { Width = width, Height = 844 }, ReducedMotion = ReducedMotion.Reduce, JavaScriptEnabled = scripts,
        });
        await context.AddCookiesAsync(visitor.Cookies.Select(cookie => new Cookie
        {
            Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path, HttpOnly = cookie.HttpOnly, Secure = cookie.Secure,
        }));
        return context;
    }
}
