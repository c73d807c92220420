using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using Site.Account;
using Site.Feedback.Api;
using Site.Help;
using Site.Web.Forms;

namespace Site.Web;

/// <summary>What every feature shares: options, MVC with views in feature folders, headers, errors, caching, compression, health.</summary>
internal static class WebRegistration
{
    public static void AddWeb(this WebApplicationBuilder builder)
    {
        // Asset manifests load by themselves only in Development; without this the files are answered with 0 bytes.
        if (!builder.Environment.IsDevelopment())
            builder.WebHost.UseStaticWebAssets();

        var data = DataFolder.Open(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(_ => data);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSiteAddress();
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<SiteOptions>>(TrustProxies);

        builder.AddRequestLimits();
        builder.AddTelemetry();
        builder.Services.AddHealthChecks().AddCheck<HelpHealth>("help");
        builder.AddTown();
        var camelCase = new JsonStringEnumConverter(JsonNamingPolicy.CamelCase);
        builder.Services.AddControllersWithViews(mvc => mvc.Filters.Add<ReadableForm>())
            .AddJsonOptions(json => json.JsonSerializerOptions.Converters.Add(camelCase));
        // What describes an API (OpenAPI) reads these.
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(camelCase);
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        builder.AddDataProtectionKeys(data);
        builder.Services.Configure<RazorViewEngineOptions>(AddFeatureFolders);
        builder.Services.AddSingleton<HelpPageCache>();
        builder.Services.AddOutputCache(options => options.UseCaseSensitivePaths = true);
        builder.Services.AddOptions<Microsoft.AspNetCore.OutputCaching.OutputCacheOptions>()
            .Configure<HelpPageCache>((options, policy) => options.AddPolicy(HelpPageCache.Policy, policy));
        builder.Services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/opensearchdescription+xml"];
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
    }

    /// <summary>For the site, and for commands that write mails.</summary>
    public static void AddSiteAddress(this IServiceCollection services)
    {
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<IValidateOptions<SiteOptions>, PublicAddressValidation>();
        services.AddOptions<SiteOptions>().BindConfiguration("Site").ValidateDataAnnotations().ValidateOnStart();
    }

    public static void UseWeb(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseExceptionHandler("/erreur/500");
        app.UseWhen(context => IsForPeople(context.Request.Path), people => people.UseStatusCodePagesWithReExecute("/erreur/{0}"));
        app.UseRequestLimits();
    }

    public static void UsePages(this WebApplication app)
    {
        app.UseRouting();
        app.UseStaffAccess();
        app.UseAccount();
        app.UseSearchOpenings();
        app.UseOutputCache();
        app.UseResponseCompression();
        app.MapHealthChecks("/sante", HealthAnswer.Options).AllowAnonymous();
        app.MapStaticAssets().Add(endpoint => endpoint.Metadata.Add(new Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute()));
        app.MapControllers().WithStaticAssets();
        app.MapFeedbackDocument();
    }

    /// <summary>The CMS answers in its own contracts' shapes, staff APIs as JSON; everything else is read by people and gets a page.</summary>
    public static bool IsForPeople(PathString path) => !path.StartsWithSegments("/umbraco") && !path.StartsWithSegments(StaffAccess.Root);

    private static void AddFeatureFolders(RazorViewEngineOptions razor)
    {
        razor.ViewLocationFormats.Clear();
        razor.ViewLocationFormats.Add("/{1}/{0}.cshtml");
        razor.ViewLocationFormats.Add("/Help/{0}.cshtml");
        razor.ViewLocationFormats.Add("/Feedback/{0}.cshtml");
        razor.ViewLocationFormats.Add("/Account/{0}.cshtml");
        razor.ViewLocationFormats.Add("/IdentityProvider/{0}.cshtml");
        razor.ViewLocationFormats.Add("/IdentityProvider/Settings/{0}.cshtml");
        razor.ViewLocationFormats.Add("/Account/Dossiers/{0}.cshtml");
        razor.ViewLocationFormats.Add("/Reservations/{1}/{0}.cshtml");
        razor.ViewLocationFormats.Add("/Reservations/{0}.cshtml");
        razor.ViewLocationFormats.Add("/Reservations/Recap/{0}.cshtml");
        razor.ViewLocationFormats.Add("/Reservations/Absences/{0}.cshtml");
        razor.ViewLocationFormats.Add("/Reservations/Reminders/{0}.cshtml");
        razor.ViewLocationFormats.Add("/Billing/{1}/{0}.cshtml");
        razor.ViewLocationFormats.Add("/Billing/{0}.cshtml");
        razor.ViewLocationFormats.Add("/Desk/{0}.cshtml");
        razor.ViewLocationFormats.Add("/Web/{0}.cshtml");
    }

    private static void TrustProxies(ForwardedHeadersOptions forwarded, IOptions<SiteOptions> site)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in site.Value.TrustedProxies)
            if (IPAddress.TryParse(proxy, out var address))
                forwarded.KnownProxies.Add(address);
            else
                forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
        if (site.Value.TrustedProxies.Count == 0)
            forwarded.ForwardedHeaders = ForwardedHeaders.None;
    }
}
