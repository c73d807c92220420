using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace Site.Web;

/// <summary>The town's identity and what every page's frame needs.</summary>
internal static class TownRegistration
{
    public static void AddTown(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<TownOptions>().BindConfiguration("Town").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<TownOptions>, TownColours.Validation>();
        builder.Services.AddSingleton<TownTheme>();
        builder.Services.AddScoped<PageHead>();
        // French pages are full of accents; as entities they would weigh a fifth more.
        builder.Services.Configure<WebEncoderOptions>(encoding => encoding.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
    }
}
