using Site.Core.Help;

namespace Site.Help;

internal static class HelpRegistration
{
    public static void AddHelp(this WebApplicationBuilder builder)
    {
        builder.Services.AddHelpCore();
        builder.Services.AddScoped<HelpReading>();
        builder.Services.AddOptions<VideoOptions>().BindConfiguration("Help").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<VideoHosts>();
        builder.Services.AddSingleton<HelpStructuredData>();
    }
}
