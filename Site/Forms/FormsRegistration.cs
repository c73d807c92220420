using Site.Core.Forms;
using Site.Web;

namespace Site.Forms;

internal static class FormsRegistration
{
    public static void AddForms(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<FormsOptions>().BindConfiguration("Forms").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddFormsCore();
        builder.Services.AddSingleton<FormLimiter>();
        builder.Services.AddSingleton<IFormPages, FormPages>();
        builder.Services.AddHostedService<FormsUpkeep>();
    }

    /// <summary>In the backoffice, whichever server it is on.</summary>
    private sealed class FormPages(StaffBackoffice backoffice) : IFormPages
    {
        public Uri Entry(Guid id) => backoffice.Section($"messages/{id}");
    }
}
