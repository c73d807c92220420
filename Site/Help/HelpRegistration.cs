using Site.Core.Help;

namespace Site.Help;

internal static class HelpRegistration
{
    public static void AddHelp(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<HelpLibrary>();
        builder.Services.AddSingleton<HtmlRenderer>();
<<<<<<< HEAD
        builder.Services.AddScoped<HelpReading>();
        builder.Services.AddOptions<VideoOptions>().BindConfiguration("Help").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<VideoHosts>();
        builder.Services.AddSingleton<HelpStructuredData>();
=======
        builder.Services.AddSingleton<VideoHosts>();
>>>>>>> main
    }
}
