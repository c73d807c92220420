using Site.Core.Help;

namespace Site.Help;

internal static class HelpRegistration
{
    public static void AddHelp(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<HelpLibrary>();
        builder.Services.AddSingleton<HtmlRenderer>();
        builder.AddHelpPages();
    }
}
