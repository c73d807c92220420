namespace Site.Help;

/// <summary>What the public help pages need beside the help library.</summary>
internal static class HelpPagesRegistration
{
    public static void AddHelpPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<HelpReading>();
        builder.Services.AddOptions<VideoOptions>().BindConfiguration("Help").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<VideoHosts>();
        builder.Services.AddSingleton<HelpStructuredData>();
    }
}
