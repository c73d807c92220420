using Site.Account;
using Site.Billing.PayFip;
using Site.Help;

namespace Site.Web;

/// <summary>Response headers that hold for every answer of the site.</summary>
internal static class SecurityHeaders
{
    private const string PermissionsPolicy =
        "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=(), interest-cohort=()";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        var policy = ContentSecurityPolicy(app.Services.GetRequiredService<VideoHosts>(), app.Services.GetRequiredService<ProviderOrigins>(),
            app.Services.GetRequiredService<PaymentOrigin>());
        var https = app.Services.GetRequiredService<PublicAddress>();
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = PermissionsPolicy;
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            if (https.IsHttps)
                headers.StrictTransportSecurity = "max-age=31536000";
            return next(context);
        });
    }

    private static string ContentSecurityPolicy(VideoHosts videos, ProviderOrigins providers, PaymentOrigin payment) => string.Join("; ",
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'", "media-src 'self'",
        "connect-src 'self'", "manifest-src 'self'", $"frame-src {string.Join(' ', videos.FrameSources)}",
        $"form-action {string.Join(' ', providers.All.Prepend("'self'").Append(payment.Origin).Distinct())}", "base-uri 'none'", "frame-ancestors 'none'");
}
